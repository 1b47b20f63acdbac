import { listManifests } from '../../registry/manifests.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { Page } from '../../registry/model/page.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { getRepository } from '../../registry/repositories.ts';
import type { RepositoryPlace } from '../subject.ts';
import type { ArtifactGraph } from './artifact-graph.ts';

/** The most items that one page brings (ACR: a larger request is answered with this many). */
const PAGE_SIZE = 1000;

/** What a registry without ACR's API does not show. */
export const TAGGED_ONLY = 'this registry lists only what is tagged';

/**
 * Tells a graph of the manifests of a repository, page by page; read to its end, also whether there are more than the registry lists, or than
 * `counted` that were counted before. Throws as `listManifests` does.
 */
export async function* listInto(
  graph: ArtifactGraph,
  { registry, repository }: RepositoryPlace,
  options: CallOptions,
  counted?: Pick<RepositoryProperties, 'manifestCount'>,
): AsyncGenerator<Page<ManifestProperties>, void, undefined> {
  if (registry.dialect.kind !== 'acr') graph.lacks(TAGGED_ONLY);
  // before the listing: what is pushed meanwhile is none that is missing
  const { manifestCount = 0 } = counted ?? (await getRepository(registry, repository, options));
  for await (const page of listManifests(registry, repository, { ...options, pageSize: PAGE_SIZE })) {
    for (const each of page.items) graph.list(each);
    yield page;
  }
  const listed = graph.manifests.size;
  if (manifestCount <= listed) return;
  const [all, some] = [manifestCount, listed].map(each => each.toLocaleString('en-US'));
  graph.lacks(`the registry lists ${some} of the ${all} manifests that it counts; others may be hidden (ListEnabled)`);
}
