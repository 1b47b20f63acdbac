import { ShellError } from '../../engine/error-record.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import { formatLocation } from '../../session/location.ts';
import type { Session } from '../../session/session.ts';

/**
 * What to say of a first word that was taken for a repository and looks like a tag, to somebody who stands in a repository: `Get-AcrTag 1.4*`.
 * `write` says how the tag is written. Undefined where nothing can be said.
 */
export function tagHint(
  word: string | undefined,
  { places }: Pick<Session, 'places'>,
  write: (tag: string) => string,
): string | undefined {
  if (word === undefined || !TAG_PATTERN.test(word) || places.current.segments.length === 0) return undefined;
  return `For a tag of ${formatLocation(places.current)}: ${write(word)}`;
}

const TAG_PATTERN = /^[\w.*?[\]-]+$/;

/** The error of such a word with the hint; any other error stays as it is. */
export function withTagHint(error: unknown, ...hint: Parameters<typeof tagHint>): unknown {
  const recommendation = tagHint(...hint);
  if (recommendation === undefined) return error;
  if (error instanceof ShellError && error.id === 'InvalidReference') {
    return new ShellError(error.id, error.message, { category: error.category, recommendation, cause: error });
  }
  if (error instanceof RegistryError && error.id === 'RepositoryNotFound') {
    return new RegistryError({ ...error, message: error.message, recommendation, cause: error });
  }
  return error;
}
