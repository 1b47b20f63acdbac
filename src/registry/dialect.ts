import type { ListOptions, OrderedListOptions, TagListOptions } from './listing.ts';
import type { AttributeChange } from './model/attributes.ts';
import type { Digest } from './model/digest.ts';
import type { ManifestProperties } from './model/manifest.ts';
import type { Page } from './model/page.ts';
import type { DeletedRepository, RepositoryProperties } from './model/repository.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { SoftDeletedManifest, SoftDeletedRepository, SoftDeletedTag } from './model/soft-deleted.ts';
import type { TagProperties } from './model/tag.ts';
import type { TagName } from './model/tag-name.ts';
import type { CallOptions, Registry } from './registry.ts';

/** The operations that ACR has an API of its own for; `acr/` speaks it, `oci/` does what it can without. */
export interface Dialect {
  readonly kind: 'acr' | 'oci';
  readonly repositories: RepositoryOperations;
  readonly tags: TagOperations;
  readonly manifests: ManifestOperations;
  readonly deleted: DeletedOperations;
}

export interface RepositoryOperations {
  list(registry: Registry, options: ListOptions): AsyncIterable<Page<RepositoryName>>;
  get(registry: Registry, repository: RepositoryName, options: CallOptions): Promise<RepositoryProperties>;
  update(
    registry: Registry,
    repository: RepositoryName,
    change: AttributeChange,
    options: CallOptions,
  ): Promise<RepositoryProperties>;
  delete(registry: Registry, repository: RepositoryName, options: CallOptions): Promise<DeletedRepository>;
}

export interface TagOperations {
  list(registry: Registry, repository: RepositoryName, options: TagListOptions): AsyncIterable<Page<TagProperties>>;
  names(registry: Registry, repository: RepositoryName, options: ListOptions): AsyncIterable<Page<TagName>>;
  get(registry: Registry, subject: TagSubject, options: CallOptions): Promise<TagProperties>;
  update(
    registry: Registry,
    subject: TagSubject,
    change: AttributeChange,
    options: CallOptions,
  ): Promise<TagProperties>;
  delete(registry: Registry, subject: TagSubject, options: CallOptions): Promise<void>;
}

export interface ManifestOperations {
  list(
    registry: Registry,
    repository: RepositoryName,
    options: OrderedListOptions,
  ): AsyncIterable<Page<ManifestProperties>>;
  get(registry: Registry, subject: ManifestSubject, options: CallOptions): Promise<ManifestProperties>;
  update(
    registry: Registry,
    subject: ManifestSubject,
    change: AttributeChange,
    options: CallOptions,
  ): Promise<ManifestProperties>;
}

export interface DeletedOperations {
  repositories(registry: Registry, options: ListOptions): AsyncIterable<Page<SoftDeletedRepository>>;
  manifests(
    registry: Registry,
    repository: RepositoryName,
    options: ListOptions,
  ): AsyncIterable<Page<SoftDeletedManifest>>;
  tags(registry: Registry, repository: RepositoryName, options: ListOptions): AsyncIterable<Page<SoftDeletedTag>>;
  restore(registry: Registry, subject: RestoreSubject, options: CallOptions): Promise<void>;
}

/** A deleted manifest, and the tag that it gets. */
export interface RestoreSubject extends TagSubject, ManifestSubject {
  /** Whether a tag that points elsewhere is moved. */
  readonly force: boolean;
}

export interface TagSubject {
  readonly repository: RepositoryName;
  readonly tag: TagName;
}

export interface ManifestSubject {
  readonly repository: RepositoryName;
  readonly digest: Digest;
}
