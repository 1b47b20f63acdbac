import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { FreedSpace } from '../graph/freed-space.ts';
import type { RepositoryStorage, StorageFigures } from './repository-storage.ts';

interface Blob {
  /** Bytes; undefined where no repository tells. */
  size: number | undefined;
  /** The first repository that uses it. */
  readonly repository: RepositoryName;
  isShared: boolean;
  /** No repository keeps it. */
  isFreed: boolean;
}

/** Several repositories of a registry, which stores what they share once. */
export class RegistryStorage {
  readonly #blobs = new Map<Digest, Blob>();
  readonly #gaps: string[] = [];
  #manifests = 0;
  #tags = 0;
  #byTag = 0;
  #repositories = 0;
  #isWhole = true;
  #unknown: string | undefined;

  /** Takes in a repository. */
  add(storage: RepositoryStorage): void {
    const { repository, figures } = storage;
    for (const { digest, size, isFreed } of storage.blobs()) {
      const known = this.#blobs.get(digest);
      if (known) {
        known.size ??= size;
        known.isShared = true;
        known.isFreed &&= isFreed;
      } else this.#blobs.set(digest, { size, repository, isShared: false, isFreed });
    }
    this.#repositories++;
    this.#manifests += figures.manifests;
    this.#tags += figures.tags;
    this.#byTag += figures.byTag;
    this.#gaps.push(...figures.gaps.map(each => `${repository}: ${each}`));
    if ('unknown' in figures.reclaimable) this.#unknown ??= `${repository}: ${figures.reclaimable.unknown}`;
  }

  /** There is a repository that could not be read. */
  lacks(repository: RepositoryName): void {
    this.#isWhole = false;
    this.#gaps.push(`${repository} could not be read`);
    this.#unknown ??= `${repository} could not be read`;
  }

  /** All of them could be read. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** How many repositories were taken in. */
  get repositories(): number {
    return this.#repositories;
  }

  /** All of them together. */
  get figures(): StorageFigures {
    return {
      manifests: this.#manifests,
      tags: this.#tags,
      byTag: this.#byTag,
      size: this.#bytesOf(() => true),
      reclaimable: this.#reclaimable(),
      gaps: this.#gaps,
    };
  }

  /** Bytes that several repositories use. */
  get shared(): number {
    return this.#bytesOf(each => each.isShared);
  }

  /** By repository, bytes that no other one of them uses. */
  unique(): ReadonlyMap<RepositoryName, number> {
    const bytes = new Map<RepositoryName, number>();
    for (const { repository, size = 0, isShared } of this.#blobs.values()) {
      if (!isShared) bytes.set(repository, (bytes.get(repository) ?? 0) + size);
    }
    return bytes;
  }

  #reclaimable(): FreedSpace {
    if (this.#unknown !== undefined) return { unknown: this.#unknown };
    return { bytes: this.#bytesOf(each => each.isFreed), isRestInUse: false };
  }

  #bytesOf(test: (blob: Blob) => boolean): number {
    let bytes = 0;
    for (const each of this.#blobs.values()) if (test(each)) bytes += each.size ?? 0;
    return bytes;
  }
}
