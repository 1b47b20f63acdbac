import { type ManifestOutline, readOutlines } from '../../registry/manifest-outline.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { CallOptions } from '../../registry/registry.ts';
import type { ArtifactGraph, GraphOptions } from '../graph/artifact-graph.ts';
import { readRepository } from '../purge/read-repository.ts';
import type { RepositoryPlace } from '../subject.ts';
import type { Reclaiming } from './reclaiming.ts';
import { RepositoryStorage } from './repository-storage.ts';

const RIGHTS = ['metadata_read', 'pull'] as const;

/**
 * Reads every manifest of a repository, each once in a session, and adds up what they take; undefined where it is not there. Throws
 * RegistryError where a listing fails; a manifest that cannot be read is a gap.
 */
export async function readStorage(
  place: RepositoryPlace,
  reclaiming: Reclaiming,
  { signal, progress }: GraphOptions,
): Promise<RepositoryStorage | undefined> {
  const options = { signal, rights: RIGHTS };
  const wanted = { tags: reclaiming.needsTags, manifests: true };
  const read = await readRepository(place, wanted, { ...options, progress });
  if (!read?.graph) return undefined;
  const { repository, graph } = read;
  const unlisted = await readUnlisted(place, graph, options);
  return new RepositoryStorage({ repository, graph, unlisted, going: reclaiming.goesFrom(read) });
}

/** What a registry that hides some manifests holds behind the indexes that it lists. */
async function readUnlisted(
  { registry, repository }: RepositoryPlace,
  graph: ArtifactGraph,
  options: CallOptions,
): Promise<ReadonlyMap<Digest, ManifestOutline>> {
  const found = new Map<Digest, ManifestOutline>();
  if (graph.gap === undefined) return found;
  let above: Iterable<Digest> = graph.manifests.keys();
  for (;;) {
    const listed = [...above].flatMap(each => (found.get(each) ?? graph.outline(each))?.children ?? []);
    const digests = [...new Set(listed.map(each => each.digest))].filter(
      each => !graph.manifests.has(each) && !found.has(each),
    );
    if (digests.length === 0) return found;
    const outlines = await readOutlines(registry, { repository, digests }, options);
    for (const [digest, outline] of outlines) found.set(digest, outline);
    above = outlines.keys();
  }
}
