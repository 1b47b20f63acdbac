import type { ManifestDeletion, RegistryPlan, TagRemoval } from '../../../src/admin/bulk/registry-plan.ts';
import { digestOf } from '../../../src/registry/model/digest.ts';
import type { ManifestContent } from '../../../src/registry/model/manifest.ts';
import { digest, repo, tag } from '../../registry/names.ts';

/** A plan of so many items, nothing of which exists anywhere. */
export const planOf = (...items: RegistryPlan['items']): RegistryPlan => ({
  id: '20261121-164003-7f3a',
  server: 'contoso.azurecr.io',
  createdTime: '2026-11-21T16:40:03Z',
  rules: ['tags of team/api older than 30d'],
  items,
  repositories: [
    {
      repository: repo('team/api'),
      newest: '2026-11-20T08:02:11.1234567Z',
      kept: [{ reason: 'locked', count: 2 }],
      freed: { bytes: 1234, isRestInUse: true },
      effects: [{ text: 'leaves 2 manifests without a parent', kind: 'note' }],
    },
  ],
});

export const deletion = (digit: string): ManifestDeletion => ({
  action: 'delete manifest',
  repository: repo('team/api'),
  digest: digest(digit),
  tags: [tag('1.4.2')],
  mediaType: undefined,
  size: 12,
  after: [],
  unlock: ['@manifest'],
  lastUpdateTime: '2026-11-20T08:02:11.1234567Z',
  attributes: { deleteEnabled: false, writeEnabled: true, listEnabled: true, readEnabled: true },
  reason: 'untagged',
});

export const untagging = (name: string): TagRemoval => ({
  action: 'remove tag',
  repository: repo('team/api'),
  tag: tag(name),
  digest: digest('1'),
  unlock: false,
  lastUpdateTime: undefined,
  attributes: undefined,
  reason: 'older than 30d',
});

/** A manifest of these words. */
export function contentOf(words: string): ManifestContent {
  const bytes = Buffer.from(words);
  return { digest: digestOf(bytes), mediaType: 'application/vnd.oci.image.manifest.v1+json', bytes };
}
