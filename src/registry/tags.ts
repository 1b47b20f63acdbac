import type { TagSubject } from './dialect.ts';
import type { ListOptions, TagListOptions } from './listing.ts';
import { headManifest } from './manifest-content.ts';
import type { AttributeChange } from './model/attributes.ts';
import type { Digest } from './model/digest.ts';
import type { Page } from './model/page.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { TagProperties } from './model/tag.ts';
import type { TagName } from './model/tag-name.ts';
import type { CallOptions, Registry } from './registry.ts';

/**
 * The tags of a repository, page by page. Throws `RepositoryNotFound`, and `PartialListing` when it fails after the first page.
 * On a registry without ACR's API each tag costs one more request, and an order by time is `Unsupported`.
 */
export function listTags(
  registry: Registry,
  repository: RepositoryName,
  options: TagListOptions = {},
): AsyncIterable<Page<TagProperties>> {
  return registry.dialect.tags.list(registry, repository, options);
}

/** The names of the tags alone, page by page, by name: one request a page on every registry. Throws as `listTags` does. */
export function listTagNames(
  registry: Registry,
  repository: RepositoryName,
  options: ListOptions = {},
): AsyncIterable<Page<TagName>> {
  return registry.dialect.tags.names(registry, repository, options);
}

/** One tag's properties. Throws `TagNotFound`. */
export function getTag(registry: Registry, subject: TagSubject, options: CallOptions = {}): Promise<TagProperties> {
  return registry.dialect.tags.get(registry, subject, options);
}

/**
 * Changes the named attributes and returns the properties as they are afterwards.
 * Throws `OutcomeUnknown` when the reply was lost, `Unsupported` on a registry without attributes.
 */
export function updateTag(
  registry: Registry,
  subject: TagSubject,
  change: AttributeChange,
  options: CallOptions = {},
): Promise<TagProperties> {
  return registry.dialect.tags.update(registry, subject, change, options);
}

/**
 * Removes a tag; its manifest stays. Throws `TagNotFound`, `Locked`, `OutcomeUnknown` when the reply was lost,
 * `Unsupported` on a registry that cannot remove a tag alone.
 */
export function deleteTag(registry: Registry, subject: TagSubject, options: CallOptions = {}): Promise<void> {
  return registry.dialect.tags.delete(registry, subject, options);
}

/** The digest that a tag points to. Throws `ManifestNotFound`. Needs the right to pull only. */
export async function resolveTag(registry: Registry, subject: TagSubject, options: CallOptions = {}): Promise<Digest> {
  const head = await headManifest(registry, { repository: subject.repository, reference: subject.tag }, options);
  return head.digest;
}
