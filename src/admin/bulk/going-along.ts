import type { Digest } from '../../registry/model/digest.ts';
import { listReferrers } from '../../registry/referrers.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { AdminError } from '../admin-error.ts';
import { manifestText, type RepositoryPlace, shortDigest } from '../subject.ts';
import type { ManifestDeletion, PlanItem } from './registry-plan.ts';

interface Company extends RepositoryPlace {
  readonly items: readonly PlanItem[];
  readonly options: CallOptions;
  /** Throws AdminError where this is not as it was planned, or is to stay. */
  readonly assertMayGo: (item: ManifestDeletion) => Promise<void>;
}

/**
 * What goes along with a manifest: Azure deletes what refers to it with it ("By deleting the root artifact, all related artifacts are also
 * deleted", documentation of supply chain artifacts). So whatever keeps a referrer has to be known before its subject is deleted.
 */
export class GoingAlong {
  readonly #company: Company;
  readonly #planned: ReadonlyMap<Digest, ManifestDeletion>;
  /** With something in the plan that waits for them. */
  readonly #leaders: ReadonlySet<Digest>;
  readonly #along = new Map<Digest, ReadonlySet<Digest>>();

  constructor(company: Company) {
    this.#company = company;
    const deletions = company.items.filter(each => each.action === 'delete manifest');
    this.#planned = new Map(deletions.map(each => [each.digest, each]));
    this.#leaders = new Set(deletions.flatMap(each => each.after));
  }

  /**
   * Asks the registry what refers to a manifest, and looks at each of those that the plan deletes, at any depth. Throws AdminError
   * `ChangedMeanwhile` where one of them must not go, RegistryError where that cannot be told.
   */
  async assertMayGo(item: ManifestDeletion): Promise<void> {
    const along = new Set<Digest>();
    const open = this.#leaders.has(item.digest) ? [item.digest] : [];
    for (const digest of open) {
      for (const referrer of await this.#referrersOf(digest)) {
        if (along.has(referrer.digest) || referrer.digest === item.digest) continue;
        along.add(referrer.digest);
        open.push(referrer.digest);
        await this.#assert(item, referrer);
        // an index that is to go later, and lists it, has to be one that can go
        for (const above of referrer.after) {
          const parent = this.#planned.get(above);
          if (parent && above !== item.digest && !along.has(above)) await this.#assert(item, parent);
        }
      }
    }
    this.#along.set(item.digest, along);
  }

  /** What went, or would go, along with it when it was last looked at. */
  with(digest: Digest): ReadonlySet<Digest> {
    return this.#along.get(digest) ?? new Set();
  }

  async #assert(item: ManifestDeletion, referrer: ManifestDeletion): Promise<void> {
    try {
      await this.#company.assertMayGo(referrer);
    } catch (error) {
      if (!(error instanceof AdminError)) throw error;
      throw new AdminError(
        'ChangedMeanwhile',
        `${manifestText({ ...this.#company, digest: item.digest })} was left alone, since ${shortDigest(referrer.digest)} refers to it and would go along: ${error.message}`,
        error.recommendation,
      );
    }
  }

  async #referrersOf(digest: Digest): Promise<readonly ManifestDeletion[]> {
    const { registry, repository, options } = this.#company;
    const found: ManifestDeletion[] = [];
    for await (const { items } of listReferrers(registry, { repository, digest }, options))
      found.push(...items.flatMap(each => this.#planned.get(each.digest) ?? []));
    return found;
  }
}
