import { expect, test } from 'vitest';
import { planPurge } from '../../../src/admin/purge/plan-purge.ts';
import type { PurgeRule } from '../../../src/admin/purge/purge-rule.ts';
import { tags } from '../../../src/emulator/fixtures/many-tags.ts';
import { repo } from '../../registry/names.ts';
import { changes, type Desk, openDesk } from '../desk.ts';
import { NO_EXEMPTIONS, rule } from './purge-world.ts';

const plan = ({ registry, signal, emulator }: Desk, rules: readonly PurgeRule[], ...names: readonly string[]) =>
  planPurge({ registry, registryName: 'demo' }, rules, {
    repositories: names.map(repo),
    now: emulator.clock.now().getTime(),
    exemptions: NO_EXEMPTIONS,
    signal,
  });

test('a whole repository is read with a request a page, and nothing is changed', async () => {
  await using desk = await openDesk(tags(2500));
  const { items, repositories } = await plan(desk, [rule(/[05]$/)], 'load/many');
  expect(items).toHaveLength(500);
  expect(repositories).toMatchObject([{ repository: 'load/many', kept: [], effects: [] }]);
  const paths = desk.emulator.ledger.entries.filter(each => each.path.startsWith('/acr/')).map(each => each.path);
  // properties, three pages of tags, and a page of manifests for their locks
  expect(paths).toHaveLength(5);
  expect(changes(desk)).toEqual([]);
});

test('a repository that is hidden in part keeps what has no tag', async () => {
  await using desk = await openDesk('small');
  const untagged = [rule(undefined, { untagged: true })];
  expect((await plan(desk, untagged, 'samples/empty-tags')).items).toHaveLength(1);
  const manifests = desk.emulator.store.repository('library/hello-world')?.manifests.values() ?? [];
  for (const each of [...manifests].slice(0, 1)) each.attributes.listEnabled = false;
  const { items, repositories } = await plan(desk, [rule(/.*/, { untagged: true })], 'library/hello-world');
  expect(items.filter(each => each.action === 'delete manifest')).toEqual([]);
  expect(repositories[0]?.kept).toMatchObject([{ reason: expect.stringContaining('may be hidden'), count: 1 }]);
});

test('what is not there is told, and the rest is planned in the order that was asked for', async () => {
  await using desk = await openDesk('small');
  const missing: string[] = [];
  const { items, repositories } = await planPurge({ registry: desk.registry, registryName: 'demo' }, [rule(/v/)], {
    repositories: [repo('samples/empty-tags'), repo('no/such'), repo('library/hello-world')],
    now: desk.emulator.clock.now().getTime(),
    exemptions: NO_EXEMPTIONS,
    missing: name => missing.push(name),
  });
  expect(missing).toEqual(['no/such']);
  expect(repositories.map(each => each.repository)).toEqual(['samples/empty-tags', 'library/hello-world']);
  expect(items).toMatchObject([{ tag: 'v1' }, { tag: 'v2' }]);
});

test('a listing that breaks off leaves no plan', async () => {
  await using desk = await openDesk(tags(2500));
  desk.emulator.faults.add({ on: { url: /_tags.*last=/ }, effect: { kind: 'status', status: 403 } });
  await expect(plan(desk, [rule(/./)], 'load/many')).rejects.toMatchObject({ id: 'PartialListing' });
});

test('a listing that fails stops those of other repositories, and nothing of them is left under way', async () => {
  await using desk = await openDesk('small');
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const held = () => {
    hold();
    return end;
  };
  desk.emulator.faults.add(
    { on: { url: /hello-world/ }, effect: { kind: 'stall', until: held } },
    { on: { url: /empty-tags/ }, effect: { kind: 'stall', until: isHeld } },
    { on: { url: /empty-tags/ }, effect: { kind: 'status', status: 403 } },
  );
  await expect(plan(desk, [rule(/./)], 'library/hello-world', 'samples/empty-tags')).rejects.toMatchObject({
    status: 403,
  });
  resolve();
});

test('a repository whose writing is off loses nothing', async () => {
  await using desk = await openDesk('small');
  const repository = desk.emulator.store.repository('library/hello-world');
  if (repository) repository.attributes.writeEnabled = false;
  const { items, repositories } = await plan(desk, [rule(/./, { untagged: true })], 'library/hello-world');
  expect(items).toEqual([]);
  expect(repositories[0]?.kept).toEqual([{ reason: 'in a repository that is locked', count: 2 }]);
});
