import type { BlobContent, ReadBlobOptions } from '../registry/blobs.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { Descriptor, ManifestContent } from '../registry/model/manifest.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { CallOptions } from '../registry/registry.ts';

/** Something that holds manifests and blobs: a repository of a registry, an OCI image layout, a tar of `docker save`. */
export interface ContentSource {
  /** How messages name it: `contoso.azurecr.io/team/api`, `./image.tar`. */
  readonly name: string;
  /** The exact bytes of a manifest, verified against its digest. Throws RegistryError, ContentError. */
  manifest(digest: Digest, options: CallOptions): Promise<ManifestContent>;
  /** What refers to a manifest, by whatever means the source has. Throws RegistryError, ContentError. */
  referrers(digest: Digest, options: CallOptions): Promise<readonly BoundReferrer[]>;
  /**
   * Opens a blob from its first byte; its chunks fail at their end when they are not what the digest says, or not as many as `part.size`.
   * Throws RegistryError, ContentError.
   */
  blob(part: BlobPart, options: BlobOptions): Promise<BlobContent>;
}

/** A configuration or a layer. */
export interface BlobPart {
  readonly digest: Digest;
  /** Bytes, as the manifest tells; undefined where schema 1 does not. */
  readonly size: number | undefined;
  readonly mediaType: string;
}

/** Bytes of parts, as far as the manifests tell. */
export const toldSize = (parts: readonly Pick<BlobPart, 'size'>[]): number =>
  parts.reduce((sum, { size = 0 }) => sum + size, 0);

export interface BoundReferrer extends Descriptor {
  /** The tag that binds it, such as cosign's `sha256-31a54a….sig`; undefined without one: it names its subject itself. */
  readonly tag: TagName | undefined;
}

/** Its size is told by the part. `resume`: a source that cannot go on there begins anew, and says so by `BlobContent.from`. */
export type BlobOptions = Omit<ReadBlobOptions, 'size'>;
