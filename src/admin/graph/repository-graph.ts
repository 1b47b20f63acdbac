import { readOutlines, unreadOutlines } from '../../registry/manifest-outline.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import { INDEXES } from '../../registry/model/media-types.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { type RepositoryPlace, repositoryText } from '../subject.ts';
import { ArtifactGraph, counted } from './artifact-graph.ts';
import type { FreedSpace } from './freed-space.ts';
import { listInto, TAGGED_ONLY } from './list-into.ts';

/** Pages of the listing that are read at most. */
const MOST_PAGES = 10;
/** Indexes that are read at most to find those that list a manifest. */
const MOST_INDEXES = 200;
/** Manifests that are read at most to tell what deletions free. */
const MOST_BODIES = 500;

/**
 * What the manifests of a repository are to each other, as the registry showed them at one time and up to a bound: enough to say what a
 * deletion does besides, never to decide that something is as it was planned.
 */
export class RepositoryGraph {
  readonly #place: RepositoryPlace;
  /** One token serves all. */
  readonly #rights: CallOptions['rights'];
  readonly #graph = new ArtifactGraph();
  /** Why there may be indexes that it knows nothing of, though it knows all manifests. */
  #indexGap: string | undefined;
  /** Why it cannot tell what is freed; `unread`: nobody has asked for it yet. */
  #space: 'unread' | { readonly gap: string | undefined } = 'unread';

  private constructor(place: RepositoryPlace, { rights }: CallOptions) {
    this.#place = place;
    this.#rights = rights;
  }

  /** Lists the repository and reads its indexes, both up to a bound; what could not be read is a gap. Rejects with the signal's reason only. */
  static async read(place: RepositoryPlace, options: CallOptions): Promise<RepositoryGraph> {
    const graph = new RepositoryGraph(place, options);
    try {
      await graph.#list(options);
      await graph.#readIndexes(options);
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      graph.#graph.lacks(`its manifests could not be read: ${error.message}`);
    }
    return graph;
  }

  /** Lists a repository to its end, whose manifests were counted before, and reads nothing but that. Throws RegistryError. */
  static async list(
    place: RepositoryPlace,
    counted: Pick<RepositoryProperties, 'manifestCount'>,
    options: CallOptions,
  ): Promise<RepositoryGraph> {
    const graph = new RepositoryGraph(place, options);
    await Array.fromAsync(listInto(graph.#graph, place, options, counted));
    return graph;
  }

  /** `contoso.azurecr.io/team/api` */
  get repository(): string {
    return repositoryText(this.#place);
  }

  /** Why there may be indexes that it knows nothing of; undefined: there are none. */
  get gap(): string | undefined {
    return this.#graph.gap ?? this.#indexGap;
  }

  /** What was read of it so far: its listing and its indexes at least, but for the gap. */
  get artifacts(): ArtifactGraph {
    return this.#graph;
  }

  /** It has been deleted. */
  forget(digest: Digest): void {
    this.#graph.forget(digest);
  }

  /**
   * Reads every manifest that is not known yet, up to a bound, so that `freedBy` can tell; what could not be read is a gap. Rejects with the
   * signal's reason only.
   */
  async read(signal: AbortSignal): Promise<void> {
    if (this.#space !== 'unread') return;
    this.#space = { gap: this.#graph.gap ?? (await this.#readBodies({ signal, rights: this.#rights })) };
  }

  /** What goes from the registry with these manifests and what refers to them; undefined: it was not read yet. */
  freedBy(digests: readonly string[]): FreedSpace | undefined {
    if (this.#space === 'unread') return undefined;
    return this.#space.gap === undefined ? this.#graph.freedBy(digests) : { unknown: this.#space.gap };
  }

  async #list(options: CallOptions): Promise<void> {
    const { dialect } = this.#place.registry;
    // the manifests that are tagged would cost a request each
    if (dialect.kind !== 'acr') return this.#graph.lacks(TAGGED_ONLY);
    let pages = 0;
    for await (const { isLast = false } of listInto(this.#graph, this.#place, options)) {
      pages++;
      if (isLast || pages < MOST_PAGES) continue;
      this.#graph.lacks(`the repository has more than ${this.#graph.manifests.size.toLocaleString('en-US')} manifests`);
      return;
    }
  }

  async #readIndexes(options: CallOptions): Promise<void> {
    const indexes = [...this.#graph.manifests.values()].filter(mayBeIndex).map(each => each.digest);
    const unread = new Set(unreadOutlines(this.#place.registry, indexes));
    const skipped = new Set([...unread].slice(MOST_INDEXES));
    const wanted = indexes.filter(each => !skipped.has(each));
    await this.#outline(wanted, options);
    if (skipped.size > 0) {
      this.#indexGap = `${counted(skipped.size, indexes.length, 'indexes')} would have to be read besides`;
      return;
    }
    const damaged = wanted.filter(each => !this.#graph.outline(each)?.isReadable);
    if (damaged.length > 0) this.#indexGap = `${counted(damaged.length, indexes.length, 'indexes')} could not be read`;
  }

  /** Answers why it is not known what all of them use. */
  async #readBodies(options: CallOptions): Promise<string | undefined> {
    const missing = [...this.#graph.manifests.keys()].filter(each => this.#graph.outline(each) === undefined);
    const unread = unreadOutlines(this.#place.registry, missing);
    if (unread.length > MOST_BODIES) {
      return `it was not looked at, since ${unread.length.toLocaleString('en-US')} manifests would have to be read and ${MOST_BODIES} are read at most`;
    }
    try {
      await this.#outline(missing, options);
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      return `the manifests could not be read: ${error.message}`;
    }
    return undefined;
  }

  async #outline(digests: readonly Digest[], options: CallOptions): Promise<void> {
    const { registry, repository } = this.#place;
    const found = await readOutlines(registry, { repository, digests }, options);
    for (const [digest, outline] of found) this.#graph.outlined(digest, outline);
  }
}

/** What the listing does not tell may be one. */
const mayBeIndex = ({ mediaType }: ManifestProperties): boolean => mediaType === undefined || INDEXES.has(mediaType);
