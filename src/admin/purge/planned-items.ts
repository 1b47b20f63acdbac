import type { ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { sortableTime } from '../../registry/model/update-time.ts';
import { ATTRIBUTES } from '../attribute-words.ts';
import { type ManifestDeletion, type TagRemoval, THE_MANIFEST } from '../bulk/registry-plan.ts';
import { deleteBlockers } from '../lock.ts';
import type { SeenRepository } from './choose-manifests.ts';
import type { BoundTag, TakenTag } from './choose-tags.ts';
import { linked } from './relations.ts';
import type { Settled } from './settle-manifests.ts';

type Taken = ReadonlyMap<TagName, Pick<TakenTag, 'tag' | 'reason' | 'unlock'>>;

/** The tags that go while their manifests stay, the oldest first. */
export function plannedRemovals(
  repository: RepositoryName,
  { taken }: { readonly taken: Taken },
  { going }: Pick<Settled, 'going'>,
): readonly TagRemoval[] {
  return [...taken.values()]
    .filter(({ tag }) => !going.has(tag.digest))
    .map(({ tag, reason, unlock }) => ({
      sort: `${sortableTime(tag.lastUpdateTime) ?? ''} ${tag.name}`,
      tag,
      reason,
      unlock,
    }))
    .sort((one, other) => (one.sort < other.sort ? -1 : 1))
    .map(({ tag: { name: tag, digest, lastUpdateTime, changeableAttributes: attributes }, reason, unlock }) => ({
      action: 'remove tag',
      repository,
      tag,
      digest,
      lastUpdateTime,
      attributes,
      reason,
      unlock,
    }));
}

type SwitchedOff = TagProperties & { readonly changeableAttributes: ChangeableAttributes };

const hasSwitchedOff = (tag: TagProperties): tag is SwitchedOff =>
  ATTRIBUTES.some(each => tag.changeableAttributes?.[each] === false);

/** The manifests that go, each with all of its tags. */
export function plannedDeletions(
  { repository, tags: listed, manifests, relations }: SeenRepository,
  { taken, bound }: { readonly taken: Taken; readonly bound: ReadonlyMap<TagName, Pick<BoundTag, 'isLocked'>> },
  { going }: Pick<Settled, 'going'>,
): readonly ManifestDeletion[] {
  const isLocked = (tag: TagName) => (taken.get(tag)?.unlock ?? false) || (bound.get(tag)?.isLocked ?? false);
  const goes = (digest: Digest) => going.has(digest);
  const switchedOff = Map.groupBy(listed.filter(hasSwitchedOff), each => each.digest);
  const items: ManifestDeletion[] = [];
  for (const [digest, reason] of going) {
    const manifest = manifests.get(digest);
    if (!manifest) continue;
    const { lastUpdateTime, changeableAttributes: attributes, mediaType, imageSize: size } = manifest;
    const tags = manifest.tags.toSorted();
    const tagAttributes = switchedOff
      .get(digest)
      ?.map(each => ({ tag: each.name, attributes: each.changeableAttributes }));
    const takes = linked(relations.referrers, digest).filter(goes);
    items.push({
      action: 'delete manifest',
      repository,
      digest,
      tags,
      ...(tagAttributes ? { tagAttributes } : {}),
      lastUpdateTime,
      attributes,
      mediaType,
      size,
      after: [...new Set([...linked(relations.parents, digest), ...linked(relations.subjects, digest)])],
      ...(takes.length > 0 ? { takes } : {}),
      reason,
      unlock: [...(deleteBlockers(attributes).length > 0 ? ([THE_MANIFEST] as const) : []), ...tags.filter(isLocked)],
    });
  }
  return items;
}
