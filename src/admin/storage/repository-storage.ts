import type { ManifestOutline } from '../../registry/manifest-outline.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { type ArtifactGraph, counted } from '../graph/artifact-graph.ts';
import type { FreedSpace } from '../graph/freed-space.ts';
import { referrersTaken } from '../graph/graph-effects.ts';
import { manyText } from '../manifest-words.ts';
import { StoredBlobs } from './stored-blobs.ts';

/** The storage of one repository in numbers; bytes are those of layers and configurations. */
export interface StorageFigures {
  readonly manifests: number;
  readonly tags: number;
  /** Bytes of what each tag leads to, added up: what several lead to counts for each of them. */
  readonly byTag: number;
  /** Bytes, each layer and configuration counted once. */
  readonly size: number;
  /** What would be freed in this repository. */
  readonly reclaimable: FreedSpace;
  /** Why there may be more than was counted; empty: everything was. */
  readonly gaps: readonly string[];
}

/** What some of the images of a repository take of it. */
export interface ImageFigures {
  /** Bytes of their layers and configurations, each counted once. */
  readonly size: number;
  /** Of those, what no other image in the repository uses. */
  readonly unique: number;
  /** Of those, what would be freed with all that can be reclaimed; undefined: that is not known. */
  readonly reclaimable: number | undefined;
}

/** What a repository holds, as it was read. */
export interface SeenStorage {
  readonly repository: RepositoryName;
  readonly graph: ArtifactGraph;
  /** Of manifests that the registry does not list and that an index leads to. */
  readonly unlisted: ReadonlyMap<Digest, ManifestOutline>;
  /** What could be deleted. */
  readonly going: readonly Digest[];
}

/** A layer or configuration of a repository. */
export interface StoredBlob {
  readonly digest: Digest;
  /** Bytes; undefined where no manifest tells. */
  readonly size: number | undefined;
  /** It goes with what can be reclaimed. */
  readonly isFreed: boolean;
}

/** The storage of a repository. */
export class RepositoryStorage {
  readonly repository: RepositoryName;
  readonly figures: StorageFigures;
  readonly #graph: ArtifactGraph;
  readonly #blobs: StoredBlobs;
  readonly #freed: ReadonlySet<Digest>;
  /** Made when it is asked for. */
  #byTag: ReadonlyMap<TagName, Digest> | undefined;

  constructor({ repository, graph, unlisted, going }: SeenStorage) {
    const outlines = new Map(unlisted);
    for (const digest of graph.manifests.keys()) {
      const outline = graph.outline(digest);
      if (outline) outlines.set(digest, outline);
    }
    const reclaimable = graph.freedBy(going);
    this.repository = repository;
    this.#graph = graph;
    this.#blobs = new StoredBlobs(outlines);
    const gone = 'unknown' in reclaimable ? [] : [...going, ...referrersTaken(graph, new Set(going))];
    this.#freed = new Set(this.#blobs.usedBy(gone).own);
    this.figures = {
      manifests: graph.manifests.size + unlisted.size,
      ...this.#tagged(),
      size: this.#blobs.size,
      reclaimable,
      gaps: this.#gaps(),
    };
  }

  /** Every layer and configuration. */
  *blobs(): Generator<StoredBlob> {
    for (const [digest, size] of this.#blobs.sizes()) yield { digest, size, isFreed: this.#freed.has(digest) };
  }

  /** The manifests that have a tag, and those that no index lists, each with its tags. */
  *images(): Generator<{ readonly digest: Digest; readonly tags: readonly TagName[] }> {
    for (const { digest, tags } of this.#graph.manifests.values()) {
      if (tags.length > 0 || this.#graph.parentsOf(digest).length === 0) yield { digest, tags };
    }
  }

  /** What a tag points to; undefined where there is none of that name. */
  digestOf(tag: TagName): Digest | undefined {
    this.#byTag ??= new Map(
      this.#graph.manifests.values().flatMap(({ digest, tags }) => tags.map(each => [each, digest] as const)),
    );
    return this.#byTag.get(tag);
  }

  /** The tags of a manifest; undefined where there is none of that digest. */
  tagsOf(digest: Digest): readonly TagName[] | undefined {
    return this.#graph.manifests.get(digest)?.tags;
  }

  /** What these manifests and everything that they list take together. */
  figuresOf(manifests: readonly Digest[]): ImageFigures {
    const tree = this.#blobs.treeOf(manifests);
    const others = this.#blobs.treeOf(this.#heldBesides(tree, new Set(manifests)));
    const used = this.#blobs.usedBy(tree).used;
    return {
      size: this.#blobs.bytesOf(used),
      unique: this.#blobs.bytesOf(this.#blobs.usedBy(tree.difference(others)).own),
      reclaimable:
        'unknown' in this.figures.reclaimable
          ? undefined
          : this.#blobs.bytesOf(used.filter(each => this.#freed.has(each))),
    };
  }

  /** What of a tree is there for others as well: by a tag of its own, or by an index outside. */
  #heldBesides(tree: ReadonlySet<Digest>, roots: ReadonlySet<Digest>): readonly Digest[] {
    const { manifests } = this.#graph;
    const isTagged = (digest: Digest) => !roots.has(digest) && (manifests.get(digest)?.tags.length ?? 0) > 0;
    return [...tree].filter(each => isTagged(each) || this.#graph.parentsOf(each).some(parent => !tree.has(parent)));
  }

  #tagged(): Pick<StorageFigures, 'tags' | 'byTag'> {
    let [count, bytes] = [0, 0];
    for (const { digest, tags } of this.#graph.manifests.values()) {
      if (tags.length === 0) continue;
      count += tags.length;
      bytes += tags.length * this.#blobs.bytesOf(this.#blobs.usedBy(this.#blobs.treeOf([digest])).used);
    }
    return { tags: count, byTag: bytes };
  }

  #gaps(): readonly string[] {
    const unread = this.#graph.unreadable.length;
    const { unsized } = this.#blobs;
    return [
      ...(this.#graph.gap === undefined ? [] : [this.#graph.gap]),
      ...(unread === 0 ? [] : [`${counted(unread, this.#graph.manifests.size, 'manifests')} could not be read`]),
      ...(unsized === 0 ? [] : [`the size of ${manyText(unsized, 'layer')} is not told`]),
    ];
  }
}
