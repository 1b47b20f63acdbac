import { listManifests } from '../../registry/manifests.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { Page } from '../../registry/model/page.ts';
import { parseReferrerTag } from '../../registry/model/referrer-tag.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import { getRepository } from '../../registry/repositories.ts';
import { listTags } from '../../registry/tags.ts';
import { type ArtifactGraph, type GraphOptions, readArtifactGraph } from '../graph/artifact-graph.ts';
import { DELETION_RIGHTS } from '../plan-manifest-deletion.ts';
import type { RepositoryPlace } from '../subject.ts';
import type { ReadRepository } from './plan-repository.ts';

const PAGE_SIZE = 1000;

/** Which part of a repository is wanted. */
export interface Wanted {
  readonly tags: boolean;
  /** With what they are to each other, which costs a request each. */
  readonly manifests: boolean;
}

/**
 * Reads what planning takes of a repository; undefined where it is not there. Throws RegistryError, `PartialListing` among them, for any other
 * failure, so that what it answers is whole but for the gap of the graph.
 */
export async function readRepository(
  place: RepositoryPlace,
  wanted: Wanted,
  { progress, signal, rights = DELETION_RIGHTS }: GraphOptions,
): Promise<ReadRepository | undefined> {
  const { registry, repository } = place;
  const options = { signal, rights };
  const paged = { ...options, pageSize: PAGE_SIZE };
  const readTags = () => gathered(listTags(registry, repository, paged));
  try {
    // before the listings, so that what is pushed meanwhile is not missed in them
    const properties = await getRepository(registry, repository, options);
    const [listed, graph] = await Promise.all([
      wanted.tags ? readTags() : [],
      wanted.manifests ? readArtifactGraph(place, { ...options, progress }) : undefined,
    ]);
    const tags = !wanted.tags && graph && hasBoundTag(graph) ? await readTags() : listed;
    if (graph) noteHidden(graph, properties);
    const manifests = graph || tags.length === 0 ? [] : await gathered(listManifests(registry, repository, paged));
    return { repository, tags, graph, manifests, isLocked: properties.changeableAttributes?.writeEnabled === false };
  } catch (error) {
    if (error instanceof RegistryError && error.id === 'RepositoryNotFound') return undefined;
    throw error;
  }
}

async function gathered<Item>(pages: AsyncIterable<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const { items } of pages) for (const each of items) all.push(each);
  return all;
}

const isBound = ({ name }: Pick<TagProperties, 'name'>): boolean => parseReferrerTag(name) !== undefined;

const hasBoundTag = ({ manifests }: ArtifactGraph): boolean =>
  manifests.values().some(({ tags }) => tags.some(name => isBound({ name })));

/** A tag that `listEnabled: false` takes out of listings keeps its manifest (ACR, "Lock a container image"). */
function noteHidden(graph: ArtifactGraph, { tagCount = 0 }: RepositoryProperties): void {
  const listed = graph.manifests.values().reduce((sum, each) => sum + each.tags.length, 0);
  if (tagCount <= listed) return;
  const [all, some] = [tagCount, listed].map(each => each.toLocaleString('en-US'));
  graph.lacks(`the registry lists ${some} of the ${all} tags that it counts; others may be hidden (ListEnabled)`);
}
