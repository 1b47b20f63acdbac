import { createHash } from 'node:crypto';

/** The bytes of a blob; big ones of a fixture are made when they are first read. */
export interface Blob {
  readonly size: number;
  bytes(): Buffer;
}

/**
 * Blobs by digest, and which repositories they were pushed or mounted to. The links stand here and not in the
 * repository because a push begins with blobs, while a repository begins with its first manifest (a guess: no recording
 * lists the catalogue between the two).
 */
export class BlobStore {
  readonly #blobs = new Map<string, Blob>();
  readonly #links = new Map<string, Set<string>>();

  get(digest: string): Blob | undefined {
    return this.#blobs.get(digest);
  }

  /** Keeps bytes under their digest, for a repository, and returns the digest. */
  add(repository: string, bytes: Buffer): string {
    const digest = digestOf(bytes);
    this.addKnown(repository, digest, { size: bytes.length, bytes: () => bytes });
    return digest;
  }

  /** Keeps a blob whose digest is known without its bytes. */
  addKnown(repository: string, digest: string, blob: Blob): void {
    this.#blobs.set(digest, blob);
    this.link(repository, digest);
  }

  link(repository: string, digest: string): void {
    const links = this.#links.get(repository) ?? new Set();
    this.#links.set(repository, links.add(digest));
  }

  unlink(repository: string, digest: string): void {
    this.#links.get(repository)?.delete(digest);
  }

  unlinkAll(repository: string): void {
    this.#links.delete(repository);
  }

  isLinked(repository: string, digest: string): boolean {
    return this.#links.get(repository)?.has(digest) ?? false;
  }
}

/** The sha256 digest of bytes, in the registry's notation (OCI image-spec, Digests). */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
