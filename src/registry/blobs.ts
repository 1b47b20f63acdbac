import type { Digest } from './model/digest.ts';
import type { RepositoryName } from './model/repository-name.ts';
import type { CallOptions, Registry } from './registry.ts';

export interface BlobSubject {
  readonly repository: RepositoryName;
  readonly digest: Digest;
}

/** A blob on its way: `chunks` fails with `DigestMismatch` at its end when the content was not what was asked for. */
export interface BlobContent {
  /** Bytes, where the registry told. */
  readonly size: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a blob. Throws `BlobNotFound`, `RedirectRefused`. */
export type ReadBlob = (registry: Registry, subject: BlobSubject, options?: CallOptions) => Promise<BlobContent>;
