import { getManifest } from '../registry/manifests.ts';
import type { Digest } from '../registry/model/digest.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import { getRepository } from '../registry/repositories.ts';
import { getTag } from '../registry/tags.ts';
import type { AdminError } from './admin-error.ts';
import { manifestLock, repositoryLock, tagLock } from './lock.ts';
import type { RepositoryPlace } from './subject.ts';

/** What may be locked when the registry refuses a change: the tag, the manifest, their repository. */
export interface LockSuspects extends RepositoryPlace {
  readonly tags?: readonly TagName[];
  readonly digest?: Digest;
}

/** Which of them is locked, with the command that lifts it; undefined when none is, or they cannot be read. */
export async function findLock(suspects: LockSuspects, signal: AbortSignal): Promise<AdminError | undefined> {
  const { registry, repository, tags = [], digest } = suspects;
  const options = { signal };
  try {
    for (const tag of tags) {
      const { changeableAttributes } = await getTag(registry, { repository, tag }, options);
      const lock = tagLock({ ...suspects, tag }, changeableAttributes);
      if (lock) return lock;
    }
    if (digest) {
      const { changeableAttributes } = await getManifest(registry, { repository, digest }, options);
      const lock = manifestLock({ ...suspects, digest }, changeableAttributes);
      if (lock) return lock;
    }
    const { changeableAttributes } = await getRepository(registry, repository, options);
    return repositoryLock(suspects, changeableAttributes);
  } catch (error) {
    if (error instanceof RegistryError) return undefined;
    throw error;
  }
}
