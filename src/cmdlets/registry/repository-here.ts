import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/** Whether an image was written without its repository, `:1.4.2` or `@sha256:…`: that of the location is meant, or one that was named before. */
export const isLeaf = (text: string): boolean => /^[:@]/.test(text);

/** The repository that the location is in; undefined where it is in none, or in another registry. */
export function repositoryHere({ places }: Pick<Session, 'places'>, { name }: Connection): RepositoryName | undefined {
  const { drive, segments } = places.current;
  return drive === name ? parseRepositoryName(segments.join('/')) : undefined;
}

/** `:1.4.2` of a repository that is known, wherever one stands. */
export const leafIn = ({ registry }: Connection, repository: RepositoryName, leaf: string): string =>
  `${registry.server.name}/${repository}${leaf}`;
