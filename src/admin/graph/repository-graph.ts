import { type ManifestOutline, readOutlines, unreadOutlines } from '../../registry/manifest-outline.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { ManifestChild, ManifestProperties } from '../../registry/model/manifest.ts';
import { INDEXES } from '../../registry/model/media-types.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { type RepositoryPlace, repositoryText } from '../subject.ts';
import { type FreedSpace, freedSpace } from './freed-space.ts';

/** Manifests in a page of the listing, and pages that are read at most. */
const PAGE_SIZE = 1000;
const MOST_PAGES = 10;
/** Indexes that are read at most to find those that list a manifest. */
const MOST_INDEXES = 200;
/** Manifests that are read at most to tell what deletions free. */
const MOST_BODIES = 500;
/** Manifests that are asked for at once: whoever gives up leaves no more than these behind. */
const AT_ONCE = 16;

/** An index that lists a manifest, or another index on the way to it. */
export interface Ancestor {
  readonly index: ManifestProperties;
  /** How it lists it, once for each time. */
  readonly entries: readonly ManifestChild[];
  /** The index between it and the manifest; undefined: it lists the manifest itself. */
  readonly through: Digest | undefined;
}

/**
 * What the manifests of a repository are to each other, as the registry showed them at one time: enough to say what a deletion does besides,
 * never to decide that something is as it was planned.
 */
export class RepositoryGraph {
  readonly #place: RepositoryPlace;
  /** One token serves all. */
  readonly #rights: CallOptions['rights'];
  readonly #listed = new Map<Digest, ManifestProperties>();
  readonly #outlines = new Map<Digest, ManifestOutline>();
  readonly #parents = new Map<Digest, Map<Digest, ManifestChild[]>>();
  /** Why there may be manifests, or indexes, that it knows nothing of. */
  #listingGap: string | undefined;
  #indexGap: string | undefined;
  /** Why it cannot tell what is freed; `unread`: nobody has asked for it yet. */
  #space: 'unread' | { readonly gap: string | undefined } = 'unread';

  private constructor(place: RepositoryPlace, { rights }: CallOptions) {
    this.#place = place;
    this.#rights = rights;
  }

  /** Lists the repository and reads its indexes, both up to a bound; what could not be read is a gap. Rejects with the signal's reason only. */
  static async read(place: RepositoryPlace, options: CallOptions): Promise<RepositoryGraph> {
    const graph = new RepositoryGraph(place, options);
    try {
      await graph.#list(options);
      await graph.#readIndexes(options);
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      graph.#indexGap ??= `its manifests could not be read: ${error.message}`;
      graph.#listingGap ??= graph.#indexGap;
    }
    return graph;
  }

  /** `contoso.azurecr.io/team/api` */
  get repository(): string {
    return repositoryText(this.#place);
  }

  /** Why there may be indexes that `ancestorsOf` does not find; undefined: there are none. */
  get gap(): string | undefined {
    return this.#listingGap ?? this.#indexGap;
  }

  /** The indexes that break without this manifest, the nearest first. */
  ancestorsOf(digest: Digest): readonly Ancestor[] {
    const found = new Map<Digest, Ancestor>();
    const open: Digest[] = [digest];
    for (const child of open) {
      for (const [parent, entries] of this.#parents.get(child) ?? []) {
        const index = this.#listed.get(parent);
        if (index === undefined || parent === digest || found.has(parent)) continue;
        found.set(parent, { index, entries, through: child === digest ? undefined : child });
        open.push(parent);
      }
    }
    return [...found.values()];
  }

  /** It has been deleted. */
  forget(digest: Digest): void {
    this.#listed.delete(digest);
  }

  /**
   * Reads every manifest that is not known yet, up to a bound, so that `freedBy` can tell; what could not be read is a gap. Rejects with the
   * signal's reason only.
   */
  async read(signal: AbortSignal): Promise<void> {
    if (this.#space !== 'unread') return;
    this.#space = { gap: this.#listingGap ?? (await this.#readBodies({ signal, rights: this.#rights })) };
  }

  /** What goes from the registry with these manifests and what refers to them; undefined: it was not read yet. */
  freedBy(digests: readonly string[]): FreedSpace | undefined {
    if (this.#space === 'unread') return undefined;
    if (this.#space.gap !== undefined) return { unknown: this.#space.gap };
    const manifests = new Map<string, ManifestOutline>();
    for (const digest of this.#listed.keys()) {
      const outline = this.#outlines.get(digest);
      if (outline) manifests.set(digest, outline);
    }
    return freedSpace(manifests, digests);
  }

  async #list(options: CallOptions): Promise<void> {
    const { registry, repository } = this.#place;
    if (registry.dialect.kind !== 'acr') {
      this.#listingGap = 'this registry lists only what is tagged';
      return;
    }
    let pages = 0;
    for await (const { items, isLast = false } of listManifests(registry, repository, {
      ...options,
      pageSize: PAGE_SIZE,
    })) {
      for (const each of items) this.#listed.set(each.digest, each);
      pages++;
      if (isLast || pages < MOST_PAGES) continue;
      this.#listingGap = `the repository has more than ${this.#listed.size.toLocaleString('en-US')} manifests`;
      return;
    }
  }

  async #readIndexes(options: CallOptions): Promise<void> {
    const indexes = [...this.#listed.values()].filter(mayBeIndex).map(each => each.digest);
    const unread = new Set(unreadOutlines(this.#place.registry, indexes));
    const skipped = new Set([...unread].slice(MOST_INDEXES));
    const wanted = indexes.filter(each => !skipped.has(each));
    await this.#outline(wanted, options);
    for (const index of wanted) this.#adopt(index, this.#outlines.get(index)?.children ?? []);
    if (skipped.size > 0) {
      this.#indexGap = `${counted(skipped.size, indexes.length, 'indexes')} would have to be read besides`;
      return;
    }
    const damaged = wanted.filter(each => !this.#outlines.get(each)?.isReadable);
    if (damaged.length > 0) this.#indexGap = `${counted(damaged.length, indexes.length, 'indexes')} could not be read`;
  }

  /** Answers why it is not known what all of them use. */
  async #readBodies(options: CallOptions): Promise<string | undefined> {
    const all = [...this.#listed.keys()];
    const missing = all.filter(each => !this.#outlines.has(each));
    const unread = unreadOutlines(this.#place.registry, missing);
    if (unread.length > MOST_BODIES) {
      return `it was not looked at, since ${unread.length.toLocaleString('en-US')} manifests would have to be read and ${MOST_BODIES} are read at most`;
    }
    try {
      await this.#outline(missing, options);
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      return `the manifests could not be read: ${error.message}`;
    }
    const damaged = all.filter(each => !this.#outlines.get(each)?.isReadable);
    return damaged.length === 0 ? undefined : `${counted(damaged.length, all.length, 'manifests')} could not be read`;
  }

  async #outline(digests: readonly Digest[], options: CallOptions): Promise<void> {
    const { registry, repository } = this.#place;
    for (let start = 0; start < digests.length; start += AT_ONCE) {
      options.signal?.throwIfAborted();
      const some = digests.slice(start, start + AT_ONCE);
      const found = await readOutlines(registry, { repository, digests: some }, options);
      for (const [digest, outline] of found) this.#outlines.set(digest, outline);
    }
  }

  #adopt(index: Digest, children: readonly ManifestChild[]): void {
    for (const child of children) {
      const parents = this.#parents.get(child.digest) ?? new Map<Digest, ManifestChild[]>();
      parents.set(index, [...(parents.get(index) ?? []), child]);
      this.#parents.set(child.digest, parents);
    }
  }
}

/** What the listing does not tell may be one. */
const mayBeIndex = ({ mediaType }: ManifestProperties): boolean => mediaType === undefined || INDEXES.has(mediaType);

/** `3 of 240 indexes` */
const counted = (some: number, all: number, noun: string): string =>
  `${some.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} ${noun}`;
