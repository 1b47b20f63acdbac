import type { RestoreSubject } from './dialect.ts';
import type { ListOptions } from './listing.ts';
import type { Page } from './model/page.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { SoftDeletedManifest, SoftDeletedRepository, SoftDeletedTag } from './model/soft-deleted.ts';
import type { CallOptions, Registry } from './registry.ts';

/*
 * What a registry keeps of deleted things: Azure Container Registry's soft delete, a policy of the registry that is off by default. Every
 * call throws `Unsupported` where the registry has no such policy.
 */

/** The repositories that were deleted as a whole, page by page. */
export function listDeletedRepositories(
  registry: Registry,
  options: ListOptions = {},
): AsyncIterable<Page<SoftDeletedRepository>> {
  return registry.dialect.deleted.repositories(registry, options);
}

/** The deleted manifests of a repository, page by page. Throws `RepositoryNotFound`. */
export function listDeletedManifests(
  registry: Registry,
  repository: RepositoryName,
  options: ListOptions = {},
): AsyncIterable<Page<SoftDeletedManifest>> {
  return registry.dialect.deleted.manifests(registry, repository, options);
}

/** The deleted tags of a repository, page by page; of one name the latest comes last. Throws `RepositoryNotFound`. */
export function listDeletedTags(
  registry: Registry,
  repository: RepositoryName,
  options: ListOptions = {},
): AsyncIterable<Page<SoftDeletedTag>> {
  return registry.dialect.deleted.tags(registry, repository, options);
}

/**
 * Restores a manifest under one tag; without `force` a tag that points elsewhere is not moved. Throws `ManifestNotFound`, `Conflict` when
 * something is in its way, `Locked`, `OutcomeUnknown` when the reply was lost.
 */
export function restoreManifest(registry: Registry, subject: RestoreSubject, options: CallOptions = {}): Promise<void> {
  return registry.dialect.deleted.restore(registry, subject, options);
}
