import type {
  AttributesUpdate,
  ManifestDeletion,
  PlanItem,
  RegistryPlan,
  TagRemoval,
} from '../../../src/admin/bulk/registry-plan.ts';
import { listManifests } from '../../../src/registry/manifests.ts';
import type { AttributeChange } from '../../../src/registry/model/attributes.ts';
import type { Digest } from '../../../src/registry/model/digest.ts';
import type { ManifestProperties } from '../../../src/registry/model/manifest.ts';
import { getTag } from '../../../src/registry/tags.ts';
import { repo, tag } from '../../registry/names.ts';
import type { Desk } from '../desk.ts';

/** All manifests of a repository, as they are listed. */
export async function manifestsOf({ registry }: Desk, repository: string): Promise<ManifestProperties[]> {
  const manifests: ManifestProperties[] = [];
  for await (const { items } of listManifests(registry, repo(repository), { pageSize: 1000 })) manifests.push(...items);
  return manifests;
}

export const deletionOf = (
  repository: string,
  manifest: ManifestProperties,
  more: Partial<Pick<ManifestDeletion, 'after' | 'unlock'>> = {},
): ManifestDeletion => ({
  action: 'delete manifest',
  repository: repo(repository),
  digest: manifest.digest,
  tags: manifest.tags,
  lastUpdateTime: manifest.lastUpdateTime,
  attributes: manifest.changeableAttributes,
  mediaType: manifest.mediaType,
  size: manifest.imageSize,
  reason: 'chosen',
  after: [],
  unlock: [],
  ...more,
});

export async function removalOf({ registry }: Desk, repository: string, name: string, unlock = false) {
  const found = await getTag(registry, { repository: repo(repository), tag: tag(name) });
  return {
    action: 'remove tag',
    repository: repo(repository),
    tag: found.name,
    digest: found.digest,
    lastUpdateTime: found.lastUpdateTime,
    attributes: found.changeableAttributes,
    reason: 'chosen',
    unlock,
  } satisfies TagRemoval;
}

export async function updateOf({ registry }: Desk, repository: string, name: string, change: AttributeChange) {
  const found = await getTag(registry, { repository: repo(repository), tag: tag(name) });
  return {
    action: 'update attributes',
    repository: repo(repository),
    tag: found.name,
    digest: found.digest,
    lastUpdateTime: found.lastUpdateTime,
    attributes: found.changeableAttributes,
    reason: 'chosen',
    change,
  } satisfies AttributesUpdate;
}

/** A plan of these items; what is newer than all manifests of the desk's repositories was not seen. */
export async function planOf(desk: Desk, items: readonly PlanItem[]): Promise<RegistryPlan> {
  const repositories = await Promise.all(
    [...new Set(items.map(each => each.repository))].map(async repository => ({
      repository,
      newest: newestOf(await manifestsOf(desk, repository)),
      kept: [],
      freed: { unknown: 'nobody asked' },
      effects: [],
    })),
  );
  return {
    id: '20260101-000000-0001',
    server: desk.registry.server.name,
    createdTime: '2026-01-01T00:00:00Z',
    rules: ['chosen'],
    items,
    repositories,
  };
}

/** By the emulator's own clock all times are of the same length or sort as they are written, but for their last digits. */
function newestOf(manifests: readonly ManifestProperties[]): string | undefined {
  const times = manifests.map(each => each.lastUpdateTime ?? '').toSorted((a, b) => (padded(a) < padded(b) ? -1 : 1));
  return times.at(-1);
}

const padded = (time: string) => time.replace(/Z$/, '').padEnd(27, '0');

export const byDigest = (manifests: readonly ManifestProperties[], digest: Digest | string | undefined) => {
  const found = manifests.find(each => each.digest === digest);
  if (!found) throw new Error(`there is no ${digest}`);
  return found;
};
