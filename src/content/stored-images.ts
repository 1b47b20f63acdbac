import type { Digest } from '../registry/model/digest.ts';
import type { RepositoryName } from '../registry/model/repository-name.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { BlobPart, ContentSource } from './content-source.ts';

/** A folder or tar that images were saved to. */
export interface StoredImages {
  readonly source: ContentSource;
  /** What somebody meant to save, in the order in which it is listed; its referrers and the platforms of an index are not. */
  readonly images: readonly StoredImage[];
  /** Those parts that are not there, or not as long as they should be. */
  missing(parts: readonly BlobPart[]): Promise<readonly BlobPart[]>;
  close(): Promise<void>;
}

export interface StoredImage {
  readonly digest: Digest;
  /** What it is called there: `1.4.2`, `docker.io/library/nginx:latest`; undefined without a name. */
  readonly name: string | undefined;
  /** Of the name, as far as it is one that a registry takes. */
  readonly repository: RepositoryName | undefined;
  readonly tag: TagName | undefined;
}
