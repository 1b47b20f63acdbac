import { deleteManifest } from '../../registry/manifest-content.ts';
import { getManifest } from '../../registry/manifests.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { listTags } from '../../registry/tags.ts';
import { assertSameTags } from '../as-planned.ts';
import { changedByOthers } from '../attribute-change.ts';
import { manifestSubject } from '../attribute-subject.ts';
import { findLock, tagThere } from '../find-lock.ts';
import { manifestLock, tagLock } from '../lock.ts';
import { manifestLockCommand } from '../lock-command.ts';
import { type ManifestPlace, manifestText, type RepositoryPlace } from '../subject.ts';
import { orGone } from './gone.ts';
import type { ItemChange, Sight } from './item-change.ts';
import { plannedLock, sightOfLock } from './planned-lock.ts';
import { type ManifestDeletion, THE_MANIFEST } from './registry-plan.ts';

/** What this run itself has done to the manifest before. */
export interface OwnChanges {
  /** Tags that it took off. */
  readonly removedTags: ReadonlySet<TagName>;
  /** Its times may be others by that. */
  readonly isTouched: boolean;
}

/** Deletes a manifest that has the tags that it had, and none that is locked. */
export function manifestDeletion(at: RepositoryPlace, item: ManifestDeletion, own: () => OwnChanges): ItemChange {
  const { registry } = at;
  const { digest, unlock, attributes: planned, lastUpdateTime } = item;
  const place = { ...at, digest };
  const text = manifestText(place);
  const mayLift = unlock.includes(THE_MANIFEST);
  const lock = mayLift ? plannedLock(manifestSubject(place), planned, manifestLockCommand('Lock', place)) : undefined;
  return {
    lock,
    look: (isTouched, options) =>
      orGone(async (): Promise<Sight> => {
        const { removedTags, isTouched: isOwn } = own();
        const tags = item.tags.filter(each => !removedTags.has(each));
        const [properties, tagsNow] = await Promise.all([
          getManifest(registry, place, options),
          tags.length === 0 ? [] : tagsOf(place, tags, options),
        ]);
        assertSameTags(place, { tags }, properties);
        assertSameTags(place, { tags }, { tags: tagsNow.map(each => each.name) });
        const isSameTime = lastUpdateTime === undefined || properties.lastUpdateTime === lastUpdateTime;
        if (!isSameTime && !isOwn && !(lock && isTouched)) throw changedByOthers(text);
        for (const { name, changeableAttributes } of tagsNow) {
          const error = tagLock({ ...at, tag: name }, changeableAttributes);
          // a locked tag does not hold its manifest at the registry (ACR, "Lock a container image"), but it does here
          if (error && !unlock.includes(name)) throw error;
        }
        const now = properties.changeableAttributes;
        return sightOfLock({ text, planned, now, lock, isTouched, error: manifestLock(place, now) });
      }),
    send: options => deleteManifest(registry, place, options),
    findLock: signal => findLock({ ...place, tags: [] }, signal),
  };
}

/** The tags on a manifest with their attributes; it tells their names alone. Those that are in no listing are asked for one by one. */
async function tagsOf(place: ManifestPlace, names: readonly TagName[], options: CallOptions): Promise<TagProperties[]> {
  const { registry, repository, digest } = place;
  const tags: TagProperties[] = [];
  for await (const { items } of listTags(registry, repository, { ...options, digest })) tags.push(...items);
  const listed = new Set(tags.map(each => each.name));
  const hidden = names.filter(each => !listed.has(each));
  // one that somebody took off makes the manifest another one than planned, and not gone
  const asked = await Promise.all(hidden.map(tag => tagThere({ ...place, tag }, options)));
  return [...tags, ...asked.filter(each => each !== undefined).filter(each => each.digest === digest)];
}
