import type { ManifestProperties } from '../registry/model/manifest.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import { AdminError } from './admin-error.ts';
import { type ManifestPlace, manifestText, shortDigest, type TagPlace, tagText } from './subject.ts';

/** Throws AdminError `TagMoved` when the tag points elsewhere than planned. */
export function assertNotMoved(place: TagPlace, planned: Pick<TagProperties, 'digest'>, now: TagProperties): void {
  if (now.digest === planned.digest) return;
  throw new AdminError(
    'TagMoved',
    `${tagText(place)} points to ${shortDigest(now.digest)} now, not to ${shortDigest(planned.digest)} as planned; it was left alone.`,
    'Look at it again before removing it.',
  );
}

/** Throws AdminError `ChangedMeanwhile` when the manifest has other tags than planned. */
export function assertSameTags(
  place: ManifestPlace,
  planned: { readonly tags: readonly TagName[] },
  now: Pick<ManifestProperties, 'tags'>,
): void {
  const before = planned.tags.toSorted().join(', ');
  const after = now.tags.toSorted().join(', ');
  if (before === after) return;
  throw new AdminError(
    'ChangedMeanwhile',
    `${manifestText(place)} has the tags {${after}} now, not {${before}} as planned; it was left alone.`,
    'Look at it again before deleting it.',
  );
}
