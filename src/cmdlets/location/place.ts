import { ShellError } from '../../engine/error-record.ts';
import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import type { Connection } from '../../session/connection.ts';
import { formatLocation, type Path, resolvePath } from '../../session/location.ts';
import type { Session } from '../../session/session.ts';
import { SessionError } from '../../session/session-error.ts';

/** A path with the registry that it is on. */
export interface Place {
  readonly connection: Connection;
  readonly path: Path;
}

/** Reads a path against the current location; `.` when left out. Throws SessionError. */
export function findPlace(session: Session, text = '.'): Place {
  const { names } = session.connections;
  const path = resolvePath(text, session.places.current, names);
  // no tag holds a slash, so what stands before the colon is meant for a drive
  const [, drive] = /^([^/:@]+):(?:\/|$)/.exec(text) ?? [];
  if (drive !== undefined && path.drive?.toLowerCase() !== drive.toLowerCase()) throw noSuchDrive(drive, names);
  return { connection: session.connection(path.drive), path };
}

function noSuchDrive(drive: string, names: readonly string[]): SessionError {
  const connected = names.length === 0 ? '' : `; connected: ${names.join(', ')}`;
  return new SessionError(
    'NoSuchDrive',
    `The registry '${drive}' is not connected${connected}.`,
    `Connect-AzContainerRegistry -Name ${drive}`,
  );
}

/** The repository that a path names. Throws ShellError where it cannot be one. */
export function repositoryAt({ path }: Place): RepositoryName {
  const name = parseRepositoryName(path.segments.join('/'));
  if (name) return name;
  throw new ShellError('InvalidReference', `'${formatLocation(path)}' is not in a repository.`, {
    category: 'InvalidArgument',
    recommendation: 'Name a repository: ./api, or a tag of it: ./api:1.4.2',
  });
}

/** The error of a path that leads nowhere. */
export const noSuchLocation = (path: Path): SessionError =>
  new SessionError(
    'NoSuchLocation',
    `There is no repository at or below '${formatLocation(path)}'.`,
    'List what is there: Get-ChildItem',
  );
