import { putManifest, readManifest } from '../registry/manifest-content.ts';
import type { ChangeableAttributes } from '../registry/model/attributes.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { TagRemoved } from '../registry/model/made-change.ts';
import type { ManifestContent } from '../registry/model/manifest.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import { AdminError } from './admin-error.ts';
import { ATTRIBUTES, differenceText } from './attribute-words.ts';
import { isGone } from './bulk/gone.ts';
import { type Effect, failure, note } from './effect.ts';
import { tagThere } from './find-lock.ts';
import type { Plan } from './plan.ts';
import type { KeptBytes } from './plan-push-back.ts';
import { attributesLeft, restoreTagAttributes, tagTaken } from './restore-tag-attributes.ts';
import { shortDigest, type TagPlace, tagText } from './subject.ts';

const RIGHTS = ['pull', 'push', 'metadata_read', 'metadata_write'] as const;

/**
 * Plans to put a removed tag back: the same bytes are pushed under it, so that it gets the same digest, then its attributes are set again
 * (safety, section 3, undo). Only while nobody has taken the tag: a push by tag would move it silently. `kept`: where the bytes of a manifest are that
 * is put back first. Throws AdminError `ManifestGone`,
 * RegistryError.
 */
export async function planRetag(
  place: TagPlace,
  { digest, attributes }: Pick<TagRemoved, 'digest' | 'attributes'>,
  kept: KeptBytes | undefined,
  signal: AbortSignal,
): Promise<Plan<TagProperties>> {
  const { registry, repository, tag } = place;
  const find = (abort: AbortSignal) => tagThere(place, { signal: abort, rights: RIGHTS });
  const content = (await kept?.(digest)) ?? (await bytesOf(place, digest, signal));
  const taken = await find(signal);
  const blocked = taken && blockedBy(place, { digest, attributes }, taken);
  const restore = (abort: AbortSignal) =>
    restoreTagAttributes(place, { digest, attributes }, { signal: abort, rights: RIGHTS });
  return {
    change: {
      action: 'Restore tag',
      target: tagText(place),
      effects: blocked ? [failure(blocked)] : effectsOf(digest, attributes, taken),
      grade: 'mild',
      item: { digest, tags: [tag] },
    },
    subject: { ...place, tags: [tag], digest },
    blocked,
    verify: async abort => {
      const now = await find(abort);
      if (now && !(taken && now.digest === digest)) throw tagTaken(place, now.digest);
    },
    send: async stopping => {
      const { mediaType, bytes } = content;
      const pushing = { ...stopping, rights: RIGHTS };
      if (!taken) await putManifest(registry, { repository, reference: tag, mediaType, bytes }, pushing);
      // the tag that is back gets what it had, or it would be left half done
      return restore(stopping.abandon);
    },
    settle: async abort => {
      const now = await find(abort);
      if (!now) return { kind: 'repeat' };
      if (now.digest !== digest) throw tagTaken(place, now.digest);
      return { kind: 'done', result: await restore(abort) };
    },
    made: { kind: 'retag', repository, tag, digest, attributes },
  };
}

/** What keeps a tag that is there from being put back. Whoever was cut short has left it without its attributes: those can follow. */
function blockedBy(
  place: TagPlace,
  was: Pick<TagRemoved, 'digest' | 'attributes'>,
  now: TagProperties,
): AdminError | undefined {
  if (now.digest !== was.digest) return tagTaken(place, now.digest);
  return attributesLeft(now, was.attributes).length === 0 ? backAlready(place) : undefined;
}

/** What a tag is to be put back on. Throws AdminError `ManifestGone`, RegistryError. */
export async function bytesOf(place: TagPlace, digest: Digest, signal: AbortSignal): Promise<ManifestContent> {
  const { registry, repository } = place;
  try {
    return await readManifest(registry, { repository, reference: digest }, { signal, rights: RIGHTS });
  } catch (error) {
    if (!isGone(error)) throw error;
    throw new AdminError(
      'ManifestGone',
      `${tagText(place)} cannot be put back: its manifest ${shortDigest(digest)} has been deleted.`,
      'Push the image again.',
      error,
    );
  }
}

const backAlready = (place: TagPlace): AdminError =>
  new AdminError('BackAlready', `${tagText(place)} is there again; nothing is left to put back.`, 'Look at it again.');

function effectsOf(
  digest: Digest,
  attributes: ChangeableAttributes | undefined,
  there: TagProperties | undefined,
): Effect[] {
  const off = ATTRIBUTES.filter(each => attributes?.[each] === false);
  return [
    note(
      there
        ? `the tag is there again on manifest ${shortDigest(digest)}`
        : `puts the tag back on manifest ${shortDigest(digest)} by pushing the same bytes; its created time becomes new`,
    ),
    ...off.map((each): Effect => ({ text: differenceText(each, true, false), kind: 'changes' })),
  ];
}
