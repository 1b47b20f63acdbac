import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import {
  listDeletedManifests,
  listDeletedRepositories,
  listDeletedTags,
  restoreManifest,
} from '../../src/registry/deleted.ts';
import { deleteManifest } from '../../src/registry/manifest-content.ts';
import type { Page } from '../../src/registry/model/page.ts';
import { deleteRepository } from '../../src/registry/repositories.ts';
import { deleteTag, getTag } from '../../src/registry/tags.ts';
import { complaint, withTokens } from './answers.ts';
import { type Connection, connectTo } from './connection.ts';
import { startServer } from './loopback-server.ts';
import { digest, repo, tag } from './names.ts';

const HELLO = repo('library/hello-world');

async function gather<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const { items } of pages) all.push(...items);
  return all;
}

describe('on a registry with soft delete', () => {
  let emulator: Emulator;
  let connection: Connection;
  beforeEach(async () => {
    emulator = await startEmulator({ fixture: 'small', softDeleteDays: 7 });
    const { username: userName, password } = emulator.credentials.admin;
    connection = await connectTo(emulator.origin, {
      credential: { kind: 'password', userName, password: new Secret(password) },
    });
  });
  afterEach(async () => {
    await connection[Symbol.asyncDispose]();
    await emulator.close();
  });

  test('what was deleted is listed and restored', async () => {
    const { registry } = connection;
    const { digest: v2 } = await getTag(registry, { repository: HELLO, tag: tag('v2') });
    await deleteManifest(registry, { repository: HELLO, digest: v2 });
    expect(await gather(listDeletedManifests(registry, HELLO))).toEqual([
      { digest: v2, createdTime: expect.stringContaining('T'), deletedTime: expect.stringContaining('T') },
    ]);
    const tags = await gather(listDeletedTags(registry, HELLO, { pageSize: 1 }));
    expect(tags.map(each => [each.name, each.digest])).toEqual([
      ['latest', v2],
      ['v2', v2],
    ]);
    await restoreManifest(registry, { repository: HELLO, digest: v2, tag: tag('v2'), force: false });
    expect((await getTag(registry, { repository: HELLO, tag: tag('v2') })).digest).toBe(v2);
    expect(emulator.ledger.entries.at(-2)).toMatchObject({ method: 'POST', query: 'force=False', notes: [] });
  });

  test('a deleted repository is listed', async () => {
    await deleteRepository(connection.registry, HELLO);
    expect((await gather(listDeletedRepositories(connection.registry))).map(each => each.name)).toEqual([HELLO]);
  });

  test('a tag that is in the way is a conflict, unless by force', async () => {
    const { registry } = connection;
    const { digest: v1 } = await getTag(registry, { repository: HELLO, tag: tag('v1') });
    await deleteTag(registry, { repository: HELLO, tag: tag('v1') });
    const subject = { repository: HELLO, digest: v1, tag: tag('latest') };
    await expect(restoreManifest(registry, { ...subject, force: false })).rejects.toMatchObject({ id: 'Conflict' });
    await restoreManifest(registry, { ...subject, force: true });
    expect((await getTag(registry, { repository: HELLO, tag: tag('latest') })).digest).toBe(v1);
  });

  test('a restore whose answer is lost is not sent again', async () => {
    const { registry } = connection;
    const { digest: v1 } = await getTag(registry, { repository: HELLO, tag: tag('v1') });
    await deleteTag(registry, { repository: HELLO, tag: tag('v1') });
    emulator.faults.add({ on: { route: 'deleted.restore' }, effect: { kind: 'reset', when: 'after' } });
    const subject = { repository: HELLO, digest: v1, tag: tag('v1'), force: false };
    await expect(restoreManifest(registry, subject)).rejects.toMatchObject({ id: 'OutcomeUnknown' });
    expect(emulator.ledger.entries.filter(each => each.route === 'deleted.restore')).toHaveLength(1);
  });

  test('a repository that is nowhere is not found', async () => {
    const listing = gather(listDeletedTags(connection.registry, repo('no/where')));
    await expect(listing).rejects.toMatchObject({ id: 'RepositoryNotFound' });
  });

  test('without the policy every call says so, and how to turn it on', async () => {
    emulator.store.deleted.days = undefined;
    const { registry } = connection;
    const calls = [
      gather(listDeletedRepositories(registry)),
      gather(listDeletedManifests(registry, HELLO)),
      gather(listDeletedTags(registry, HELLO)),
      restoreManifest(registry, { repository: HELLO, digest: digest('x'), tag: tag('v1'), force: false }),
    ];
    for (const each of await Promise.allSettled(calls)) {
      expect(each).toMatchObject({
        reason: {
          id: 'Unsupported',
          message: expect.stringContaining('soft delete policy'),
          recommendation: expect.stringContaining('az acr config soft-delete update'),
        },
      });
    }
  });
});

test.each([
  ['404 page not found', { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found\n' }],
  ['Not found', { status: 404, body: 'Not found' }],
  ['405', complaint(405, 'UNSUPPORTED', 'The operation is unsupported.')],
] as const)('a registry that answers %s has no soft delete', async (_, reply) => {
  await using server = await startServer(withTokens(() => reply));
  await using connection = await connectTo(server.origin);
  await expect(gather(listDeletedTags(connection.registry, HELLO))).rejects.toMatchObject({ id: 'Unsupported' });
});

test.each([
  ['tags', { tags: [{ tag: 'x' }] }],
  ['tags', { tags: 'x' }],
  ['tags', { tags: [null] }],
])('a list of %s that cannot be read is an error', async (_, body) => {
  await using server = await startServer(withTokens(() => ({ body })));
  await using connection = await connectTo(server.origin);
  await expect(gather(listDeletedTags(connection.registry, HELLO))).rejects.toMatchObject({ id: 'UnexpectedAnswer' });
});
