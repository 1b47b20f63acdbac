import { type ManifestOutline, readOutlines } from '../../registry/manifest-outline.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestChild, ManifestProperties } from '../../registry/model/manifest.ts';
import { INDEXES } from '../../registry/model/media-types.ts';
import type { Page } from '../../registry/model/page.ts';
import { parseReferrerTag, referrerTag } from '../../registry/model/referrer-tag.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { CallOptions } from '../../registry/registry.ts';
import type { Effect } from '../effect.ts';
import type { RepositoryPlace } from '../subject.ts';
import { type FreedShares, type FreedSpace, freedShares, totalOf } from './freed-space.ts';
import { graphEffects } from './graph-effects.ts';
import { listInto } from './list-into.ts';

/** An index that lists a manifest, or another index on the way to it. */
export interface Ancestor {
  readonly index: ManifestProperties;
  /** How it lists it, once for each time. */
  readonly entries: readonly ManifestChild[];
  /** The index between it and the manifest; undefined: it lists the manifest itself. */
  readonly through: Digest | undefined;
}

/** What is bound to another manifest by a tag that is made of its digest. */
interface Bound {
  readonly digest: Digest;
  /** By a tag without a suffix: it counts where it is an index, and what that lists counts as well. */
  readonly isBare: boolean;
}

/** What the manifests of a repository are to each other, as far as it was told of them. */
export class ArtifactGraph {
  /** The latest time of an update before the listing began, as received: what is later may not have been seen. undefined: nothing was there. */
  readonly newest: string | undefined;
  readonly #manifests = new Map<Digest, ManifestProperties>();
  readonly #outlines = new Map<Digest, ManifestOutline>();
  readonly #parents = new Map<Digest, Digest[]>();
  /** By the digest in a field `subject`. */
  readonly #referrers = new Map<Digest, Digest[]>();
  /** By the stem of the tag. */
  readonly #bound = new Map<string, Bound[]>();
  /** Digests that a tag is too short for, by its stem. */
  readonly #shortened = new Map<string, Digest>();
  #gap: string | undefined;

  constructor(newest?: string) {
    this.newest = newest;
  }

  /** Takes a manifest as a listing tells of it; of one that comes again, the later news counts. */
  list(manifest: ManifestProperties): void {
    const { digest, tags } = manifest;
    this.#manifests.set(digest, manifest);
    if (!digest.startsWith('sha256:')) this.#shortened.set(referrerTag(digest), digest);
    for (const tag of tags) {
      const bond = parseReferrerTag(tag);
      if (bond) enter(this.#bound, bond.stem, { digest, isBare: bond.suffix === '' });
    }
  }

  /** Takes what the bytes of a manifest say. */
  outlined(digest: Digest, outline: ManifestOutline): void {
    if (this.#outlines.has(digest)) return;
    this.#outlines.set(digest, outline);
    for (const child of new Set(outline.children.map(each => each.digest))) enter(this.#parents, child, digest);
    if (outline.subject !== undefined) enter(this.#referrers, outline.subject, digest);
  }

  /** It has been deleted. */
  forget(digest: Digest): void {
    this.#manifests.delete(digest);
  }

  /** There may be manifests that it was not told of; of several reasons the first counts. */
  lacks(reason: string): void {
    this.#gap ??= reason;
  }

  /** Why there may be manifests that it knows nothing of, and that list or refer to others; undefined: there are none. */
  get gap(): string | undefined {
    return this.#gap;
  }

  get manifests(): ReadonlyMap<Digest, ManifestProperties> {
    return this.#manifests;
  }

  /** What the bytes of a manifest say; undefined where they were not read. */
  outline(digest: Digest): ManifestOutline | undefined {
    return this.#outlines.get(digest);
  }

  /** Manifests of which nobody knows what they list or refer to: each of them may list everything. */
  get unreadable(): readonly Digest[] {
    return [...this.#manifests.keys()].filter(each => !this.#outlines.get(each)?.isReadable);
  }

  /** What an index lists, also what the repository does not hold. */
  childrenOf(digest: Digest): readonly ManifestChild[] {
    return this.#outlines.get(digest)?.children ?? [];
  }

  /** The indexes that list a manifest themselves. */
  parentsOf(digest: Digest): readonly Digest[] {
    return this.#present(this.#parents.get(digest), digest);
  }

  /** The indexes that break without this manifest, the nearest first. */
  ancestorsOf(digest: Digest): readonly Ancestor[] {
    const found = new Map<Digest, Ancestor>();
    const open: Digest[] = [digest];
    for (const child of open) {
      for (const parent of this.parentsOf(child)) {
        const index = this.#manifests.get(parent);
        if (index === undefined || parent === digest || found.has(parent)) continue;
        const entries = this.childrenOf(parent).filter(each => each.digest === child);
        found.set(parent, { index, entries, through: child === digest ? undefined : child });
        open.push(parent);
      }
    }
    return [...found.values()];
  }

  /** Everything that an index leads to, of any depth, as far as the repository holds it. */
  descendantsOf(digest: Digest): ReadonlySet<Digest> {
    const found = new Set<Digest>();
    const open = [digest];
    for (const index of open) {
      for (const child of this.childrenOf(index)) {
        if (child.digest === digest || found.has(child.digest) || !this.#manifests.has(child.digest)) continue;
        found.add(child.digest);
        open.push(child.digest);
      }
    }
    return found;
  }

  /**
   * What refers to a manifest: by a field `subject`, or by a tag that is made of its digest; of an index of referrers also what it lists.
   */
  referrersOf(digest: Digest): readonly Digest[] {
    const bound = this.#boundBy(referrerTag(digest));
    const listed = bound.filter(each => each.isBare).flatMap(each => this.childrenOf(each.digest));
    return this.#present(
      [...(this.#referrers.get(digest) ?? []), ...bound.map(each => each.digest), ...listed.map(each => each.digest)],
      digest,
    );
  }

  /** Those of them that say so themselves: registries that know referrers delete them with their subject. */
  referrersBySubject(digest: Digest): readonly Digest[] {
    return this.#present(this.#referrers.get(digest), digest);
  }

  /** What a manifest is about, in each of these ways; the repository may no longer hold it. */
  subjectsOf(digest: Digest): readonly Digest[] {
    const found = new Set<Digest>();
    const own = this.#outlines.get(digest)?.subject;
    if (own !== undefined) found.add(own);
    const holders = [digest, ...this.parentsOf(digest)];
    for (const holder of holders) {
      for (const tag of this.#manifests.get(holder)?.tags ?? []) {
        const bond = parseReferrerTag(tag);
        if (bond === undefined || (bond.suffix === '' ? !this.#mayBeIndex(holder) : holder !== digest)) continue;
        const subject = this.#shortened.get(bond.stem) ?? bond.subject;
        if (subject !== undefined) found.add(subject);
      }
    }
    found.delete(digest);
    return [...found];
  }

  /** What goes from the registry with these manifests and what refers to them. */
  freedBy(digests: Iterable<string>): FreedSpace {
    return totalOf(this.freedSharesOf(digests));
  }

  /** The same, taken apart so that it is known of any of them. */
  freedSharesOf<Name extends string>(digests: Iterable<Name>): FreedShares<Name> | { readonly unknown: string } {
    if (this.#gap !== undefined) return { unknown: this.#gap };
    const unread = this.unreadable.length;
    if (unread > 0) return { unknown: `${counted(unread, this.#manifests.size, 'manifests')} could not be read` };
    const outlines = new Map<Digest, ManifestOutline>();
    for (const digest of this.#manifests.keys()) {
      const outline = this.#outlines.get(digest);
      if (outline) outlines.set(digest, outline);
    }
    return freedShares(outlines, [...digests]);
  }

  /** What these changes do to the rest of the repository. */
  effectsOf(deleted: Iterable<Digest>, untagged: Iterable<TagName> = []): readonly Effect[] {
    return graphEffects(this, { deleted, untagged });
  }

  #boundBy(stem: string): readonly Bound[] {
    return (this.#bound.get(stem) ?? []).filter(each => !each.isBare || this.#mayBeIndex(each.digest));
  }

  /** What the listing does not tell may be one. */
  #mayBeIndex(digest: Digest): boolean {
    const mediaType = this.#manifests.get(digest)?.mediaType;
    return mediaType === undefined || INDEXES.has(mediaType) || this.childrenOf(digest).length > 0;
  }

  /** Each once, without the one that they are asked for and what is gone. */
  #present(digests: readonly Digest[] | undefined, besides: Digest): readonly Digest[] {
    return [...new Set(digests)].filter(each => each !== besides && this.#manifests.has(each));
  }
}

function enter<Key, Entry>(map: Map<Key, Entry[]>, key: Key, entry: Entry): void {
  const known = map.get(key);
  if (known) known.push(entry);
  else map.set(key, [entry]);
}

/** `3 of 240 indexes` */
export const counted = (some: number, all: number, noun: string): string =>
  `${some.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} ${noun}`;

export interface GraphOptions extends CallOptions {
  /** Told how many manifests were read, of how many that were listed so far. */
  readonly progress?: ((text: string, done: number, of: number | undefined) => void) | undefined;
}

/**
 * Lists a repository to its end and reads every manifest that was not read before in this session; the next page is on its way while those of
 * one are read. One that is missing or damaged is `unreadable`. Throws RegistryError for any other failure, so that what it answers is whole
 * but for its `gap`.
 */
export async function readArtifactGraph(
  place: RepositoryPlace,
  { progress, signal, rights = [] }: GraphOptions,
): Promise<ArtifactGraph> {
  const { registry, repository } = place;
  const options: CallOptions = { signal, rights: ['metadata_read', 'pull', ...rights] };
  const graph = new ArtifactGraph(await readNewest(place, options));
  const text = `Reading the manifests of ${repository}`;
  let before = 0;
  for await (const { items, isLast } of ahead(listInto(graph, place, options))) {
    const end = before + items.length;
    const total = isLast ? end : undefined;
    const digests = items.map(each => each.digest);
    const onRead = (done: number, of: number) => progress?.(text, end - of + done, total);
    const outlines = await readOutlines(registry, { repository, digests }, { ...options, onRead });
    for (const [digest, outline] of outlines) graph.outlined(digest, outline);
    progress?.(text, end, total);
    before = end;
  }
  return graph;
}

/** When the manifest was updated that was updated last. */
async function readNewest({ registry, repository }: RepositoryPlace, options: CallOptions) {
  if (registry.dialect.kind !== 'acr') return undefined;
  const wanted = { ...options, orderBy: 'lastUpdatedDesc', pageSize: 1 } as const;
  for await (const { items } of listManifests(registry, repository, wanted)) return items[0]?.lastUpdateTime;
  return undefined;
}

/** Asks for the next page before the one at hand is through. */
async function* ahead<T>(pages: AsyncIterable<Page<T>>): AsyncGenerator<Page<T>, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = iterator.next();
      // its failure is met when it is its turn
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
