import { listDeletedManifests, listDeletedTags } from '../registry/deleted.ts';
import { listManifests } from '../registry/manifests.ts';
import type { ManifestProperties } from '../registry/model/manifest.ts';
import type { RepositoryName } from '../registry/model/repository-name.ts';
import type { SoftDeletedTag } from '../registry/model/soft-deleted.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { Registry } from '../registry/registry.ts';
import { listRepositories } from '../registry/repositories.ts';
import { listTagNames, listTags } from '../registry/tags.ts';
import { type KnownNames, NameList } from './name-list.ts';

/** A tag with what a menu tells of it; a registry without ACR's API tells the name only. */
export type SeenTag = Pick<TagProperties, 'name'> &
  Partial<Pick<TagProperties, 'digest' | 'lastUpdateTime' | 'changeableAttributes'>>;

/** A manifest with what a menu tells of it. */
export type SeenManifest = Pick<ManifestProperties, 'digest' | 'tags' | 'lastUpdateTime' | 'changeableAttributes'>;

/** Repositories whose tags or manifests are kept; the ones asked for longest ago go first. */
const MOST_LISTS = 64;

interface RegistryNames {
  readonly repositories: NameList<RepositoryName>;
  readonly tags: Map<string, NameList<SeenTag>>;
  readonly manifests: Map<string, NameList<SeenManifest>>;
  readonly deletedTags: Map<string, NameList<SeenTag>>;
  readonly deletedManifests: Map<string, NameList<SeenManifest>>;
}

const listsOf = ({ repositories, ...kinds }: RegistryNames): readonly { expire(): void; stop(): void }[] => [
  repositories,
  ...Object.values(kinds).flatMap(lists => [...lists.values()]),
];

/**
 * The names of a registry for completion (interface E12): at once what is known, refreshed behind. It sends nothing unless it is asked, and
 * nobody waits for it; who wants more is told by `onChange`.
 */
export class NameCache {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #byRegistry = new Map<Registry, RegistryNames>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** In byte order. */
  repositories(registry: Registry): KnownNames<RepositoryName> {
    return this.#of(registry).repositories.ask();
  }

  /** Newest first where the registry tells times. */
  tags(registry: Registry, repository: RepositoryName): KnownNames<SeenTag> {
    return this.#tagList(registry, repository).ask();
  }

  /** Newest first; none of a registry without ACR's API, where each would cost a request. */
  manifests(registry: Registry, repository: RepositoryName): KnownNames<SeenManifest> {
    return this.#manifestList(registry, repository).ask();
  }

  /** Tags that soft delete keeps, the latest deleted first, each name once. */
  deletedTags(registry: Registry, repository: RepositoryName): KnownNames<SeenTag> {
    return latest(this.#of(registry).deletedTags, repository, () =>
      this.#list(
        signal => newestOfEach(listDeletedTags(registry, repository, { signal })),
        ({ name }) => name,
      ),
    ).ask();
  }

  /** Manifests that soft delete keeps. */
  deletedManifests(registry: Registry, repository: RepositoryName): KnownNames<SeenManifest> {
    return latest(this.#of(registry).deletedManifests, repository, () =>
      this.#list(
        signal => deletedOnes(listDeletedManifests(registry, repository, { signal })),
        ({ digest }) => digest,
      ),
    ).ask();
  }

  /** The repositories that are known, without asking the registry. */
  seenRepositories(registry: Registry): readonly RepositoryName[] {
    return this.#byRegistry.get(registry)?.repositories.peek().items ?? [];
  }

  /** Whether a repository of that name is known. */
  hasSeen(registry: Registry, repository: string): boolean {
    return this.#byRegistry.get(registry)?.repositories.has(repository) ?? false;
  }

  /** The tags that are known, without asking the registry. */
  seenTags(registry: Registry, repository: RepositoryName): readonly SeenTag[] {
    return this.#byRegistry.get(registry)?.tags.get(repository)?.peek().items ?? [];
  }

  /** Takes up repositories that a command has listed. */
  learnRepositories(registry: Registry, names: readonly RepositoryName[]): void {
    this.#of(registry).repositories.learn(names);
  }

  /** Takes up tags that a command has listed. */
  learnTags(registry: Registry, repository: RepositoryName, tags: readonly SeenTag[]): void {
    this.#tagList(registry, repository).learn(tags);
  }

  /** Called whenever there is more, or a fetch has ended; answers what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells the listeners that there is more. */
  announce(): void {
    for (const each of [...this.#listeners]) each();
  }

  /** Something was changed: what is known still serves, and the next question asks again behind. */
  expire(): void {
    for (const names of this.#byRegistry.values()) for (const list of listsOf(names)) list.expire();
  }

  /** Forgets everything, so that the next question asks the registry. */
  clear(): void {
    for (const registry of [...this.#byRegistry.keys()]) this.forget(registry);
  }

  /** Forgets what a registry told, and asks it no further. */
  forget(registry: Registry): void {
    const known = this.#byRegistry.get(registry);
    if (!known) return;
    this.#byRegistry.delete(registry);
    for (const list of listsOf(known)) list.stop();
  }

  #of(registry: Registry): RegistryNames {
    const known = this.#byRegistry.get(registry);
    if (known) return known;
    const fresh: RegistryNames = {
      repositories: this.#list(
        signal => itemsOf(listRepositories(registry, { signal })),
        name => name,
      ),
      tags: new Map(),
      manifests: new Map(),
      deletedTags: new Map(),
      deletedManifests: new Map(),
    };
    this.#byRegistry.set(registry, fresh);
    return fresh;
  }

  #tagList(registry: Registry, repository: RepositoryName): NameList<SeenTag> {
    const isAcr = registry.dialect.kind === 'acr';
    return latest(this.#of(registry).tags, repository, () =>
      this.#list(
        signal =>
          isAcr
            ? itemsOf<SeenTag>(listTags(registry, repository, { signal, orderBy: 'lastUpdatedDesc' }))
            : namedOnly(listTagNames(registry, repository, { signal })),
        ({ name }) => name,
      ),
    );
  }

  #manifestList(registry: Registry, repository: RepositoryName): NameList<SeenManifest> {
    const isAcr = registry.dialect.kind === 'acr';
    return latest(this.#of(registry).manifests, repository, () =>
      this.#list(
        signal =>
          isAcr
            ? itemsOf<SeenManifest>(listManifests(registry, repository, { signal, orderBy: 'lastUpdatedDesc' }))
            : nothing(),
        ({ digest }) => digest,
      ),
    );
  }

  #list<Item>(
    fetch: (signal: AbortSignal) => AsyncIterable<readonly Item[]>,
    keyOf: (item: Item) => string,
  ): NameList<Item> {
    return new NameList({ fetch, keyOf, now: this.#now, changed: () => this.announce() });
  }
}

/** The list of a key, now the last to go; made where there is none. */
function latest<List extends { stop(): void }>(lists: Map<string, List>, key: string, make: () => List): List {
  const list = lists.get(key) ?? make();
  lists.delete(key);
  lists.set(key, list);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) {
    lists.get(oldest)?.stop();
    lists.delete(oldest);
  }
  return list;
}

async function* itemsOf<Item>(
  pages: AsyncIterable<{ readonly items: readonly Item[] }>,
): AsyncIterable<readonly Item[]> {
  for await (const { items } of pages) yield items;
}

async function* namedOnly<Name>(pages: AsyncIterable<{ readonly items: readonly Name[] }>) {
  for await (const { items } of pages) yield items.map(name => ({ name }));
}

/** Of a tag that was deleted several times the last time counts. */
async function* newestOfEach(
  pages: AsyncIterable<{ readonly items: readonly SoftDeletedTag[] }>,
): AsyncIterable<readonly SeenTag[]> {
  const byName = new Map<string, SoftDeletedTag>();
  for await (const { items } of pages) for (const each of items) byName.set(each.name, each);
  const time = ({ deletedTime }: SoftDeletedTag) => Date.parse(deletedTime ?? '') || 0;
  const tags = [...byName.values()].sort((a, b) => time(b) - time(a));
  yield tags.map(({ name, digest, deletedTime }) => ({ name, digest, lastUpdateTime: deletedTime }));
}

async function* deletedOnes(pages: ReturnType<typeof listDeletedManifests>): AsyncIterable<readonly SeenManifest[]> {
  for await (const { items } of pages) {
    yield items.map(({ digest, deletedTime }) => {
      return { digest, tags: [], lastUpdateTime: deletedTime, changeableAttributes: undefined };
    });
  }
}

async function* nothing(): AsyncIterable<never> {
  // there is no listing to ask for
}
