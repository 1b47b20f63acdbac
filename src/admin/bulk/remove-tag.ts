import { deleteTag, getTag } from '../../registry/tags.ts';
import { assertNotMoved } from '../as-planned.ts';
import { changedByOthers } from '../attribute-change.ts';
import { tagSubject } from '../attribute-subject.ts';
import { findLock } from '../find-lock.ts';
import { tagLock } from '../lock.ts';
import { tagLockCommand } from '../lock-command.ts';
import { type RepositoryPlace, tagText } from '../subject.ts';
import { orGone } from './gone.ts';
import type { ItemChange, Sight } from './item-change.ts';
import { plannedLock, sightOfLock } from './planned-lock.ts';
import type { TagRemoval } from './registry-plan.ts';

/** Takes a tag off that points to what it pointed to, and has been there all the time. */
export function tagRemoval(at: RepositoryPlace, item: TagRemoval): ItemChange {
  const { registry } = at;
  const { tag, digest, attributes: planned, lastUpdateTime } = item;
  const place = { ...at, tag };
  const text = tagText(place);
  const lock = item.unlock ? plannedLock(tagSubject(place), planned, tagLockCommand('Lock', place)) : undefined;
  return {
    lock,
    look: (isTouched, options) =>
      orGone(async (): Promise<Sight> => {
        const properties = await getTag(registry, place, options);
        assertNotMoved(place, { digest }, properties);
        // moved away and back: it is as young as it says now
        if (lastUpdateTime !== undefined && properties.lastUpdateTime !== lastUpdateTime && !(lock && isTouched))
          throw changedByOthers(text);
        const now = properties.changeableAttributes;
        return sightOfLock({ text, planned, now, lock, isTouched, error: tagLock(place, now) });
      }),
    send: options => deleteTag(registry, place, options),
    findLock: signal => findLock({ ...place, tags: [tag], digest: undefined }, signal),
  };
}
