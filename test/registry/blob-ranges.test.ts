import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type BlobContent, type ReadBlobOptions, readBlob } from '../../src/registry/blobs.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Handler, type LoopbackServer, type Reply, type SeenRequest, startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const CONTENT = 'layer '.repeat(100_000);
const LAYER = { repository: repo('team/api'), digest: digest(CONTENT) };

/** What storage answers that honours ranges; `cutAfter` bytes of it arrive. */
function ranged({ headers }: SeenRequest, cutAfter?: number): Reply {
  const [, from] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  const cut = cutAfter === undefined ? {} : { cutAfter };
  if (from === undefined) return { body: CONTENT, ...cut };
  const range = `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}`;
  return { status: 206, headers: { 'content-range': range }, body: CONTENT.slice(Number(from)), ...cut };
}

/** Reads from what `handle` serves the blob from. */
async function reading(handle: Handler, options: ReadBlobOptions = {}) {
  await using server: LoopbackServer = await startServer(withTokens(handle));
  await using connection = await connectTo(server.origin);
  const content: BlobContent = await readBlob(connection.registry, LAYER, options);
  const parts: Uint8Array[] = [];
  for await (const chunk of content.chunks) parts.push(chunk);
  const asked = server.requests.filter(({ path }) => path.includes('/blobs/')).map(({ headers }) => headers.range);
  return { text: Buffer.concat(parts).toString(), from: content.from, asked, sleeps: connection.clock.sleeps };
}

const held = (bytes: number) => ({ from: bytes, hash: createHash('sha256').update(CONTENT.slice(0, bytes)) });

test('a reading that broke off yesterday goes on where it was', async () => {
  const { text, from, asked } = await reading(request => ranged(request), { resume: held(1000), size: CONTENT.length });
  expect(from).toBe(1000);
  expect(text).toBe(CONTENT.slice(1000));
  expect(asked).toEqual(['bytes=1000-']);
});

test('what is whole already is not asked for again, only verified', async () => {
  const size = CONTENT.length;
  const { text, from, asked } = await reading(() => ({ status: 500 }), { resume: held(size), size });
  expect([text, from, asked]).toEqual(['', size, []]);
});

test('bytes from an earlier reading that are not those of the blob fail at the end', async () => {
  const resume = { from: 1000, hash: createHash('sha256').update('x'.repeat(1000)) };
  await expect(reading(request => ranged(request), { resume })).rejects.toMatchObject({ id: 'DigestMismatch' });
});

test.each<[string, Handler]>([
  ['ignores the range', () => ({ body: CONTENT })],
  ['sends another range', request => (request.headers.range ? { ...ranged(request), headers: {} } : ranged(request))],
  ['finds nothing there', request => (request.headers.range ? { status: 416 } : ranged(request))],
])('where the registry %s, the reading begins anew and says so', async (_what, handle) => {
  const { text, from } = await reading(handle, { resume: held(1000) });
  expect(from).toBe(0);
  expect(text).toBe(CONTENT);
});

test('a connection that breaks in the middle is taken up where it was', async () => {
  let asked = 0;
  const { text, asked: ranges } = await reading(request => ranged(request, asked++ < 3 ? 1000 : undefined));
  expect(text).toBe(CONTENT);
  expect(ranges).toEqual([undefined, 'bytes=1000-', 'bytes=2000-', 'bytes=3000-']);
});

test('a connection that breaks behind the last byte costs nothing: all is there', async () => {
  const broken: Reply = { body: CONTENT, framing: 'chunked', cutAfter: CONTENT.length };
  const { text, asked } = await reading(() => broken, { size: CONTENT.length });
  expect(text).toBe(CONTENT);
  expect(asked).toEqual([undefined]);
});

test('a connection that breaks in the middle, where no ranges are served, costs the caller nothing', async () => {
  let asked = 0;
  const { text } = await reading(() => ({ body: CONTENT, ...(asked++ < 3 && { cutAfter: 1000 * asked }) }));
  expect(text).toBe(CONTENT);
});

test('a part that is shorter than what was asked for is followed by the rest', async () => {
  const { text } = await reading(
    request => {
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0]);
      const end = Math.min(from + 250_000, CONTENT.length);
      const range = `bytes ${from}-${end - 1}/${CONTENT.length}`;
      return { status: 206, headers: { 'content-range': range }, body: CONTENT.slice(from, end) };
    },
    { resume: held(1000) },
  );
  expect(text).toBe(CONTENT.slice(1000));
});

test('a registry that is away for a while is waited for', async () => {
  let asked = 0;
  const { text, sleeps } = await reading(request => {
    asked++;
    if (asked === 1) return ranged(request, 1000);
    return asked < 12 ? { status: 503 } : ranged(request);
  });
  expect(text).toBe(CONTENT);
  expect(sleeps.length).toBeGreaterThan(9);
});

test('a connection that breaks again and again without a byte is given up', async () => {
  let asked = 0;
  const failing = reading(request => (asked++ === 0 ? ranged(request, 1000) : { ...ranged(request), cutAfter: 0 }));
  await expect(failing).rejects.toMatchObject({ id: 'ConnectionLost' });
});

test('a link to storage that has ended meanwhile is asked for anew', async () => {
  let links = 0;
  let cut = 0;
  await using storage = await startServer(request => {
    if (request.path !== `/data?sig=${links}`) return { status: 403 };
    return ranged(request, cut++ === 0 ? 1000 : undefined);
  });
  const location = () => `${storage.origin}/data?sig=${++links}`;
  const { text } = await reading(() => ({ status: 307, headers: { location: location() } }));
  expect(text).toBe(CONTENT);
  expect(links).toBe(2);
});

test.each<[string, Handler]>([
  ['more', () => ({ body: `${CONTENT}!` })],
  ['less', () => ({ body: CONTENT.slice(1) })],
  ['another length of the whole', () => ({ status: 206, headers: { 'content-range': 'bytes 9-9/10' }, body: 'x' })],
])('content of %s than the descriptor tells fails before a byte of it is given out', async (_what, handle) => {
  const failing = reading(handle, { size: CONTENT.length, resume: held(9) });
  await expect(failing).rejects.toMatchObject({ id: 'DigestMismatch' });
});

test.each([
  ['more', `${CONTENT}!`],
  ['less', CONTENT.slice(1)],
])('content of %s than the descriptor tells fails also where the answer has no length', async (_what, body) => {
  const failing = reading(() => ({ body, framing: 'chunked' }), { size: CONTENT.length });
  await expect(failing).rejects.toMatchObject({ id: 'DigestMismatch' });
});
