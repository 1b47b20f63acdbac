import { expect, test } from 'vitest';
import { deleteManifest, putManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { updateManifest } from '../../src/registry/manifests.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { deleteRepository, getRepository, updateRepository } from '../../src/registry/repositories.ts';
import { deleteTag, updateTag } from '../../src/registry/tags.ts';
import { ATTRIBUTES, withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';
import { digest, repo, tag } from './names.ts';

const API = repo('team/api');
const LATEST = { repository: API, tag: tag('latest') };
const IMAGE = { repository: API, digest: digest('image') };
const PROPERTIES = { body: { imageName: API, changeableAttributes: ATTRIBUTES } };

test.each([
  ['a lost reply', { cutAfter: 0 }],
  ['half a reply', { body: 'x'.repeat(100), cutAfter: 10 }],
  ['503', { status: 503 }],
  ['429', { status: 429 }],
] satisfies [string, Reply][])('a read is repeated after %s', async (_what, reply) => {
  const replies = [reply, reply, PROPERTIES];
  await using server = await startServer(withTokens(() => replies.shift() ?? {}));
  await using connection = await connectTo(server.origin);
  expect(await getRepository(connection.registry, API)).toMatchObject({ name: API });
  expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
});

test('five tries are all', async () => {
  await using server = await startServer(withTokens(() => ({ status: 503 })));
  await using connection = await connectTo(server.origin);
  await expect(getRepository(connection.registry, API)).rejects.toMatchObject({ id: 'ServerError' });
  expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(5);
  expect(connection.clock.sleeps).toEqual([250, 500, 1000, 2000]);
});

test('Retry-After is waited for, and the tokens too are asked for again', async () => {
  const replies: Reply[] = [
    { status: 429, headers: { 'retry-after': '7' } },
    { body: { access_token: 'x' } },
    PROPERTIES,
  ];
  await using server = await startServer(() => replies.shift() ?? {});
  await using connection = await connectTo(server.origin);
  await getRepository(connection.registry, API);
  expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET']);
  expect(connection.clock.sleeps).toEqual([7000]);
});

test('a date in Retry-After is one of the registry, however wrong our clock is', async () => {
  const at = Date.UTC(2031, 4, 1);
  const date = new Date(at).toUTCString();
  const replies: Reply[] = [
    { status: 429, headers: { date, 'retry-after': new Date(at + 9000).toUTCString() } },
    { body: { access_token: 'x' } },
    PROPERTIES,
  ];
  await using server = await startServer(() => replies.shift() ?? {});
  await using connection = await connectTo(server.origin);
  await getRepository(connection.registry, API);
  expect(connection.clock.sleeps).toEqual([9000]);
});

const changes: Readonly<Record<string, (registry: Registry) => Promise<unknown>>> = {
  'DELETE repository': registry => deleteRepository(registry, API),
  'DELETE tag': registry => deleteTag(registry, LATEST),
  'DELETE manifest': registry => deleteManifest(registry, IMAGE),
  'PATCH repository': registry => updateRepository(registry, API, { deleteEnabled: false }),
  'PATCH tag': registry => updateTag(registry, LATEST, { deleteEnabled: false }),
  'PATCH manifest': registry => updateManifest(registry, IMAGE, { deleteEnabled: false }),
  'PUT manifest': registry =>
    putManifest(registry, { repository: API, reference: LATEST.tag, mediaType: 'x/y', bytes: Buffer.from('{}') }),
};

test.each(Object.entries(changes))('%s is sent once, whatever becomes of the reply', async (_name, change) => {
  for (const [reply, id] of [
    [{ cutAfter: 0 }, 'OutcomeUnknown'],
    [{ status: 500 }, 'OutcomeUnknown'],
    [{ status: 504 }, 'OutcomeUnknown'],
    [{ status: 503 }, 'ServerError'],
    [{ status: 429, headers: { 'retry-after': '1' } }, 'TooManyRequests'],
  ] as const) {
    await using server = await startServer(withTokens(() => reply));
    await using connection = await connectTo(server.origin);
    await expect(change(connection.registry)).rejects.toMatchObject({ id });
    expect(server.requests.filter(({ path }) => !path.startsWith('/oauth2/'))).toHaveLength(1);
  }
});

test('a change that could not be sent has no unknown outcome', async () => {
  const server = await startServer(withTokens(() => ({})));
  await using connection = await connectTo(server.origin);
  await server[Symbol.asyncDispose]();
  await expect(deleteTag(connection.registry, LATEST)).rejects.toMatchObject({ id: 'ConnectionRefused' });
});

test('an update sends only what was named', async () => {
  await using server = await startServer(withTokens(() => PROPERTIES));
  await using connection = await connectTo(server.origin);
  await updateRepository(connection.registry, API, { writeEnabled: false });
  expect(server.requests.at(-1)).toMatchObject({ method: 'PATCH', body: '{"writeEnabled":false}' });
});

test('Ctrl+C ends a call with its own reason', async () => {
  const interrupt = new AbortController();
  await using server = await startServer(
    withTokens(() => {
      interrupt.abort(new Error('Ctrl+C'));
      return new Promise(() => {});
    }),
  );
  await using connection = await connectTo(server.origin);
  const reading = readManifest(
    connection.registry,
    { repository: API, reference: LATEST.tag },
    { signal: interrupt.signal },
  );
  await expect(reading).rejects.toThrow('Ctrl+C');
});
