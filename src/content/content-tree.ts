import type { ManifestDocument } from '../registry/manifest-document.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { Descriptor, ManifestContent } from '../registry/model/manifest.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { BlobPart } from './content-source.ts';

/** All that belongs to an image: what has to be there so that it can be pulled whole. */
export interface ContentTree {
  readonly root: Digest;
  /** Each once, in the order in which they can be pushed: what is listed before what lists it, a subject before its referrers. */
  readonly manifests: readonly ContentManifest[];
  /** Configurations and layers, each once; what is held elsewhere is left out. */
  readonly blobs: readonly BlobPart[];
  /** Layers that the source does not hold: foreign ones. */
  readonly elsewhere: readonly BlobPart[];
  /** Referrers that the source lists and does not hold. */
  readonly gone: readonly Descriptor[];
}

export interface ContentManifest extends ManifestContent {
  readonly document: ManifestDocument;
  /** It stands for itself and nothing lists it: the image that was meant, or one of its referrers. */
  readonly isRoot: boolean;
  /** The tag that binds it to what it is about, as cosign does; undefined for all others. */
  readonly tag: TagName | undefined;
}
