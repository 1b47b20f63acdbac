import type { ChangeableAttributes } from '../registry/model/attributes.ts';
import { AdminError } from './admin-error.ts';
import { manifestLockCommand, repositoryLockCommand, tagLockCommand } from './lock-command.ts';
import type { ManifestPlace, RepositoryPlace, TagPlace } from './subject.ts';

/**
 * The attributes that forbid deletion: deleteEnabled, and writeEnabled as well (ACR, "Lock a container image").
 * Empty when nothing is in the way or the registry has no attributes.
 */
export function deleteBlockers(
  attributes: ChangeableAttributes | undefined,
): readonly ('DeleteEnabled' | 'WriteEnabled')[] {
  if (!attributes) return [];
  return [
    ...(attributes.deleteEnabled ? [] : (['DeleteEnabled'] as const)),
    ...(attributes.writeEnabled ? [] : (['WriteEnabled'] as const)),
  ];
}

/** The error of a locked repository, with the command that lifts the lock; undefined when it is not locked. */
export function repositoryLock(place: RepositoryPlace, attributes: ChangeableAttributes | undefined) {
  return lockError('RepositoryLocked', place.repository, attributes, repositoryLockCommand('Unlock', place));
}

export function tagLock(place: TagPlace, attributes: ChangeableAttributes | undefined) {
  return lockError('TagLocked', `${place.repository}:${place.tag}`, attributes, tagLockCommand('Unlock', place));
}

export function manifestLock(place: ManifestPlace, attributes: ChangeableAttributes | undefined) {
  const name = `${place.repository}@${place.digest}`;
  return lockError('ManifestLocked', name, attributes, manifestLockCommand('Unlock', place));
}

function lockError(
  id: 'RepositoryLocked' | 'TagLocked' | 'ManifestLocked',
  subject: string,
  attributes: ChangeableAttributes | undefined,
  command: string,
): AdminError | undefined {
  const off = deleteBlockers(attributes);
  if (off.length === 0) return undefined;
  const reason = off.map(each => `${each} is False`).join(', ');
  return new AdminError(id, `${subject} is locked: ${reason}.`, command);
}
