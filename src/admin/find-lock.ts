import { getManifest } from '../registry/manifests.ts';
import { RegistryError } from '../registry/model/errors.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { CallOptions } from '../registry/registry.ts';
import { getRepository } from '../registry/repositories.ts';
import { getTag } from '../registry/tags.ts';
import type { AdminError } from './admin-error.ts';
import { manifestLock, repositoryLock, tagLock } from './lock.ts';
import type { ChangeSubject, TagPlace } from './subject.ts';

/** Which of tags, manifest and repository is locked, with the command that lifts it; undefined when none is, or they cannot be read. */
export async function findLock(subject: ChangeSubject, signal: AbortSignal): Promise<AdminError | undefined> {
  const { registry, repository, tags, digest } = subject;
  const options = { signal };
  try {
    for (const tag of tags) {
      const found = await tagThere({ ...subject, tag }, options);
      const lock = tagLock({ ...subject, tag }, found?.changeableAttributes);
      if (lock) return lock;
    }
    if (digest) {
      const { changeableAttributes } = await getManifest(registry, { repository, digest }, options);
      const lock = manifestLock({ ...subject, digest }, changeableAttributes);
      if (lock) return lock;
    }
    const { changeableAttributes } = await getRepository(registry, repository, options);
    return repositoryLock(subject, changeableAttributes);
  } catch (error) {
    if (error instanceof RegistryError) return undefined;
    throw error;
  }
}

/** undefined where there is no such tag, as before it is put back, perhaps with its repository. */
export async function tagThere(place: TagPlace, options: CallOptions): Promise<TagProperties | undefined> {
  try {
    return await getTag(place.registry, place, options);
  } catch (error) {
    if (error instanceof RegistryError && ABSENT.has(error.id)) return undefined;
    throw error;
  }
}

const ABSENT: ReadonlySet<string> = new Set(['TagNotFound', 'RepositoryNotFound']);
