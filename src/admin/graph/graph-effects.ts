import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestChild, ManifestProperties } from '../../registry/model/manifest.ts';
import { parseReferrerTag } from '../../registry/model/referrer-tag.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { breakage, type Effect, loss } from '../effect.ts';
import { childText, indexText, listText, manyText, platformsOf, referrerText } from '../manifest-words.ts';
import { shortDigest } from '../subject.ts';
import type { ArtifactGraph } from './artifact-graph.ts';

/** Changes in one repository that are made together. */
export interface GraphChanges {
  readonly deleted: Iterable<Digest>;
  readonly untagged?: Iterable<TagName>;
}

/** Broken indexes that are told by name. */
const NAMED = 12;

/** What changes do to the rest of a repository: what goes along, what they leave behind, and what they break. */
export function graphEffects(graph: ArtifactGraph, changes: GraphChanges): readonly Effect[] {
  const deleted = new Set(changes.deleted);
  const untagged = new Set(changes.untagged);
  const tags = [...deleted].flatMap(each => graph.manifests.get(each)?.tags ?? []).toSorted();
  const taken = referrersTaken(graph, deleted);
  const gone = new Set([...deleted, ...taken]);
  const orphans = orphansOf(graph, gone);
  const left = referrersLeft(graph, gone);
  const [bare, unbound] = [lastTags(graph, gone, untagged), [...untagged].filter(each => bindsReferrer(graph, each))];
  return [
    ...told(tags, each => `removes ${manyText(each.length, 'tag')}: ${listText(each)}`),
    ...told(
      orphans,
      each => `leaves ${manyText(each.length, 'manifest')} that nothing else lists: ${listText(each.map(childText))}`,
    ),
    ...told(taken, each => `takes ${manyText(each.length, 'referrer')} with it: ${referrersText(graph, each)}`),
    ...told(left, each => `leaves ${manyText(each.length, 'referrer')} of what goes: ${referrersText(graph, each)}`),
    ...told(bare, each => `leaves ${manyText(each.length, 'manifest')} untagged: ${listText(each.map(shortDigest))}`),
    ...told(
      unbound,
      each =>
        `unbinds ${manyText(each.length, 'referrer')} that ${each.length === 1 ? 'is' : 'are'} found by tag: ${listText(each)}`,
    ),
    ...breakages(graph, deleted, gone),
    ...blindSpots(graph, deleted),
  ];
}

function told<Item>(items: readonly Item[], text: (items: readonly Item[]) => string): Effect[] {
  return items.length === 0 ? [] : [loss(text(items))];
}

const referrersText = (graph: ArtifactGraph, referrers: readonly Digest[]): string =>
  listText(
    referrers.map(digest =>
      referrerText({
        digest,
        artifactType: graph.outline(digest)?.artifactType,
        mediaType: graph.manifests.get(digest)?.mediaType,
      }),
    ),
  );

/** What a registry that knows referrers deletes with these manifests, at any depth. */
export function referrersTaken(graph: ArtifactGraph, deleted: ReadonlySet<Digest>): readonly Digest[] {
  const gone = new Set(deleted);
  // a set goes on over what is added to it meanwhile
  for (const each of gone) for (const referrer of graph.referrersBySubject(each)) gone.add(referrer);
  return [...gone].filter(each => !deleted.has(each));
}

/** What is bound to these manifests by the name of a tag: no registry knows of that, and it stays. */
export const referrersLeft = (graph: ArtifactGraph, gone: ReadonlySet<Digest>): readonly Digest[] => [
  ...new Set([...gone].flatMap(each => graph.referrersOf(each)).filter(each => !gone.has(each))),
];

/** What these indexes list and what has no tag and no other index that stays. */
export function orphansOf(graph: ArtifactGraph, gone: ReadonlySet<Digest>): readonly ManifestChild[] {
  const found = new Map<Digest, ManifestChild>();
  for (const child of [...gone].flatMap(each => graph.childrenOf(each))) {
    const { digest } = child;
    const manifest = graph.manifests.get(digest);
    if (manifest === undefined || manifest.tags.length > 0 || gone.has(digest)) continue;
    if (graph.parentsOf(digest).every(each => gone.has(each))) found.set(digest, child);
  }
  return [...found.values()];
}

/** Manifests that stay and lose the last of their tags, but for those that an index lists. */
function lastTags(graph: ArtifactGraph, gone: ReadonlySet<Digest>, untagged: ReadonlySet<TagName>): readonly Digest[] {
  if (untagged.size === 0) return [];
  const isBare = ({ digest, tags }: ManifestProperties) =>
    tags.length > 0 && !gone.has(digest) && tags.every(each => untagged.has(each));
  return [...graph.manifests.values()]
    .filter(each => isBare(each) && graph.parentsOf(each.digest).every(parent => gone.has(parent)))
    .map(each => each.digest);
}

/** Is it by this tag that what it points to is found by its subject, which is still there? */
function bindsReferrer(graph: ArtifactGraph, tag: TagName): boolean {
  const subject = parseReferrerTag(tag)?.subject;
  return subject !== undefined && graph.manifests.has(subject) && graph.referrersOf(subject).length > 0;
}

/** The indexes that can no longer be pulled whole, the nearest first. */
export function breakages(graph: ArtifactGraph, deleted: ReadonlySet<Digest>, gone = deleted): readonly Effect[] {
  const broken = new Map<Digest, { readonly index: ManifestProperties; readonly how: string }>();
  for (const digest of deleted) {
    const it = deleted.size === 1 ? 'it' : shortDigest(digest);
    for (const { index, entries, through } of graph.ancestorsOf(digest)) {
      if (gone.has(index.digest) || broken.has(index.digest)) continue;
      broken.set(index.digest, {
        index,
        how: through === undefined ? listed(it, entries) : `${it} through index ${shortDigest(through)}`,
      });
    }
  }
  const all = [...broken.values()];
  const named = all.length > NAMED ? all.slice(0, NAMED - 1) : all;
  const rest = all.length - named.length;
  return [
    ...named.map(({ index, how }) => breakage(`breaks ${indexText(index)}, which lists ${how}`)),
    ...(rest === 0 ? [] : [breakage(`breaks ${rest.toLocaleString('en-US')} further indexes`)]),
  ];
}

/** `it as linux/amd64` */
const listed = (it: string, entries: readonly ManifestChild[]): string => {
  const platforms = platformsOf(entries);
  return platforms.length === 0 ? it : `${it} as ${platforms.join(' and ')}`;
};

/** What may be broken and nobody knows: an index that is hidden or could not be read. */
function blindSpots(graph: ArtifactGraph, deleted: ReadonlySet<Digest>): readonly Effect[] {
  if (deleted.size === 0) return [];
  const unread = graph.unreadable.length;
  const gap = graph.gap ?? (unread === 0 ? undefined : `${manyText(unread, 'manifest')} could not be read`);
  return gap === undefined ? [] : [loss(`not known whether further indexes list what goes: ${gap}`)];
}
