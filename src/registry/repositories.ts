import type { ListOptions } from './listing.ts';
import type { AttributeChange } from './model/attributes.ts';
import type { Page } from './model/page.ts';
import type { DeletedRepository, RepositoryProperties } from './model/repository.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { CallOptions, Registry } from './registry.ts';

/** Names of all repositories, page by page, in byte order. Throws `PartialListing` when it fails after the first page. */
export function listRepositories(registry: Registry, options: ListOptions = {}): AsyncIterable<Page<RepositoryName>> {
  return registry.dialect.repositories.list(registry, options);
}

/**
 * One repository's properties. Throws `RepositoryNotFound`.
 * On a registry without ACR's API only the name is told, after making sure that it exists.
 */
export function getRepository(
  registry: Registry,
  repository: RepositoryName,
  options: CallOptions = {},
): Promise<RepositoryProperties> {
  return registry.dialect.repositories.get(registry, repository, options);
}

/**
 * Changes the named attributes and returns the properties as they are afterwards.
 * Throws `OutcomeUnknown` when the reply was lost, `Unsupported` on a registry without attributes.
 */
export function updateRepository(
  registry: Registry,
  repository: RepositoryName,
  change: AttributeChange,
  options: CallOptions = {},
): Promise<RepositoryProperties> {
  return registry.dialect.repositories.update(registry, repository, change, options);
}

/**
 * Deletes a repository with everything in it. Throws `RepositoryNotFound`, `Locked`,
 * `OutcomeUnknown` when the reply was lost, `Unsupported` on a registry without ACR's API.
 */
export function deleteRepository(
  registry: Registry,
  repository: RepositoryName,
  options: CallOptions = {},
): Promise<DeletedRepository> {
  return registry.dialect.repositories.delete(registry, repository, options);
}
