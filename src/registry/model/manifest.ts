import type { ChangeableAttributes } from './attributes.ts';
import type { Digest } from './digest.ts';
import type { TagName } from './tag-name.ts';

/** What a registry tells of one manifest; a field that it did not tell is `undefined`. */
export interface ManifestProperties {
  readonly digest: Digest;
  /** Bytes; 0 means that ACR does not know it (ACR recordings: half of all entries). */
  readonly imageSize: number | undefined;
  /** As received: UTC with up to 7 fraction digits. */
  readonly createdTime: string | undefined;
  readonly lastUpdateTime: string | undefined;
  readonly architecture: string | undefined;
  readonly os: string | undefined;
  readonly mediaType: string | undefined;
  readonly configMediaType: string | undefined;
  /** Empty when the manifest is untagged. */
  readonly tags: readonly TagName[];
  /** The children of an index; told only when one manifest is asked for. */
  readonly references: readonly ManifestChild[] | undefined;
  readonly quarantineState: string | undefined;
  /** JSON in a string, as received. */
  readonly quarantineDetails: string | undefined;
  readonly changeableAttributes: ChangeableAttributes | undefined;
}

/** One platform's manifest in an index. */
export interface ManifestChild {
  readonly digest: Digest;
  readonly architecture: string | undefined;
  readonly os: string | undefined;
}

/** A manifest's exact bytes, whose digest has been verified. */
export interface ManifestContent {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What HEAD tells of a manifest. */
export interface ManifestHead {
  readonly digest: Digest;
  readonly mediaType: string | undefined;
  /** Bytes of the manifest itself, not of the image. */
  readonly size: number | undefined;
}

/** OCI image-spec, "Content Descriptors": what an index of referrers holds for each. */
export interface Descriptor {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly size: number;
  readonly artifactType: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}
