import { expect, test } from 'vitest';
import { readManifest } from '../../src/registry/manifest-content.ts';
import { getManifest } from '../../src/registry/manifests.ts';
import { RegistryError } from '../../src/registry/model/errors.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { deleteRepository, getRepository } from '../../src/registry/repositories.ts';
import { deleteTag, getTag } from '../../src/registry/tags.ts';
import { complaint, withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';
import { digest, repo, tag } from './names.ts';

const API = repo('team/api');
const LATEST = { repository: API, tag: tag('latest') };
const IMAGE = { repository: API, digest: digest('image') };

const ask = {
  repository: (registry: Registry) => getRepository(registry, API),
  tag: (registry: Registry) => getTag(registry, LATEST),
  untag: (registry: Registry) => deleteTag(registry, LATEST),
  manifest: (registry: Registry) => getManifest(registry, IMAGE),
  content: (registry: Registry) => readManifest(registry, { repository: API, reference: LATEST.tag }),
  byDigest: (registry: Registry) => readManifest(registry, { repository: API, reference: IMAGE.digest }),
  remove: (registry: Registry) => deleteRepository(registry, API),
} as const;

const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Sign in' };
const ROUTER_404 = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: '404 page not found\n',
};

/** [what is wrong, what is asked, the answer, the error's id, part of its message] */
const CASES: readonly (readonly [string, keyof typeof ask, Reply, string, RegExp])[] = [
  [
    'no such repository',
    'repository',
    complaint(404, 'NAME_UNKNOWN', 'x'),
    'RepositoryNotFound',
    /no repository team\/api$/,
  ],
  ['no such tag', 'tag', complaint(404, 'TAG_UNKNOWN', 'x'), 'TagNotFound', /no tag team\/api:latest$/],
  [
    'no such repository, asked for a tag',
    'tag',
    complaint(404, 'NAME_UNKNOWN', 'x'),
    'RepositoryNotFound',
    /no repository team\/api$/,
  ],
  [
    'no such manifest',
    'manifest',
    complaint(404, 'MANIFEST_UNKNOWN', 'x'),
    'ManifestNotFound',
    /no manifest team\/api@sha256/,
  ],
  [
    'no such manifest by tag',
    'content',
    complaint(404, 'MANIFEST_UNKNOWN', 'x'),
    'TagNotFound',
    /no tag team\/api:latest$/,
  ],
  ['404 of the router', 'manifest', ROUTER_404, 'InvalidReference', /does not take/],
  ['404 without a code', 'tag', { status: 404 }, 'NotFound', /nothing at this address/],
  [
    'firewall',
    'tag',
    complaint(403, 'DENIED', "client with IP '10.0.0.1' is not allowed access"),
    'Firewall',
    /10\.0\.0\.1/,
  ],
  ['forbidden', 'tag', complaint(403, 'DENIED', 'no'), 'NoPermission', /forbids it: no/],
  ['no right', 'untag', complaint(401, 'UNAUTHORIZED', 'x'), 'NoPermission', /needs repository:team\/api:delete/],
  [
    'locked',
    'untag',
    complaint(405, 'REGISTRY_DISALLOWED_OPERATION', 'x'),
    'Locked',
    /remove the tag team\/api:latest: .*locked/,
  ],
  ['not supported', 'remove', complaint(405, 'UNSUPPORTED', 'off'), 'Unsupported', /\(off\)/],
  ['conflict', 'untag', complaint(409, 'CONFLICT', 'busy'), 'Conflict', /busy/],
  ['throttled', 'tag', { status: 429, headers: { 'retry-after': '90' } }, 'TooManyRequests', /90 s/],
  ['broken registry', 'tag', complaint(500, 'UNKNOWN', 'oops'), 'ServerError', /status 500: oops/],
  ['HTML instead of JSON', 'tag', HTML, 'UnexpectedAnswer', /a web page instead of JSON/],
  ['HTML with an error status', 'tag', { ...HTML, status: 502 }, 'ServerError', /status 502$/],
  ['half of a JSON', 'tag', { body: '{"tag":{"name":"lat' }, 'UnexpectedAnswer', /breaks off/],
  ['nothing instead of JSON', 'tag', { body: '' }, 'UnexpectedAnswer', /nothing instead of JSON/],
  ['JSON of another shape', 'tag', { body: { tag: { name: 7 } } }, 'UnexpectedAnswer', /cannot be read: \{"name":7\}/],
  [
    'a redirect of an API request',
    'tag',
    { status: 302, headers: { location: 'https://evil.example/' } },
    'RedirectRefused',
    /redirects/,
  ],
  ['wrong digest', 'byDigest', { body: 'something else' }, 'DigestMismatch', /arrived as sha256/],
  [
    'an encoded bomb',
    'byDigest',
    { headers: { 'content-encoding': 'gzip' }, body: await bomb() },
    'AnswerTooLarge',
    /larger than/,
  ],
  ['a body over the limit', 'byDigest', { body: Buffer.alloc(4 * 1024 * 1024 + 1) }, 'AnswerTooLarge', /larger than/],
  [
    'a damaged encoding',
    'tag',
    { headers: { 'content-encoding': 'gzip' }, body: 'no gzip' },
    'ConnectionLost',
    /middle of an answer/,
  ],
];

test.each(CASES)('%s', async (_what, asked, reply, id, message) => {
  await using server = await startServer(withTokens(() => reply));
  await using connection = await connectTo(server.origin);
  const error = await failureOf(ask[asked](connection.registry));
  expect(error).toMatchObject({ id, message: expect.stringMatching(message) });
  expectOneLineWithNextStep(error);
});

test.each([
  ['wrong password', { status: 401 }, 'WrongCredentials', /user name and password/],
  [
    'no rights at all',
    complaint(403, 'DENIED', 'retrieving permissions failed'),
    'NoPermission',
    /retrieving permissions/,
  ],
  ['no such endpoint', { status: 404 }, 'UnexpectedAnswer', /no token server/],
  ['HTML', HTML, 'UnexpectedAnswer', /a web page/],
  ['no token in it', { body: {} }, 'UnexpectedAnswer', /no access_token/],
  ['throttled', { status: 429, headers: { 'retry-after': '120' } }, 'TooManyRequests', /120 s/],
] as const)('a sign-in that is answered with: %s', async (_what, reply, id, message) => {
  await using server = await startServer(() => reply);
  await using connection = await connectTo(server.origin);
  const error = await failureOf(getRepository(connection.registry, API));
  expect(error).toMatchObject({ id, message: expect.stringMatching(message) });
  expectOneLineWithNextStep(error);
});

test('a host that does not exist', async () => {
  await using connection = await connectTo('https://contoso.invalid');
  const error = await failureOf(getRepository(connection.registry, API));
  expect(error).toMatchObject({ id: 'HostNotFound', message: "There is no host 'contoso.invalid'" });
  expectOneLineWithNextStep(error);
});

test('a port where nobody listens', async () => {
  const server = await startServer(() => ({}));
  await server[Symbol.asyncDispose]();
  await using connection = await connectTo(server.origin);
  const error = await failureOf(getRepository(connection.registry, API));
  expect(error).toMatchObject({
    id: 'ConnectionRefused',
    message: expect.stringContaining(`127.0.0.1:${server.port}`),
  });
  expect(connection.clock.sleeps).toEqual([]);
});

test('https to a server without TLS', async () => {
  await using server = await startServer(() => ({}));
  await using connection = await connectTo(`https://127.0.0.1:${server.port}`);
  const error = await failureOf(getRepository(connection.registry, API));
  expect(error).toMatchObject({ id: 'TlsFailed', recommendation: expect.stringContaining('ACRSH_CA_FILE') });
  expectOneLineWithNextStep(error);
});

test('a server that never answers', async () => {
  await using server = await startServer(() => new Promise(() => {}));
  await using connection = await connectTo(server.origin, { transportOptions: { deadlines: { total: 20 } } });
  expect(await failureOf(getRepository(connection.registry, API))).toMatchObject({ id: 'Timeout' });
});

test('an error says the request id and hides what could be secret in the address', async () => {
  const headers = { 'x-ms-correlation-request-id': 'correlation-1' };
  await using server = await startServer(withTokens(() => ({ ...complaint(500, 'UNKNOWN', 'x'), headers })));
  await using connection = await connectTo(server.origin);
  expect(await failureOf(getTag(connection.registry, LATEST))).toMatchObject({
    requestId: 'correlation-1',
    recommendation: 'Try again later; if it stays, report request correlation-1 to whoever runs the registry.',
    method: 'GET',
    url: `${server.origin}/acr/v1/team/api/_tags/latest`,
    status: 500,
    code: 'UNKNOWN',
    detail: 'x',
  });
});

async function failureOf(promise: Promise<unknown>): Promise<RegistryError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RegistryError)) throw new Error(`not a RegistryError: ${error}`);
  return error;
}

function expectOneLineWithNextStep(error: RegistryError): void {
  expect(error.message).toMatch(/^\S[^\n]*\S$/);
  expect(error.recommendation).toMatch(/^[A-Z][^\n]*\.$/);
}

async function bomb(): Promise<Buffer> {
  const { gzipSync } = await import('node:zlib');
  return gzipSync(Buffer.alloc(64 * 1024 * 1024));
}
