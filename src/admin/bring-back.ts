import { listDeletedManifests, restoreManifest } from '../registry/deleted.ts';
import { readDocument } from '../registry/manifest-document.ts';
import type { Digest } from '../registry/model/digest.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { ManifestContent } from '../registry/model/manifest.ts';
import { parseTagName, type TagName } from '../registry/model/tag-name.ts';
import type { CallOptions } from '../registry/registry.ts';
import { deleteTag } from '../registry/tags.ts';
import { tagThere } from './find-lock.ts';
import { manifestThere } from './manifest-there.ts';
import type { Stopping } from './plan.ts';
import { type ManifestPlace, type RepositoryPlace, shortDigest } from './subject.ts';

const RESTORING = ['deleted_read', 'deleted_restore'] as const;
const UNTAGGING = ['delete', 'metadata_read'] as const;

/** What soft delete keeps of a repository; nothing where the registry has no such policy, or nobody may look. Throws RegistryError. */
export async function softDeletedDigests(
  { registry, repository }: RepositoryPlace,
  options: CallOptions,
): Promise<ReadonlySet<Digest>> {
  const digests = new Set<Digest>();
  try {
    for await (const { items } of listDeletedManifests(registry, repository, options)) {
      for (const { digest } of items) digests.add(digest);
    }
  } catch (error) {
    if (!(error instanceof RegistryError) || !NOTHING.has(error.id)) throw error;
  }
  return digests;
}

const NOTHING: ReadonlySet<string> = new Set(['Unsupported', 'NoPermission', 'Unauthorized', 'RepositoryNotFound']);

/**
 * Restores a manifest that soft delete keeps and that is not there, under these tags; its digest could not be pushed. A manifest without tags
 * needs one for the moment. `content`: its bytes, where they are at hand; what it refers to is restored before it, as the registry demands.
 */
export async function bringBack(
  place: ManifestPlace,
  { tags, content }: { readonly tags: readonly TagName[]; readonly content: ManifestContent | undefined },
  stopping: Stopping,
): Promise<void> {
  const { registry, repository, digest } = place;
  const later = { signal: stopping.abandon };
  const subject = content && readDocument(content).subject;
  if (subject !== undefined && (await isKept({ ...place, digest: subject }, later))) {
    const about = { ...place, digest: subject };
    await bringBack(about, { tags: [], content: undefined }, stopping);
    await takeMomentaryTag(about, stopping);
  }
  for (const tag of tags.length > 0 ? tags : [momentary(digest)]) {
    await restoreManifest(registry, { repository, digest, tag, force: false }, { ...stopping, rights: RESTORING });
  }
}

/** Takes off the tag that a manifest without tags was restored under. */
export async function takeMomentaryTag(place: ManifestPlace, stopping: Stopping): Promise<void> {
  const tag = momentary(place.digest);
  const options = { signal: stopping.abandon, rights: UNTAGGING, sending: stopping.sending };
  const found = await tagThere({ ...place, tag }, options);
  if (found?.digest === place.digest) await deleteTag(place.registry, { ...place, tag }, options);
}

const isKept = async (place: ManifestPlace, options: CallOptions): Promise<boolean> =>
  (await manifestThere(place, options)) === undefined && (await softDeletedDigests(place, options)).has(place.digest);

function momentary(digest: Digest): TagName {
  const tag = parseTagName(`acrsh-restored-${shortDigest(digest)}`);
  if (tag) return tag;
  throw new TypeError(`${digest} makes no tag.`);
}
