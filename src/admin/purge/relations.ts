import type { Digest } from '../../registry/model/digest.ts';
import type { ArtifactGraph } from '../graph/artifact-graph.ts';

/** How the manifests that a repository holds hang together, both ways; one without relations of a kind is left out of its map. */
export interface Relations {
  /** The indexes that list it. */
  readonly parents: Links;
  /** What an index lists. */
  readonly children: Links;
  /** What it refers to. */
  readonly subjects: Links;
  /** What refers to it. */
  readonly referrers: Links;
}

export type Links = ReadonlyMap<Digest, readonly Digest[]>;

export function relationsOf(graph: Pick<ArtifactGraph, 'manifests' | 'parentsOf' | 'referrersOf'>): Relations {
  const parents = new Map<Digest, readonly Digest[]>();
  const children = new Map<Digest, Digest[]>();
  const subjects = new Map<Digest, Digest[]>();
  const referrers = new Map<Digest, readonly Digest[]>();
  for (const digest of graph.manifests.keys()) {
    link(digest, graph.parentsOf(digest), parents, children);
    link(digest, graph.referrersOf(digest), referrers, subjects);
  }
  return { parents, children, subjects, referrers };
}

function link(
  digest: Digest,
  others: readonly Digest[],
  there: Map<Digest, readonly Digest[]>,
  back: Map<Digest, Digest[]>,
): void {
  if (others.length === 0) return;
  there.set(digest, others);
  for (const other of others) {
    const known = back.get(other);
    if (known) known.push(digest);
    else back.set(other, [digest]);
  }
}

const NONE: readonly Digest[] = [];

export const linked = (links: Links, digest: Digest): readonly Digest[] => links.get(digest) ?? NONE;
