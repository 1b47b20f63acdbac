import { hasManifest, putManifest } from '../../registry/manifest-content.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { AdminError } from '../admin-error.ts';
import { softDeletedDigests } from '../bring-back.ts';
import { findLock } from '../find-lock.ts';
import { type ManifestPlace, manifestText, type RepositoryPlace } from '../subject.ts';

/** Times that a manifest is sent in all. */
const TRIES = 3;

/**
 * Pushes a manifest by its digest; after a lost reply it is looked for before it is sent again (safety, section 2). Throws RegistryError, and
 * AdminError where it says why the registry does not take it.
 */
export async function pushManifest(
  place: RepositoryPlace,
  { digest, mediaType, bytes }: ManifestContent,
  options: CallOptions,
): Promise<void> {
  const { registry, repository } = place;
  for (let attempt = 1; ; attempt++) {
    try {
      await putManifest(registry, { repository, reference: digest, mediaType, bytes }, options);
      return;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof RegistryError)) throw error;
      if (error.id === 'Locked') throw (await whyLocked({ ...place, digest }, options)) ?? error;
      if (error.id !== 'OutcomeUnknown' || attempt === TRIES) throw error;
      if (await hasManifest(registry, { repository, digest }, options)) return;
    }
  }
}

/** The registry says the same of what is locked and of what soft delete keeps (ACR, "Soft delete policy": a deleted digest cannot be pushed). */
async function whyLocked(place: ManifestPlace, { signal = new AbortController().signal }: CallOptions) {
  const kept = await softDeletedDigests(place, { signal });
  if (!kept.has(place.digest)) return findLock({ ...place, tags: [] }, signal);
  return new AdminError(
    'SoftDeleted',
    `${manifestText(place)} was deleted and is kept by soft delete: the registry does not take it again.`,
    `Bring it back: Restore-AzContainerRegistryManifest -RegistryName ${place.registryName} -RepositoryName ${place.repository} -Manifest ${place.digest}`,
  );
}
