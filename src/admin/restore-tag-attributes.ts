import type { Digest } from '../registry/model/digest.ts';
import type { TagRemoved } from '../registry/model/made-change.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { CallOptions } from '../registry/registry.ts';
import { getTag, updateTag } from '../registry/tags.ts';
import { AdminError } from './admin-error.ts';
import { ATTRIBUTES, pascal } from './attribute-words.ts';
import { shortDigest, type TagPlace, tagText } from './subject.ts';

/**
 * Gives a tag that was just put back the attributes that it had: a fresh one has all of them on. They are read back. Throws AdminError `TagTaken`,
 * `NotInEffect`, RegistryError.
 */
export async function restoreTagAttributes(
  place: TagPlace,
  was: Pick<TagRemoved, 'digest' | 'attributes'>,
  options: CallOptions,
): Promise<TagProperties> {
  const missing = (now: TagProperties) => {
    if (now.digest !== was.digest) throw tagTaken(place, now.digest);
    return attributesLeft(now, was.attributes);
  };
  const fresh = await getTag(place.registry, place, options);
  const off = missing(fresh);
  if (off.length === 0) return fresh;
  await updateTag(place.registry, place, Object.fromEntries(off.map(each => [each, was.attributes?.[each]])), options);
  const now = await getTag(place.registry, place, options);
  const still = missing(now);
  if (still.length === 0) return now;
  throw new AdminError(
    'NotInEffect',
    `${tagText(place)} is back, but ${still.map(pascal).join(', ')} did not take effect.`,
    'Look at it, and set what is missing with Update-AzContainerRegistryTag.',
  );
}

/** The attributes of something that is back which are not yet what they were. */
export const attributesLeft = (
  { changeableAttributes: now }: Pick<TagProperties, 'changeableAttributes'>,
  was: TagRemoved['attributes'],
): readonly (typeof ATTRIBUTES)[number][] => ATTRIBUTES.filter(each => was && now && was[each] !== now[each]);

/** The error for a tag that points elsewhere by now. */
export const tagTaken = (place: TagPlace, digest: Digest): AdminError =>
  new AdminError(
    'TagTaken',
    `${tagText(place)} exists again and points to ${shortDigest(digest)}; it was left alone.`,
    'Remove or move that tag first, if it is not wanted.',
  );
