import { getManifest } from '../registry/manifests.ts';
import { parseReferrerTag } from '../registry/model/referrer-tag.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import { deleteTag, getTag } from '../registry/tags.ts';
import { assertNotMoved } from './as-planned.ts';
import { type Effect, failure, loss, note } from './effect.ts';
import { tagLock } from './lock.ts';
import type { Plan } from './plan.ts';
import { settleDeletion } from './settle-deletion.ts';
import { shortDigest, type TagPlace, tagText } from './subject.ts';

const RIGHTS = ['delete', 'metadata_read'] as const;

/** Plans to remove one tag; its manifest stays. Throws RegistryError `TagNotFound`. The result is the tag as it was. */
export async function planUntag(place: TagPlace, signal: AbortSignal): Promise<Plan<TagProperties>> {
  const { registry, repository, tag } = place;
  const read = (abort: AbortSignal) => getTag(registry, place, { signal: abort, rights: RIGHTS });
  const planned = await read(signal);
  const { tags } = await getManifest(registry, { repository, digest: planned.digest }, { signal, rights: RIGHTS });
  const others = tags.filter(each => each !== tag);
  const blocked = tagLock(place, planned.changeableAttributes);
  const verify = async (abort: AbortSignal) => compare(place, planned, await read(abort));
  return {
    change: {
      action: 'Remove tag',
      target: tagText(place),
      effects: blocked ? [failure(blocked)] : [effectOf(planned, others), ...bondEffects(planned)],
      grade: others.length > 0 ? 'mild' : 'moderate',
      item: { digest: planned.digest, tags: [tag], keeps: others },
    },
    blocked,
    subject: { ...place, tags: [tag], digest: planned.digest },
    verify,
    send: async stopping => {
      await deleteTag(registry, place, { ...stopping, rights: RIGHTS });
      return planned;
    },
    removes: true,
    made: { kind: 'untag', repository, tag, digest: planned.digest, attributes: planned.changeableAttributes },
    settle: abort => settleDeletion({ verify, gone: 'TagNotFound', planned }, abort),
  };
}

function effectOf({ digest }: TagProperties, others: readonly TagName[]): Effect {
  const manifest = shortDigest(digest);
  if (others.length === 0) return loss(`leaves manifest ${manifest} untagged`);
  return note(
    `manifest ${manifest} keeps ${others.length === 1 ? 'the tag' : `${others.length} tags:`} ${others.join(', ')}`,
  );
}

/** What a tag that is made of a digest binds is found by that tag alone. */
function bondEffects({ name, digest }: TagProperties): Effect[] {
  const subject = parseReferrerTag(name)?.subject;
  if (subject === undefined || subject === digest) return [];
  return [loss(`${shortDigest(digest)} is no longer found as what describes manifest ${shortDigest(subject)}`)];
}

function compare(place: TagPlace, planned: TagProperties, now: TagProperties): void {
  assertNotMoved(place, planned, now);
  const lock = tagLock(place, now.changeableAttributes);
  if (lock) throw lock;
}
