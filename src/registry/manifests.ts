import type { ManifestSubject } from './dialect.ts';
import type { OrderedListOptions } from './listing.ts';
import type { AttributeChange } from './model/attributes.ts';
import type { ManifestProperties } from './model/manifest.ts';
import type { Page } from './model/page.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { CallOptions, Registry } from './registry.ts';

/**
 * The manifests of a repository, page by page, untagged ones included.
 * On a registry without ACR's API only tagged manifests can be seen, each once.
 * Throws `RepositoryNotFound`, and `PartialListing` when it fails after the first page.
 */
export function listManifests(
  registry: Registry,
  repository: RepositoryName,
  options: OrderedListOptions = {},
): AsyncIterable<Page<ManifestProperties>> {
  return registry.dialect.manifests.list(registry, repository, options);
}

/** One manifest's properties. Throws `ManifestNotFound`. */
export function getManifest(
  registry: Registry,
  subject: ManifestSubject,
  options: CallOptions = {},
): Promise<ManifestProperties> {
  return registry.dialect.manifests.get(registry, subject, options);
}

/**
 * Changes the named attributes and returns the properties as they are afterwards.
 * Throws `OutcomeUnknown` when the reply was lost, `Unsupported` on a registry without attributes.
 */
export function updateManifest(
  registry: Registry,
  subject: ManifestSubject,
  change: AttributeChange,
  options: CallOptions = {},
): Promise<ManifestProperties> {
  return registry.dialect.manifests.update(registry, subject, change, options);
}
