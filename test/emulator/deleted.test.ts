import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { type Answer, call } from './caller.ts';

const name = 'library/hello-world';
const scope = 'repository:*:* registry:deleted_catalog:*';
const DAY = 86_400_000;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    fixture: 'small',
    softDeleteDays: 7,
    now: () => new Date('2026-11-20T12:00:00Z'),
  });
});
afterEach(() => emulator.close());

const ask = (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(emulator, method, path, { scope, ...(body !== undefined && { body: JSON.stringify(body) }) });
const list = async (path: string) => JSON.parse((await ask('GET', `/acr/v1/_deleted/${path}`)).text);
const digestOfTag = (tag: string) => emulator.store.repository(name)?.tags.get(tag)?.digest ?? '';
const restore = (digest: string, tag: string, query = '') =>
  ask('POST', `/acr/v1/_deleted/${name}/_manifests/${digest}${query}`, { tag });

describe('with the policy', () => {
  test('a deleted manifest and its tags are kept, in the fields of Azure CLI, and come back with their blobs', async () => {
    const digest = digestOfTag('v2');
    await ask('DELETE', `/v2/${name}/manifests/${digest}`);
    const kept = { createdAt: '2026-11-18T12:00:00', deletedAt: '2026-11-20T12:00:00' };
    const { manifests } = await list(`${name}/_manifests`);
    expect(manifests).toMatchObject([{ digest, createdAt: expect.stringContaining(kept.createdAt) }]);
    const { tags } = await list(`${name}/_tags`);
    expect(tags.map((each: { tag: string }) => each.tag)).toEqual(['latest', 'v2']);
    expect(tags[0]).toMatchObject({ digest, deletedAt: expect.stringContaining(kept.deletedAt) });

    const answer = await restore(digest, 'v2');
    expect([answer.status, answer.text]).toEqual([200, `${JSON.stringify({ digest, tag: 'v2' })}\n`]);
    expect(digestOfTag('v2')).toBe(digest);
    expect((await list(`${name}/_manifests`)).manifests).toBeNull();
    expect((await list(`${name}/_tags`)).tags.map((each: { tag: string }) => each.tag)).toEqual(['latest']);
    expect(emulator.ledger.effects.map(each => each.kind)).toEqual(['manifest deleted', 'manifest restored']);
  });

  test('a removed tag is kept alone', async () => {
    const digest = digestOfTag('v1');
    await ask('DELETE', `/acr/v1/${name}/_tags/v1`);
    expect((await list(`${name}/_manifests`)).manifests).toBeNull();
    expect((await restore(digest, 'v1')).status).toBe(200);
    expect(digestOfTag('v1')).toBe(digest);
  });

  test('a deleted repository is listed until something of it lives again; its blobs can be read again', async () => {
    const digest = digestOfTag('v1');
    await ask('DELETE', `/acr/v1/${name}`);
    expect((await list('_catalog')).repositories).toMatchObject([{ repository: name }]);
    await restore(digest, 'v1');
    expect((await list('_catalog')).repositories).toBeNull();
    for (const blob of emulator.store.repository(name)?.manifests.get(digest)?.facts.blobs ?? [])
      expect((await ask('HEAD', `/v2/${name}/blobs/${blob}`)).status).toBe(200);
    expect((await list(`${name}/_manifests`)).manifests).toHaveLength(1);
  });

  test('a tag that is there again is only moved by force, and is kept then', async () => {
    const [v1, v2] = [digestOfTag('v1'), digestOfTag('v2')];
    await ask('DELETE', `/v2/${name}/manifests/${v1}`);
    const refused = await restore(v1, 'latest');
    expect([refused.status, JSON.parse(refused.text).errors[0].code]).toEqual([409, 'CONFLICT']);
    expect((await restore(v1, 'latest', '?force=True')).status).toBe(200);
    expect(digestOfTag('latest')).toBe(v1);
    const { tags } = await list(`${name}/_tags`);
    expect(tags).toContainEqual(expect.objectContaining({ tag: 'latest', digest: v2 }));
  });

  test('its digest cannot be pushed', async () => {
    const manifest = emulator.store.repository(name)?.manifests.get(digestOfTag('v1'));
    await ask('DELETE', `/v2/${name}/manifests/${manifest?.digest}`);
    const push = await call(emulator, 'PUT', `/v2/${name}/manifests/again`, {
      scope,
      body: manifest?.bytes ?? '',
      headers: { 'Content-Type': manifest?.mediaType ?? '' },
    });
    expect(push.status).toBe(405);
  });

  test('what is older than the current number of days is gone', async () => {
    const digest = digestOfTag('v1');
    await ask('DELETE', `/v2/${name}/manifests/${digest}`);
    emulator.clock.advance(7 * DAY);
    expect((await restore(digest, 'v1')).status).toBe(404);
    emulator.store.deleted.days = 14;
    expect((await restore(digest, 'v1')).status).toBe(200);
  });

  test('pages and links like the other lists', async () => {
    for (const tag of ['v1', 'v2', 'latest']) await ask('DELETE', `/acr/v1/${name}/_tags/${tag}`);
    const answer = await ask('GET', `/acr/v1/_deleted/${name}/_tags?n=2`);
    expect(JSON.parse(answer.text).tags).toHaveLength(2);
    const [, next = ''] = /<([^>]+)>/.exec(answer.headers.link ?? '') ?? [];
    expect(JSON.parse((await ask('GET', next)).text).tags).toMatchObject([{ tag: 'v2' }]);
  });

  test.each([
    ['GET', '/acr/v1/_deleted/_catalog', 'registry:deleted_catalog:*'],
    ['GET', `/acr/v1/_deleted/${name}/_tags`, `repository:${name}:deleted_read`],
    [
      'POST',
      `/acr/v1/_deleted/${name}/_manifests/sha256:${'0'.repeat(64)}`,
      `repository:${name}:deleted_read,deleted_restore`,
    ],
  ])('%s %s asks for %s', async (method, path, wanted) => {
    const answer = await call(emulator, method, path, { scope: `repository:${name}:pull` });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([
      401,
      expect.stringContaining(`scope="${wanted}"`),
    ]);
  });

  test('what is nowhere is not found', async () => {
    expect((await ask('GET', '/acr/v1/_deleted/no/where/_tags')).status).toBe(404);
    expect((await restore(`sha256:${'0'.repeat(64)}`, 'x')).status).toBe(404);
    expect((await restore(digestOfTag('v1'), 'no tag')).status).toBe(400);
  });
});

test('without the policy nothing is kept, and there are no such lists', async () => {
  emulator.store.deleted.days = undefined;
  await ask('DELETE', `/acr/v1/${name}/_tags/v1`);
  expect((await ask('GET', `/acr/v1/_deleted/${name}/_tags`)).status).toBe(405);
  emulator.store.deleted.days = 7;
  expect((await list(`${name}/_tags`)).tags).toBeNull();
});
