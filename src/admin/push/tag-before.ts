import { getManifest } from '../../registry/manifests.ts';
import type { ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { resolveTag } from '../../registry/tags.ts';
import { isGone } from '../bulk/gone.ts';
import { tagThere } from '../find-lock.ts';
import type { TagPlace } from '../subject.ts';

/** What a tag points to before it is pushed. */
export interface TagBefore {
  readonly digest: Digest;
  /** undefined where the registry has none, or nobody may look. */
  readonly attributes: ChangeableAttributes | undefined;
}

/** undefined: there is no such tag. Who may push need not be able to read attributes. Throws RegistryError. */
export async function tagBefore(place: TagPlace, options: CallOptions): Promise<TagBefore | undefined> {
  try {
    const found = await tagThere(place, options);
    return found && { digest: found.digest, attributes: found.changeableAttributes };
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
  try {
    const digest = await resolveTag(place.registry, place, { signal: options.signal });
    return { digest, attributes: undefined };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The other tags of what a tag points to; undefined where they cannot be read. */
export async function otherTags(
  { registry, repository, tag }: TagPlace,
  digest: Digest,
  options: CallOptions,
): Promise<readonly TagName[] | undefined> {
  try {
    const { tags } = await getManifest(registry, { repository, digest }, options);
    return tags.filter(each => each !== tag);
  } catch (error) {
    if (isForbidden(error) || isGone(error)) return undefined;
    throw error;
  }
}

/** Whether the error says that somebody may not look. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof RegistryError && (error.id === 'NoPermission' || error.id === 'Unauthorized');
