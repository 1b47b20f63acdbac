import { expect, test } from 'vitest';
import { readStorage } from '../../../src/admin/storage/read-storage.ts';
import { byRule } from '../../../src/admin/storage/reclaiming.ts';
import { ociDialect } from '../../../src/registry/oci/oci-dialect.ts';
import { repo } from '../../registry/names.ts';
import { deskWith, digestOf, image, indexOf, placeOf } from '../graph/made-repository.ts';
import { NO_EXEMPTIONS } from '../purge/purge-world.ts';

const untagged = byRule({ untagged: true, olderThan: undefined }, { now: Date.now(), exemptions: NO_EXEMPTIONS });

/** An index of two images with a tag, and an image without. */
const release = () =>
  deskWith(repository => {
    const images = [image(repository, 'one'), image(repository, 'two', 'arm64')];
    const index = indexOf(repository, images);
    repository.tag('v1', index, new Date('2026-01-01T00:00:00Z'));
    return { images, index, loose: image(repository, 'loose') };
  });

test('a registry that lists only what is tagged is followed through its indexes', async () => {
  await using made = await release();
  const { desk } = made;
  const { registry } = desk;
  const all = await readStorage(placeOf(desk), untagged, {});
  const plain = { ...desk, registry: { ...registry, dialect: ociDialect } };
  const seen = await readStorage(placeOf(plain), untagged, {});
  const { index } = made.made;
  expect(seen?.figures).toMatchObject({
    manifests: 3,
    tags: 1,
    size: all?.figuresOf([digestOf(index)]).size,
    reclaimable: { unknown: 'this registry lists only what is tagged' },
    gaps: ['this registry lists only what is tagged'],
  });
  expect(all?.figures).toMatchObject({ manifests: 4, tags: 1, gaps: [] });
});

test('an image that is hidden from listings is counted where an index leads to it', async () => {
  await using made = await release();
  const { desk } = made;
  const before = await readStorage(placeOf(desk), untagged, {});
  const hidden = desk.emulator.store.repository('made/here')?.manifests.get(made.made.images[0]?.digest ?? '');
  if (hidden) hidden.attributes.listEnabled = false;
  const after = await readStorage(placeOf(desk), untagged, {});
  expect(after?.figures).toMatchObject({
    manifests: 4,
    size: before?.figures.size,
    reclaimable: { unknown: expect.stringContaining('may be hidden') },
  });
});

test('reading asks for no right to delete', async () => {
  await using made = await release();
  await readStorage(placeOf(made.desk), untagged, {});
  const scopes = made.desk.emulator.ledger.effects.flatMap(each => (each.kind === 'token issued' ? each.scope : []));
  expect(scopes).toEqual(['repository:made/here:metadata_read,pull']);
});

test('a repository that is not there is none', async () => {
  await using made = await release();
  const { registry } = made.desk;
  const place = { registry, registryName: 'demo', repository: repo('no/such') };
  expect(await readStorage(place, untagged, {})).toBeUndefined();
});

test.each([
  [false, undefined, 'untagged', false],
  [true, undefined, 'untagged', false],
  [true, { text: '30d', milliseconds: 1 }, 'untagged, not updated for 30d', false],
  [false, { text: '30d', milliseconds: 1 }, 'not updated for 30d', true],
])('untagged %s, older than %j: %s', (isUntagged, olderThan, text, needsTags) => {
  const rule = byRule({ untagged: isUntagged, olderThan }, { now: 0, exemptions: NO_EXEMPTIONS });
  expect(rule).toMatchObject({ text, needsTags });
});
