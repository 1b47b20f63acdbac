import fc from 'fast-check';
import type { ManifestDeletion, PlanItem, RegistryPlan } from '../../../src/admin/bulk/registry-plan.ts';
import { type Digest, digestOf } from '../../../src/registry/model/digest.ts';
import { parseRepositoryName, type RepositoryName } from '../../../src/registry/model/repository-name.ts';
import { parseTagName, type TagName } from '../../../src/registry/model/tag-name.ts';

export function repository(text: string): RepositoryName {
  const name = parseRepositoryName(text);
  if (!name) throw new Error(`no repository: ${text}`);
  return name;
}

export function tag(text: string): TagName {
  const name = parseTagName(text);
  if (!name) throw new Error(`no tag: ${text}`);
  return name;
}

/** The digest of a word. */
export const digest = (word: string): Digest => digestOf(Buffer.from(word));

export const OPEN = { deleteEnabled: true, writeEnabled: true, listEnabled: true, readEnabled: true };

/** A manifest that is to be deleted, named by a word. */
export const deletion = (word: string, more: Partial<ManifestDeletion> = {}): ManifestDeletion => ({
  action: 'delete manifest',
  repository: repository('team/api'),
  digest: digest(word),
  tags: [],
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  size: 1024,
  after: [],
  unlock: [],
  lastUpdateTime: '2025-11-20T08:02:51.1234567Z',
  attributes: OPEN,
  reason: 'older than 30d',
  ...more,
});

export const planOf = (items: readonly PlanItem[], more: Partial<RegistryPlan> = {}): RegistryPlan => ({
  id: '20260115-100000-7f3a',
  server: 'contoso.azurecr.io',
  createdTime: '2026-01-15T10:00:00.000Z',
  rules: ['tags pr-* in team/api, older than 30d'],
  repositories: [...new Set(items.map(each => each.repository))].map(each => ({
    repository: each,
    newest: '2026-01-14T09:00:00.0000000Z',
    kept: [{ reason: 'locked', count: 3 }],
    freed: { bytes: 5000, isRestInUse: true },
    effects: [{ kind: 'loses', text: 'leaves 2 manifests without a parent' }],
  })),
  items,
  ...more,
});

const attributes = fc.record({
  deleteEnabled: fc.boolean(),
  writeEnabled: fc.boolean(),
  listEnabled: fc.boolean(),
  readEnabled: fc.boolean(),
});
const tags = fc.constantFrom('1', '1.4.2', 'latest', 'manifest', 'pr-17').map(tag);
const facts = {
  repository: fc.constantFrom('team/api', 'library/nginx').map(repository),
  lastUpdateTime: fc.option(fc.constant('2025-11-20T08:02:51.1234567Z'), { nil: undefined }),
  attributes: fc.option(attributes, { nil: undefined }),
  reason: fc.string({ unit: 'grapheme' }),
};

/** Any item, number `index` of its plan; a deletion may come after those of the same repository before it. */
const item = (index: number): fc.Arbitrary<PlanItem> =>
  fc.oneof(
    fc.record({
      action: fc.constant('delete manifest' as const),
      ...facts,
      digest: fc.constant(digest(`item ${index}`)),
      tags: fc.uniqueArray(tags),
      mediaType: fc.option(fc.string(), { nil: undefined }),
      size: fc.option(fc.nat(), { nil: undefined }),
      frees: fc.record({ bytes: fc.nat(), shared: fc.array(fc.nat(3)), isRestInUse: fc.boolean() }),
      after: fc.constant([]),
      tagAttributes: fc.array(fc.record({ tag: tags, attributes })),
      unlock: fc.uniqueArray(fc.oneof(fc.constant('@manifest' as const), tags)),
    }),
    fc.record({
      action: fc.constant('remove tag' as const),
      ...facts,
      tag: fc.constant(tag(`tag-${index}`)),
      digest: fc.constant(digest(`tagged ${index}`)),
      unlock: fc.boolean(),
    }),
    fc.record({
      action: fc.constant('update attributes' as const),
      ...facts,
      tag: fc.constant(tag(`tag-${index}`)),
      digest: fc.option(fc.constant(digest(`updated ${index}`)), { nil: undefined }),
      tags: fc.uniqueArray(tags),
      change: fc.oneof(fc.record({ deleteEnabled: fc.boolean() }), attributes),
    }),
  );

export const anyPlan: fc.Arbitrary<RegistryPlan> = fc
  .nat(12)
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, index) => item(index))))
  .map(items => planOf(items));
