import { expect, test } from 'vitest';
import { NameCache } from '../../src/session/name-cache.ts';
import type { KnownNames } from '../../src/session/name-list.ts';
import { connectTo } from '../registry/connection.ts';
import { startServer } from '../registry/loopback-server.ts';
import { repo } from '../registry/names.ts';
import { plainContent, plainRegistry } from '../registry/plain-registry.ts';

const API = repo('team/api');

/** Asks until nothing is being fetched any more. */
async function whole<Item>(names: NameCache, ask: () => KnownNames<Item>): Promise<readonly Item[]> {
  for (;;) {
    const changed = new Promise<void>(resolve => {
      const stop = names.onChange(() => {
        stop();
        resolve();
      });
    });
    const { items, pending } = ask();
    if (!pending) return items;
    await changed;
  }
}

test("a registry without ACR's API: one request for the names of tags, none for what it cannot list", async () => {
  await using server = await startServer(plainRegistry(plainContent(), { deletesTags: true }));
  await using connection = await connectTo(server.origin, { kind: undefined, credential: { kind: 'anonymous' } });
  const { registry } = connection;
  const names = new NameCache();
  const asked = () => server.requests.splice(0).map(each => `${each.method} ${each.path}`);
  asked();
  expect(await whole(names, () => names.tags(registry, API))).toEqual([
    { name: 'latest' },
    { name: 'v1' },
    { name: 'v2' },
  ]);
  expect(asked().filter(each => !each.startsWith('GET /v2/team/api/tags/list'))).toEqual([]);
  expect(await whole(names, () => names.manifests(registry, API))).toEqual([]);
  expect(asked()).toEqual([]);
});

test('tags of ever more repositories give way, the ones asked for longest ago first; forgetting forgets all', async () => {
  await using server = await startServer(plainRegistry(plainContent(), { deletesTags: true }));
  await using connection = await connectTo(server.origin, { kind: undefined, credential: { kind: 'anonymous' } });
  const { registry } = connection;
  const names = new NameCache();
  await whole(names, () => names.tags(registry, API));
  for (let index = 0; index < 63; index++) names.learnTags(registry, repo(`other/n${index}`), []);
  expect(names.seenTags(registry, API)).toHaveLength(3);
  names.learnTags(registry, repo('other/last'), []);
  expect(names.seenTags(registry, API)).toEqual([]);
  names.learnRepositories(registry, [API]);
  expect(names.hasSeen(registry, 'team/api')).toBe(true);
  names.clear();
  expect(names.hasSeen(registry, 'team/api')).toBe(false);
  expect(names.seenRepositories(registry)).toEqual([]);
});
