import { type ManifestOutline, readOutlines } from '../registry/manifest-outline.ts';
import { listManifests } from '../registry/manifests.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { ManifestProperties } from '../registry/model/manifest.ts';
import { sortableTime } from '../registry/model/update-time.ts';
import type { CallOptions } from '../registry/registry.ts';
import { isGone } from './bulk/gone.ts';
import type { ArtifactGraph } from './graph/artifact-graph.ts';
import type { RepositoryPlace } from './subject.ts';

/** A manifest that cannot be pulled without a blob. */
export interface BlobUser {
  /** One that is not listed itself has the tags of the indexes that list it. */
  readonly manifest: Pick<ManifestProperties, 'digest' | 'tags'>;
  readonly as: 'layer' | 'configuration' | 'content';
}

/** The manifests of a repository that use a blob, as far as they could be read; those with tags first. */
export function usersOf(graph: ArtifactGraph, blob: Digest): readonly BlobUser[] {
  const users = [...graph.manifests.values()].flatMap(manifest => {
    const as = manifest.digest === blob ? 'content' : roleOf(graph.outline(manifest.digest), blob);
    return as === undefined ? [] : [{ manifest, as }];
  });
  const isBare = ({ manifest }: BlobUser) => Number(manifest.tags.length === 0);
  return users.sort((one, other) => isBare(one) - isBare(other));
}

/**
 * Those that use a blob and that only indexes lead to: a registry without ACR's API lists what is tagged, and so no platforms. Throws
 * RegistryError.
 */
export async function unlistedUsersOf(
  { registry, repository }: RepositoryPlace,
  graph: ArtifactGraph,
  blob: Digest,
  options: CallOptions,
): Promise<readonly BlobUser[]> {
  if (registry.dialect.kind === 'acr') return [];
  const users: BlobUser[] = [];
  const seen = new Set<Digest>(graph.manifests.keys());
  let open = [...graph.manifests.values()].flatMap(({ digest, tags }) =>
    graph.childrenOf(digest).map(child => ({ digest: child.digest, tags })),
  );
  while (open.length > 0) {
    const level = Map.groupBy(
      open.filter(each => !seen.has(each.digest)),
      each => each.digest,
    );
    const outlines = await readOutlines(registry, { repository, digests: [...level.keys()] }, options);
    open = [];
    for (const [digest, listed] of level) {
      seen.add(digest);
      const tags = [...new Set(listed.flatMap(each => each.tags))];
      const outline = outlines.get(digest);
      const as = digest === blob ? 'content' : roleOf(outline, blob);
      if (as !== undefined) users.push({ manifest: { digest, tags }, as });
      open.push(...(outline?.children ?? []).map(child => ({ digest: child.digest, tags })));
    }
  }
  return users;
}

function roleOf(outline: ManifestOutline | undefined, blob: Digest): BlobUser['as'] | undefined {
  if (outline === undefined) return undefined;
  if (outline.config?.digest === blob) return 'configuration';
  const isLayer = outline.layers.some(each => each.digest === blob) || outline.unsized.includes(blob);
  return isLayer ? 'layer' : undefined;
}

/** Manifests of a page: mostly there is nothing new, and then one page tells. */
const PAGE_SIZE = 10;

/**
 * A manifest that has come since the graph was read and that uses the blob, or cannot be read and may; undefined: there is none, or the
 * registry does not tell when its manifests came.
 */
export async function laterUserOf(
  place: RepositoryPlace,
  graph: ArtifactGraph,
  blob: Digest,
  options: CallOptions,
): Promise<Digest | undefined> {
  const { registry, repository } = place;
  if (registry.dialect.kind !== 'acr') return undefined;
  const since = sortableTime(graph.newest) ?? '';
  const wanted = { ...options, orderBy: 'lastUpdatedDesc', pageSize: PAGE_SIZE } as const;
  try {
    for await (const { items } of listManifests(registry, repository, wanted)) {
      const later = items.filter(each => (sortableTime(each.lastUpdateTime) ?? '9') > since);
      const news = later.map(each => each.digest).filter(each => !graph.manifests.has(each));
      const outlines = await readOutlines(registry, { repository, digests: news }, options);
      const user = news.find(each => each === blob || mayUse(outlines.get(each), blob));
      if (user !== undefined || later.length < items.length) return user;
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  return undefined;
}

const mayUse = (outline: ManifestOutline | undefined, blob: Digest): boolean =>
  !outline?.isReadable || roleOf(outline, blob) !== undefined;
