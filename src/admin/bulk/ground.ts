import type { Right } from '../../registry/auth/scope.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { AdminError } from '../admin-error.ts';
import { manifestText, type RepositoryPlace, shortDigest } from '../subject.ts';
import { attributesUpdate } from './change-attributes.ts';
import { manifestDeletion } from './delete-manifest.ts';
import { GoingAlong } from './going-along.ts';
import type { ItemChange } from './item-change.ts';
import type { ItemOutcome, ItemState } from './item-outcome.ts';
import { PATIENCE_MS } from './make-change.ts';
import { Newcomers } from './newcomers.ts';
import type { ManifestDeletion, PlanItem } from './registry-plan.ts';
import { tagRemoval } from './remove-tag.ts';

interface Watch {
  /** The latest update that the plan has seen there; undefined: it did not list the repository. */
  readonly newest: string | undefined;
  readonly signal: AbortSignal;
  /** Why these tags must not be touched; undefined: they may. */
  readonly protects: (tags: readonly TagName[]) => string | undefined;
}

/** One repository of a run: how its items are changed, and what the run has done in it so far. */
export class Ground {
  /** One token serves everything that the run does there. */
  readonly rights: readonly Right[];
  readonly #place: RepositoryPlace;
  readonly #removedTags = new Map<Digest, Set<TagName>>();
  readonly #touched = new Set<Digest>();
  readonly #deleted = new Set<Digest>();
  readonly #wentAlong = new Set<Digest>();
  /** Something has been sent for them: their locks may be lifted. */
  readonly #begun = new Set<Digest>();
  /** How those manifests ended that are not gone. */
  readonly #left = new Map<Digest, ItemState>();
  /** What refers to each, by the plan. */
  readonly #takes: ReadonlyMap<Digest, readonly Digest[]>;
  readonly #newcomers: Newcomers | undefined;
  readonly #goingAlong: GoingAlong | undefined;

  constructor(place: RepositoryPlace, items: readonly PlanItem[], { newest, signal, protects }: Watch) {
    this.#place = place;
    this.#takes = new Map(
      items.flatMap(each => (each.action === 'delete manifest' ? [[each.digest, each.takes ?? []]] : [])),
    );
    const planned = items.flatMap(each => (each.action === 'delete manifest' ? [each.digest] : []));
    const isWatched = newest !== undefined && planned.length > 0;
    this.rights = [...rightsFor(items), ...(isWatched ? (['pull'] as const) : [])];
    if (!isWatched) return;
    const options = { rights: this.rights, signal, patience: PATIENCE_MS };
    this.#newcomers = new Newcomers({ ...place, newest, planned, options });
    const assertMayGo = async (item: ManifestDeletion) => {
      this.assertNotKept(item);
      const why = protects(item.tags);
      if (why !== undefined) throw this.#leftAlone(item, why);
      await this.changeOf(item).look(this.#begun.has(item.digest), options);
    };
    this.#goingAlong = new GoingAlong({ ...place, items, options, assertMayGo });
  }

  /**
   * Looks at what has come to the repository since the plan was made, and at what would go along. Throws AdminError `ChangedMeanwhile` where
   * something of it keeps what is to be deleted, RegistryError where that cannot be told.
   */
  async assertUnneeded(item: PlanItem): Promise<void> {
    if (item.action !== 'delete manifest' || !this.#newcomers) return;
    await this.#newcomers.look();
    this.assertNotKept(item);
    await this.#goingAlong?.assertMayGo(item);
  }

  /** The same by what is known by now, right before it is sent: others may have looked meanwhile. */
  assertNotKept(item: PlanItem): void {
    if (item.action !== 'delete manifest') return;
    const along = this.#goingAlong?.with(item.digest) ?? [];
    const why = [item.digest, ...along].map(each => this.#whyKept(each)).find(each => each !== undefined);
    if (why !== undefined) throw this.#leftAlone(item, why);
  }

  #whyKept(digest: Digest): string | undefined {
    const state = this.#left.get(digest);
    return this.#newcomers?.whyKept(digest) ?? (state && `${shortDigest(digest)} ended as ${state}`);
  }

  #leftAlone({ digest }: ManifestDeletion, why: string): AdminError {
    return new AdminError(
      'ChangedMeanwhile',
      `${manifestText({ ...this.#place, digest })} was left alone: ${why}.`,
      'Make the plan anew to see what it is needed for.',
    );
  }

  changeOf(item: PlanItem): ItemChange {
    switch (item.action) {
      case 'delete manifest':
        return manifestDeletion(this.#place, item, () => ({
          removedTags: this.#removedTags.get(item.digest) ?? NO_TAGS,
          isTouched: this.#touched.has(item.digest),
        }));
      case 'remove tag':
        return tagRemoval(this.#place, item);
      case 'update attributes':
        return attributesUpdate(this.#place, item);
    }
  }

  /** Did it refer to something that the run has deleted? Then it may be gone as well. */
  mayHaveGoneAlong(item: PlanItem): item is ManifestDeletion {
    return item.action === 'delete manifest' && this.#wentAlong.has(item.digest);
  }

  hasDeleted(digest: Digest): boolean {
    return this.#deleted.has(digest);
  }

  /** Something is sent for it, in this run or in the one that it goes on with. */
  begin(item: PlanItem): void {
    if (item.action === 'delete manifest') this.#begun.add(item.digest);
  }

  /** Something has been done, in this run or in the one that it goes on with. */
  note(item: PlanItem, { state }: ItemOutcome): void {
    if (item.action === 'delete manifest' && state !== 'deleted' && state !== 'already-absent')
      this.#left.set(item.digest, state);
    if (state !== 'deleted' && state !== 'updated') return;
    if (item.action === 'delete manifest') {
      this.#deleted.add(item.digest);
      this.#noteAlong(item.digest);
      this.#newcomers?.deleted(item.digest);
      return;
    }
    if (item.digest === undefined) return;
    this.#touched.add(item.digest);
    if (item.action !== 'remove tag') return;
    const removed = this.#removedTags.get(item.digest) ?? new Set();
    this.#removedTags.set(item.digest, removed.add(item.tag));
  }

  /** What refers to it as the registry said right before, or as the plan says where another run deleted it. */
  #noteAlong(digest: Digest): void {
    for (const each of [...(this.#goingAlong?.with(digest) ?? []), ...(this.#takes.get(digest) ?? [])]) {
      if (this.#wentAlong.has(each)) continue;
      this.#wentAlong.add(each);
      this.#noteAlong(each);
    }
  }
}

const NO_TAGS: ReadonlySet<TagName> = new Set();

function rightsFor(items: readonly PlanItem[]): readonly Right[] {
  const deletes = items.some(each => each.action !== 'update attributes');
  const writes = items.some(
    each =>
      each.action === 'update attributes' || (each.action === 'remove tag' ? each.unlock : each.unlock.length > 0),
  );
  return ['metadata_read', ...(deletes ? (['delete'] as const) : []), ...(writes ? (['metadata_write'] as const) : [])];
}
