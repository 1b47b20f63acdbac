import { expect, test } from 'vitest';
import { type PushBlobOptions, pushBlob } from '../../src/registry/blob-upload.ts';
import type { ConnectOptions } from '../../src/registry/connect.ts';
import { complaint, withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, type SeenRequest, startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const SMALL = 'layer '.repeat(1000);
const LARGE = 'layer '.repeat(1_600_000);
const UPLOADS = '/v2/team/api/blobs/uploads/';

/** Pushes to a registry that answers as `answer` says, else as it should; `kind` is how the client takes it. */
async function pushing(
  answer: (request: SeenRequest) => Reply | undefined,
  {
    content = SMALL,
    kind = 'acr',
    ...options
  }: PushBlobOptions & { content?: string; kind?: ConnectOptions['kind'] } = {},
) {
  let state = 0;
  await using server = await startServer(
    withTokens(request => {
      const own = answer(request);
      if (own) return own;
      if (request.method === 'PUT') return { status: 201 };
      if (request.method === 'DELETE') return { status: 204 };
      const range = request.method === 'PATCH' ? { range: `0-${state + request.body.length - 1}` } : {};
      if (request.method === 'PATCH') state += request.body.length;
      return { status: 202, headers: { location: `${UPLOADS}id?_state=${state}%2F`, ...range } };
    }),
  );
  await using connection = await connectTo(server.origin, { kind });
  const blob = { repository: repo('team/api'), digest: digest(content), size: content.length };
  async function* open() {
    for (let at = 0; at < content.length; at += 1_000_000) yield Buffer.from(content.slice(at, at + 1_000_000));
  }
  const failure = await pushBlob(connection.registry, blob, open, options).then(
    () => undefined,
    (error: unknown) => error,
  );
  const requests = server.requests.filter(({ path }) => path.startsWith('/v2/'));
  return { failure, requests, lines: requests.map(({ method, path }) => `${method} ${path}`), digest: blob.digest };
}

test('each request goes to the newest location, its state as it was given', async () => {
  const { lines, requests, digest } = await pushing(() => undefined, { content: LARGE });
  expect(lines).toEqual([
    `POST ${UPLOADS}`,
    `PATCH ${UPLOADS}id?_state=0%2F`,
    `PATCH ${UPLOADS}id?_state=9000000%2F`,
    `PUT ${UPLOADS}id?_state=${LARGE.length}%2F&digest=${encodeURIComponent(digest)}`,
  ]);
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer access'));
});

test.each([
  ['acr', [undefined, undefined]],
  ['oci', ['0-8999999', `9000000-${LARGE.length - 1}`]],
] as const)('a chunk to a registry taken for %s says its range: %j', async (kind, ranges) => {
  const { requests } = await pushing(() => undefined, { content: LARGE, kind });
  const chunks = requests.filter(({ method }) => method === 'PATCH');
  expect(chunks.map(({ headers }) => headers['content-range'])).toEqual(ranges);
});

test('a location of another origin is refused, and nothing is sent there', async () => {
  await using foreign = await startServer(() => ({ status: 201 }));
  const { failure, lines } = await pushing(() => ({ status: 202, headers: { location: `${foreign.origin}/upload` } }));
  expect(failure).toMatchObject({ id: 'RedirectRefused', message: expect.stringContaining(foreign.origin) });
  expect(lines).toHaveLength(1);
  expect(foreign.requests).toEqual([]);
});

test('a location that becomes one of another origin is refused too', async () => {
  await using foreign = await startServer(() => ({ status: 201 }));
  const headers = { location: `${foreign.origin}/upload` };
  const answer = ({ method }: SeenRequest) => (method === 'PATCH' ? { status: 202, headers } : undefined);
  const { failure } = await pushing(answer, { content: LARGE });
  expect(failure).toMatchObject({ id: 'RedirectRefused' });
  expect(foreign.requests).toEqual([]);
});

test.each(['http://', undefined])('a location that is none (%s) is refused', async location => {
  const { failure } = await pushing(() => ({ status: 202, headers: location === undefined ? {} : { location } }));
  expect(failure).toMatchObject({
    id: 'UnexpectedAnswer',
    message: expect.stringContaining('no address to upload to'),
  });
});

test('a redirect of an upload is not followed', async () => {
  await using foreign = await startServer(() => ({ status: 202 }));
  const { failure } = await pushing(() => ({ status: 307, headers: { location: foreign.origin } }));
  expect(failure).toMatchObject({ id: 'RedirectRefused' });
  expect(foreign.requests).toEqual([]);
});

test('who may not read where the blob is mounted from sends it', async () => {
  const refuse = ({ path }: SeenRequest) => (path.includes('mount=') ? { status: 401 } : undefined);
  const { failure, lines } = await pushing(refuse, { mountFrom: repo('secret/base') });
  expect(failure).toBeUndefined();
  expect(lines.filter(each => !each.includes('mount='))).toEqual([
    `POST ${UPLOADS}`,
    expect.stringContaining(`PUT ${UPLOADS}id`),
  ]);
});

test('where the registry does not tell how far it is, it has what was sent', async () => {
  const silent = ({ method }: SeenRequest) =>
    method === 'PATCH' ? { status: 202, headers: { location: `${UPLOADS}id` } } : undefined;
  const { failure, lines } = await pushing(silent, { content: LARGE });
  expect(failure).toBeUndefined();
  expect(lines).toHaveLength(4);
});

test('a registry that has more than was sent is not believed', async () => {
  const boasting = ({ method }: SeenRequest) =>
    method === 'PATCH' ? { status: 202, headers: { location: `${UPLOADS}id`, range: '0-99999999' } } : undefined;
  const { failure, lines } = await pushing(
    request => boasting(request) ?? (request.method === 'HEAD' ? { status: 404 } : undefined),
    { content: LARGE },
  );
  expect(failure).toMatchObject({ id: 'UnexpectedAnswer' });
  expect(lines.filter(each => each.startsWith('PATCH'))).toHaveLength(3);
});

test('a refused digest is told by its own name', async () => {
  const refuse = ({ method }: SeenRequest) => {
    if (method === 'PUT') return complaint(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
    return method === 'HEAD' ? { status: 404 } : undefined;
  };
  const { failure } = await pushing(refuse);
  expect(failure).toMatchObject({ id: 'DigestMismatch', code: 'DIGEST_INVALID' });
});
