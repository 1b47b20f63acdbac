import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Registry } from '../../registry/registry.ts';
import type { AdminError } from '../admin-error.ts';

/** What a repository has under a digest: the same bytes may be a layer and, for themselves, a manifest. */
export type HeldKind = 'blob' | 'manifest';

interface Held {
  readonly registry: Registry;
  readonly repository: RepositoryName;
  readonly digest: Digest;
  readonly kind: HeldKind;
}

type TagHeld = Pick<Held, 'registry' | 'repository'> & { readonly tag: TagName };

const tagKey = ({ registry, repository, tag }: TagHeld): string => `${registry.server.origin}/${repository}:${tag}`;

/** What repositories were seen to have, or were given, while one command pushes several images: they share layers. */
export class KnownContent {
  readonly #repositories = new Map<Registry, Map<string, Set<RepositoryName>>>();

  readonly #tags = new Map<string, Digest>();

  readonly #locks = new Map<string, Promise<AdminError | undefined>>();

  has({ registry, repository, digest, kind }: Held): boolean {
    return this.#holders(registry, keyOf(kind, digest)).has(repository);
  }

  add({ registry, repository, digest, kind }: Held): void {
    const holders = this.#repositories.get(registry) ?? new Map<string, Set<RepositoryName>>();
    this.#repositories.set(registry, holders);
    const key = keyOf(kind, digest);
    holders.set(key, (holders.get(key) ?? new Set()).add(repository));
  }

  /** A repository of the registry that has a blob. */
  holder(registry: Registry, blob: Digest): RepositoryName | undefined {
    const [first] = this.#holders(registry, keyOf('blob', blob));
    return first;
  }

  /** What this command has given a tag to; undefined: it has not. */
  tagged(tag: TagHeld): Digest | undefined {
    return this.#tags.get(tagKey(tag));
  }

  tag(tag: TagHeld, digest: Digest): void {
    this.#tags.set(tagKey(tag), digest);
  }

  /** Whether a repository is locked, asked once. */
  lock({ registry, repository }: Pick<Held, 'registry' | 'repository'>, ask: () => Promise<AdminError | undefined>) {
    const key = `${registry.server.origin}/${repository}`;
    const lock = this.#locks.get(key) ?? ask();
    this.#locks.set(key, lock);
    return lock;
  }

  #holders(registry: Registry, key: string): ReadonlySet<RepositoryName> {
    return this.#repositories.get(registry)?.get(key) ?? new Set();
  }
}

const keyOf = (kind: HeldKind, digest: Digest): string => `${kind} ${digest}`;
