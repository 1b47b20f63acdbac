import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { Registry } from '../../registry/registry.ts';
import type { AdminError } from '../admin-error.ts';

interface Held {
  readonly registry: Registry;
  readonly repository: RepositoryName;
  readonly digest: Digest;
}

/** What repositories were seen to have, or were given, while one command pushes several images: they share layers. */
export class KnownContent {
  readonly #repositories = new Map<Registry, Map<Digest, Set<RepositoryName>>>();

  readonly #locks = new Map<string, Promise<AdminError | undefined>>();

  has({ registry, repository, digest }: Held): boolean {
    return this.#holders(registry, digest).has(repository);
  }

  add({ registry, repository, digest }: Held): void {
    const digests = this.#repositories.get(registry) ?? new Map<Digest, Set<RepositoryName>>();
    this.#repositories.set(registry, digests);
    const holders = digests.get(digest) ?? new Set();
    digests.set(digest, holders.add(repository));
  }

  /** A repository of the registry that has it. */
  holder(registry: Registry, digest: Digest): RepositoryName | undefined {
    const [first] = this.#holders(registry, digest);
    return first;
  }

  /** Whether a repository is locked, asked once. */
  lock({ registry, repository }: Omit<Held, 'digest'>, ask: () => Promise<AdminError | undefined>) {
    const key = `${registry.server.origin}/${repository}`;
    const lock = this.#locks.get(key) ?? ask();
    this.#locks.set(key, lock);
    return lock;
  }

  #holders(registry: Registry, digest: Digest): ReadonlySet<RepositoryName> {
    return this.#repositories.get(registry)?.get(digest) ?? new Set();
  }
}
