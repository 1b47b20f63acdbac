import { type ManifestOutline, readOutlines } from '../../registry/manifest-outline.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { parseReferrerTag, referrerTag } from '../../registry/model/referrer-tag.ts';
import { sortableTime } from '../../registry/model/update-time.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { type RepositoryPlace, shortDigest } from '../subject.ts';
import { isGone } from './gone.ts';
import { Rounds } from './rounds.ts';

/** Manifests of a page: mostly there is nothing new, and then one page tells. */
const PAGE_SIZE = 10;

interface Watch extends RepositoryPlace {
  /** The latest update that the plan has seen, as received. */
  readonly newest: string;
  /** The manifests that the plan deletes. */
  readonly planned: Iterable<Digest>;
  readonly options: CallOptions;
}

/**
 * What has come to a repository since its plan was made. An index that lists a planned manifest, or something that refers to one, keeps it;
 * what cannot be read counts as if it listed everything (safety, section 3, rule 5).
 */
export class Newcomers {
  readonly #watch: Watch;
  readonly #planned: ReadonlySet<Digest>;
  readonly #byStem: ReadonlyMap<string, Digest>;
  readonly #rounds = new Rounds(() => this.#look());
  /** The round in which they went. */
  readonly #deleted = new Map<Digest, number>();
  readonly #read = new Set<Digest>();
  readonly #kept = new Map<Digest, string>();
  #unread: readonly Digest[] = [];
  /** All that is not later is known. */
  #since: string;
  #round = 0;

  constructor(watch: Watch) {
    this.#watch = watch;
    this.#planned = new Set(watch.planned);
    this.#byStem = new Map([...this.#planned].map(digest => [referrerTag(digest), digest]));
    this.#since = sortableTime(watch.newest) ?? '';
  }

  /** Resolves after a look that began with this call or later. Throws RegistryError, and the signal's reason. */
  look(): Promise<void> {
    return this.#rounds.join();
  }

  /** Why a manifest must stay, by what was seen; undefined: it may go. */
  whyKept(digest: Digest): string | undefined {
    const [unread] = this.#unread;
    if (unread) return `${shortDigest(unread)} was pushed meanwhile and cannot be read, so that it may need everything`;
    return this.#kept.get(digest);
  }

  /** The run has deleted it; whoever finds it from now on, finds it pushed again. */
  deleted(digest: Digest): void {
    this.#deleted.set(digest, this.#round);
  }

  async #look(): Promise<void> {
    const round = ++this.#round;
    const later = await this.#later();
    const news = later.filter(({ digest }) => this.#isNew(digest, round));
    const unknown = news.map(each => each.digest).filter(each => !this.#read.has(each));
    const outlines = await this.#outlines(unknown);
    const unread: Digest[] = [];
    for (const digest of unknown) {
      const outline = outlines.get(digest);
      if (outline?.isReadable) this.#adopt(digest, outline);
      else unread.push(digest);
    }
    for (const each of news) this.#adoptTags(each);
    this.#unread = unread;
    // what the run is about to delete is looked at again, since it may be pushed again
    if (unread.length === 0 && news.length === later.length) this.#since = latestOf(later) ?? this.#since;
  }

  async #later(): Promise<readonly ManifestProperties[]> {
    const { registry, repository, options } = this.#watch;
    const later: ManifestProperties[] = [];
    try {
      const pages = listManifests(registry, repository, {
        ...options,
        orderBy: 'lastUpdatedDesc',
        pageSize: PAGE_SIZE,
      });
      for await (const { items } of pages) {
        for (const each of items) {
          const time = sortableTime(each.lastUpdateTime);
          if (time !== undefined && time <= this.#since) return later;
          later.push(each);
        }
      }
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    return later;
  }

  #isNew(digest: Digest, round: number): boolean {
    if (!this.#planned.has(digest)) return true;
    const gone = this.#deleted.get(digest);
    return gone !== undefined && gone < round;
  }

  async #outlines(digests: readonly Digest[]): Promise<ReadonlyMap<Digest, ManifestOutline>> {
    if (digests.length === 0) return new Map();
    const { registry, repository, options } = this.#watch;
    return readOutlines(registry, { repository, digests }, options);
  }

  #adopt(digest: Digest, { children, subject }: ManifestOutline): void {
    this.#read.add(digest);
    for (const child of children) this.#keep(child.digest, `index ${shortDigest(digest)} lists it`);
    if (subject !== undefined) this.#keep(subject, `${shortDigest(digest)} refers to it`);
  }

  #adoptTags({ digest, tags }: ManifestProperties): void {
    for (const tag of tags) {
      const stem = parseReferrerTag(tag)?.stem;
      const subject = stem === undefined ? undefined : this.#byStem.get(stem);
      if (subject !== undefined) this.#keep(subject, `${shortDigest(digest)} refers to it by the tag ${tag}`);
    }
  }

  #keep(digest: Digest, why: string): void {
    if (!this.#kept.has(digest)) this.#kept.set(digest, `${why}, and was pushed meanwhile`);
  }
}

function latestOf(manifests: readonly ManifestProperties[]): string | undefined {
  return manifests.reduce<string | undefined>((latest, { lastUpdateTime }) => {
    const time = sortableTime(lastUpdateTime);
    return time !== undefined && (latest === undefined || time > latest) ? time : latest;
  }, undefined);
}
