import type { Ticks } from '../clock.ts';
import { type Blob, BlobStore } from './blobs.ts';
import { DeletedStore } from './deleted.ts';
import { Ordered } from './ordered.ts';
import { Repository } from './repository.ts';
import { byteOrder } from './timed-index.ts';

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
  readonly blobs = new BlobStore();
  readonly uploads = new Map<string, Upload>();
  readonly deleted = new DeletedStore();

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
    const added = new Repository(name, at, this.deleted);
    this.deleted.takeRepository(name);
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

  removeRepository(repository: Repository, at: Ticks): void {
    this.deleted.addRepository(repository, at);
    this.#repositories.delete(repository.name);
    this.#names.remove(repository.name);
    this.blobs.unlinkAll(repository.name);
  }

  /** A blob of a repository; others' blobs are not served there. */
  blobOf(repository: string, digest: string): Blob | undefined {
    this.repository(repository);
    return this.blobs.isLinked(repository, digest) ? this.blobs.get(digest) : undefined;
  }
}
