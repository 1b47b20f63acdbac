import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { deleteBlockers } from '../lock.ts';
import { manyText } from '../manifest-words.ts';
import { shortDigest } from '../subject.ts';
import { boundIn } from './bound-tags.ts';
import { KeptCount } from './kept-count.ts';
import { keptUnlessKnown, type PurgedRepository, type ReadRepository } from './plan-repository.ts';
import { plannedDeletions, plannedRemovals } from './planned-items.ts';
import { linked, type Relations, relationsOf } from './relations.ts';
import { type Candidates, settleManifests } from './settle-manifests.ts';

/** Tags and manifests of a repository that somebody has chosen one by one. */
export interface Chosen {
  /** With what each pointed to when it was chosen; undefined: nobody has looked. */
  readonly tags: ReadonlyMap<TagName, Digest | undefined>;
  readonly manifests: ReadonlySet<Digest>;
}

const REASON = 'chosen';

/** `12 tags and 3 manifests that were chosen` */
export function chosenText(all: Iterable<Chosen>): string {
  let [tags, manifests] = [0, 0];
  for (const each of all) {
    tags += each.tags.size;
    manifests += each.manifests.size;
  }
  const parts = [
    ...(tags > 0 ? [manyText(tags, 'tag')] : []),
    ...(manifests > 0 ? [manyText(manifests, 'manifest')] : []),
  ];
  return parts.length === 0 ? 'nothing was chosen' : `${parts.join(' and ')} chosen one by one`;
}

/**
 * Exactly what was chosen: tags are taken off, manifests are deleted with all of their tags and what refers to them. What a kept index lists
 * stays all the same. Asks nobody.
 */
export function planChosen(read: ReadRepository, chosen: Chosen, includeLocked: boolean): PurgedRepository {
  const { repository, tags, graph, isLocked } = read;
  const kept = new KeptCount();
  const there = new Map(tags.map(each => [each.name, each]));
  const lockedTags = new Set(
    tags.flatMap(each => (deleteBlockers(each.changeableAttributes).length > 0 ? each.name : [])),
  );
  const taken = new Map<TagName, { tag: (typeof tags)[number]; reason: string; unlock: boolean }>();
  for (const [name, seen] of chosen.tags) {
    const tag = there.get(name);
    const unlock = lockedTags.has(name);
    if (!tag) kept.add('no longer there');
    else if (seen !== undefined && tag.digest !== seen) kept.add('pointing elsewhere by now');
    else if (unlock && !includeLocked) kept.add('locked');
    else taken.set(name, { tag, reason: REASON, unlock });
  }
  const relations = graph && relationsOf(graph);
  const candidates = graph && relations ? candidatesOf(read, chosen, { relations, lockedTags, includeLocked }) : NONE;
  const settled =
    graph && relations
      ? settleManifests(graph.manifests.keys(), relations, keptUnlessKnown(graph, candidates))
      : { going: NONE.may, staying: NONE.stays };
  for (const reason of settled.staying.values()) kept.add(reason);
  for (const digest of chosen.manifests) if (!graph?.manifests.has(digest)) kept.add('no longer there');
  const along = new Map([...lockedTags].map(name => [name, { isLocked: true }]));
  const items = [
    ...plannedRemovals(repository, { taken }, settled),
    ...(graph && relations
      ? plannedDeletions({ repository, tags, manifests: graph.manifests, relations }, { taken, bound: along }, settled)
      : []),
  ];
  if (!isLocked || items.length === 0) return { items, kept: kept.all };
  kept.add('in a repository that is locked', items.length);
  return { items: [], kept: kept.all };
}

const NONE: Candidates = { may: new Map(), stays: new Map() };

interface Situation {
  readonly relations: Relations;
  readonly lockedTags: ReadonlySet<TagName>;
  readonly includeLocked: boolean;
}

/** The manifests that were chosen, and what refers to them as far as it has no tag of its own. */
function candidatesOf(
  { graph }: ReadRepository,
  { manifests }: Chosen,
  { relations, lockedTags, includeLocked }: Situation,
): Candidates {
  const may = new Map<Digest, string>();
  const stays = new Map<Digest, string>();
  const open = new Map([...manifests].map(each => [each, REASON]));
  const isBound = graph && boundIn(graph);
  const hasNoOwnTag = (digest: Digest) =>
    graph?.manifests.get(digest)?.tags.every(name => isBound?.({ name, digest })) ?? false;
  // a map goes on over what is added to it meanwhile
  for (const [digest, reason] of open) {
    const manifest = graph?.manifests.get(digest);
    if (!manifest) continue;
    const isLocked =
      deleteBlockers(manifest.changeableAttributes).length > 0 || manifest.tags.some(each => lockedTags.has(each));
    if (isLocked && !includeLocked) stays.set(digest, 'locked');
    else may.set(digest, reason);
    for (const referrer of linked(relations.referrers, digest)) {
      if (!open.has(referrer) && hasNoOwnTag(referrer)) open.set(referrer, `refers to ${shortDigest(digest)}`);
    }
  }
  return { may, stays };
}
