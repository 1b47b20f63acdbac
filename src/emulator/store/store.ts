import { createHash } from 'node:crypto';
import type { Ticks } from '../clock.ts';
import { Ordered } from './ordered.ts';
import { byteOrder, Repository } from './repository.ts';

/** The bytes of a blob; big ones of a fixture are made when they are first read. */
export interface Blob {
  readonly size: number;
  bytes(): Buffer;
}

/** A blob upload in progress. */
export interface Upload {
  readonly id: string;
  readonly repository: string;
  readonly startedAt: Date;
  chunks: Buffer[];
  size: number;
}

/** The whole state of a registry. Rules live in the routes; this only keeps what they decide. */
export class Store {
  readonly #repositories = new Map<string, Repository>();
  readonly #names = new Ordered<string>(byteOrder);
  readonly #unbuilt = new Map<string, () => void>();
  readonly #blobs = new Map<string, Blob>();
  readonly uploads = new Map<string, Upload>();

  /** Names of all repositories in byte order. */
  get names(): Ordered<string> {
    return this.#names;
  }

  /** The repository of that name, with its content. */
  repository(name: string): Repository | undefined {
    const build = this.#unbuilt.get(name);
    if (build !== undefined) {
      this.#unbuilt.delete(name);
      build();
    }
    return this.#repositories.get(name);
  }

  /** The repository of that name, made if it does not exist: a push creates it (ACR wire facts §5, recording). */
  ensureRepository(name: string, at: Ticks): Repository {
    const present = this.repository(name);
    if (present !== undefined) return present;
    const added = new Repository(name, at);
    this.#repositories.set(name, added);
    this.#names.add(name);
    return added;
  }

  /** Declares a repository whose content is built when somebody first looks at it. */
  declareRepository(name: string, created: Ticks, fill: (repository: Repository) => void): void {
    const repository = this.ensureRepository(name, created);
    this.#unbuilt.set(name, () => fill(repository));
  }

  /** Whether a repository is listed; one that was never looked at has no switch turned off. */
  listed(name: string): boolean {
    return this.#repositories.get(name)?.attributes.listEnabled ?? false;
  }

  removeRepository(repository: Repository): void {
    this.#repositories.delete(repository.name);
    this.#names.remove(repository.name);
  }

  blob(digest: string): Blob | undefined {
    return this.#blobs.get(digest);
  }

  /** Keeps bytes under their digest and returns it. */
  addBlob(bytes: Buffer): string {
    const digest = digestOf(bytes);
    this.#blobs.set(digest, { size: bytes.length, bytes: () => bytes });
    return digest;
  }

  /** Keeps a blob whose digest is known without its bytes. */
  addKnownBlob(digest: string, blob: Blob): void {
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, blob);
  }
}

/** The sha256 digest of bytes, in the registry's notation (OCI image-spec, Digests). */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
