import { expect, test } from 'vitest';
import { hasBlob, readBlob } from '../../src/registry/blobs.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const CONTENT = 'layer '.repeat(100_000);
const LAYER = { repository: repo('team/api'), digest: digest(CONTENT) };

async function read(origin: string): Promise<string> {
  await using connection = await connectTo(origin);
  const { chunks } = await readBlob(connection.registry, LAYER);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

function redirectTo(location: string): Reply {
  return { status: 307, headers: { location, 'content-type': 'text/html' }, body: `<a href="${location}">here</a>` };
}

test('a blob is read from where the registry points, which sees no credentials', async () => {
  await using storage = await startServer(() => ({ body: CONTENT }));
  await using server = await startServer(withTokens(() => redirectTo(`${storage.origin}/data?sig=x%2Fy&se=1`)));
  expect(await read(server.origin)).toBe(CONTENT);
  expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer access');
  const [request] = storage.requests;
  expect(request?.path).toBe('/data?sig=x%2Fy&se=1');
  expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ]);
});

test('a registry may also send the blob itself', async () => {
  await using server = await startServer(withTokens(() => ({ body: CONTENT })));
  expect(await read(server.origin)).toBe(CONTENT);
});

test('content of another digest fails at its end', async () => {
  await using server = await startServer(withTokens(() => ({ body: `${CONTENT}!` })));
  await expect(read(server.origin)).rejects.toMatchObject({ id: 'DigestMismatch' });
});

test('a body that breaks off fails, and is not taken for the blob', async () => {
  await using server = await startServer(withTokens(() => ({ body: CONTENT, cutAfter: 1000 })));
  await expect(read(server.origin)).rejects.toMatchObject({ id: 'ConnectionLost' });
});

test('a reader who has had enough frees the connection', async () => {
  await using server = await startServer(withTokens(() => ({ body: CONTENT })));
  await using connection = await connectTo(server.origin);
  const { chunks, size } = await readBlob(connection.registry, LAYER);
  for await (const chunk of chunks) {
    expect(chunk.length).toBeLessThan(CONTENT.length);
    break;
  }
  expect(size).toBe(CONTENT.length);
  expect(await read(server.origin)).toBe(CONTENT);
});

test('Ctrl+C in the middle of a blob ends it with its own reason', async () => {
  const interrupt = new AbortController();
  await using server = await startServer(withTokens(() => ({ body: CONTENT })));
  await using connection = await connectTo(server.origin);
  const { chunks } = await readBlob(connection.registry, LAYER, { signal: interrupt.signal });
  const reading = (async () => {
    for await (const _ of chunks) interrupt.abort(new Error('Ctrl+C'));
  })();
  await expect(reading).rejects.toThrow('Ctrl+C');
});

test.each([
  ['no address', { status: 307 }],
  ['plain HTTP to another host', redirectTo('http://evil.example/blob')],
  ['another protocol', redirectTo('file:///etc/passwd')],
  ['a user name in the address', redirectTo('https://user:password@evil.example/blob')],
] satisfies [string, Reply][])('a redirect with %s is refused', async (_what, reply) => {
  await using server = await startServer(withTokens(() => reply));
  await expect(read(server.origin)).rejects.toMatchObject({ id: 'RedirectRefused' });
});

test('a 401 of the storage is an error and no challenge', async () => {
  const challenge = { 'www-authenticate': 'Basic realm="evil"' };
  await using storage = await startServer(() => ({ status: 401, headers: challenge }));
  await using server = await startServer(withTokens(() => redirectTo(`${storage.origin}/data`)));
  await expect(read(server.origin)).rejects.toMatchObject({ id: 'RequestRefused', status: 401 });
  expect(storage.requests).toHaveLength(1);
  expect(storage.requests[0]?.headers.authorization).toBeUndefined();
});

test('a blob that is not there', async () => {
  const body = { errors: [{ code: 'BLOB_UNKNOWN', message: 'x' }] };
  await using server = await startServer(withTokens(() => ({ status: 404, body })));
  await expect(read(server.origin)).rejects.toMatchObject({ id: 'BlobNotFound' });
});

test.each([301, 302, 303, 307, 308])(
  'a lookup that is answered by the redirect %i has found the blob',
  async status => {
    const headers = { location: 'https://storage.example/data' };
    await using server = await startServer(withTokens(() => ({ status, headers })));
    await using connection = await connectTo(server.origin);
    expect(await hasBlob(connection.registry, { repository: repo('team/api'), digest: digest(CONTENT) })).toBe(true);
  },
);

test('who sends the same part again and again is not asked for ever', async () => {
  const headers = { 'content-range': `bytes 0-9/${CONTENT.length}` };
  await using server = await startServer(withTokens(() => ({ status: 206, headers, body: CONTENT.slice(0, 10) })));
  await using connection = await connectTo(server.origin);
  const { chunks } = await readBlob(connection.registry, { repository: repo('team/api'), digest: digest(CONTENT) });
  await expect(Array.fromAsync(chunks)).rejects.toMatchObject({ id: 'DigestMismatch' });
});
