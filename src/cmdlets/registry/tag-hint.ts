import { ShellError } from '../../engine/error-record.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import { formatLocation } from '../../session/location.ts';
import type { Session } from '../../session/session.ts';
import { hasWildcard } from '../../values/wildcard.ts';

/**
 * The error of a first word that was taken for a repository where a tag was meant: somebody who stands in a repository and writes
 * `Get-AcrTag 1.4*`. It says how to write that; any other error stays as it is.
 */
export function withTagHint(
  error: unknown,
  { repositoryName, name }: { readonly repositoryName: string | undefined; readonly name: string | undefined },
  { places }: Pick<Session, 'places'>,
): unknown {
  if (repositoryName === undefined || name !== undefined || places.current.segments.length === 0) return error;
  const inList = hasWildcard(repositoryName) ? `ls ${repositoryName}, or ` : '';
  const recommendation = `For a tag of ${formatLocation(places.current)}: ${inList}Get-AzContainerRegistryTag -Name ${repositoryName}`;
  if (error instanceof ShellError && error.id === 'InvalidReference') {
    return new ShellError(error.id, error.message, { category: error.category, recommendation, cause: error });
  }
  if (error instanceof RegistryError && error.id === 'RepositoryNotFound') {
    const { id, message, status, code, detail, requestId, method, url } = error;
    return new RegistryError({
      id,
      message,
      recommendation,
      status,
      code,
      detail,
      requestId,
      method,
      url,
      cause: error,
    });
  }
  return error;
}
