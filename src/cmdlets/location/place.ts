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
  const path = resolvePath(text, session.places.current, session.connections.names);
  return { connection: session.connection(path.drive), path };
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
