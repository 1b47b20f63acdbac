import { expect, test } from 'vitest';
import { headManifest, putManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';
import { digest, repo, tag } from './names.ts';

const API = repo('team/api');
const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const TEXT = '{ "schemaVersion": 2 }';
const STORED = { headers: { 'content-type': TYPE, 'docker-content-digest': digest(TEXT) }, body: TEXT };

test('a manifest arrives with its exact bytes, by tag and by digest, asked for in every form it may have', async () => {
  await using server = await startServer(withTokens(() => STORED));
  await using connection = await connectTo(server.origin);
  for (const reference of [tag('v1'), digest(TEXT)]) {
    const content = await readManifest(connection.registry, { repository: API, reference });
    expect(content).toMatchObject({ digest: digest(TEXT), mediaType: TYPE });
    expect(Buffer.from(content.bytes).toString()).toBe(TEXT);
  }
  const accept = server.requests.at(-1)?.headers.accept;
  for (const type of [
    TYPE,
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ]) {
    expect(accept).toContain(type);
  }
});

test.each([
  ['a digest in the header that is not its own', { ...STORED, headers: { 'docker-content-digest': digest('else') } }],
  [
    'the type of a signed manifest, and no signature',
    {
      ...STORED,
      headers: {
        'docker-content-digest': digest('else'),
        'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws',
      },
    },
  ],
] satisfies [string, Reply][])('content with %s is refused', async (_what, reply) => {
  await using server = await startServer(withTokens(() => reply));
  await using connection = await connectTo(server.origin);
  const reading = readManifest(connection.registry, { repository: API, reference: tag('v1') });
  await expect(reading).rejects.toMatchObject({ id: 'DigestMismatch' });
});

/** A manifest of schema 1, with and without its signature. */
function signedManifest() {
  const payload = '{\n   "schemaVersion": 1\n}';
  const head = payload.slice(0, -2);
  const part = { formatLength: head.length, formatTail: Buffer.from('\n}').toString('base64url') };
  const signed = `${head},\n "signatures": [{"protected": "${Buffer.from(JSON.stringify(part)).toString('base64url')}"}]\n}`;
  return { payload, signed, mediaType: 'application/vnd.docker.distribution.manifest.v1+prettyjws' };
}

test('the digest of a signed manifest is that of its payload', async () => {
  const { payload, signed, mediaType } = signedManifest();
  const headers = { 'content-type': mediaType };
  await using server = await startServer(withTokens(() => ({ headers, body: signed })));
  await using connection = await connectTo(server.origin);
  const content = await readManifest(connection.registry, { repository: API, reference: digest(payload) });
  expect(Buffer.from(content.bytes).toString()).toBe(signed);
});

test.each([
  ['another layer', '"layers": [{ "size": 1 }]'],
  ['a list of manifests', '"manifests": []'],
])('%s that stands beside the signature is not part of what the digest names', async (_what, more) => {
  const { payload, signed, mediaType } = signedManifest();
  const body = signed.replace(/\n}$/, `,\n ${more}\n}`);
  expect(JSON.parse(body).signatures).toHaveLength(1);
  await using server = await startServer(withTokens(() => ({ headers: { 'content-type': mediaType }, body })));
  await using connection = await connectTo(server.origin);
  const reading = readManifest(connection.registry, { repository: API, reference: digest(payload) });
  await expect(reading).rejects.toMatchObject({ id: 'DigestMismatch' });
});

test('a signed manifest that is pushed by tag is stored as what its payload is', async () => {
  const { payload, signed, mediaType } = signedManifest();
  const headers = { 'docker-content-digest': digest(payload) };
  await using server = await startServer(withTokens(() => ({ status: 201, headers })));
  await using connection = await connectTo(server.origin);
  const upload = { repository: API, reference: tag('v1'), mediaType, bytes: Buffer.from(signed) };
  expect(await putManifest(connection.registry, upload)).toBe(digest(payload));
});

test('a lookup takes the digest of the header, and reads the manifest where there is none', async () => {
  const { 'docker-content-digest': _, ...bare } = STORED.headers;
  for (const [reply, requests] of [
    [STORED, 2],
    [{ ...STORED, headers: bare }, 3],
  ] as const) {
    await using server = await startServer(withTokens(() => reply));
    await using connection = await connectTo(server.origin);
    const head = await headManifest(connection.registry, { repository: API, reference: tag('v1') });
    expect(head).toEqual({ digest: digest(TEXT), mediaType: TYPE, size: TEXT.length });
    expect(server.requests).toHaveLength(requests);
  }
});

test('the type of a manifest has no parameters, whatever the answer writes behind it', async () => {
  const headers = { ...STORED.headers, 'content-type': `${TYPE}; charset=utf-8` };
  await using server = await startServer(withTokens(() => ({ ...STORED, headers })));
  await using connection = await connectTo(server.origin);
  const content = await readManifest(connection.registry, { repository: API, reference: tag('v1') });
  expect(content.mediaType).toBe(TYPE);
});

test('a push sends the bytes with their type, and compares what was stored', async () => {
  let stored = digest(TEXT);
  await using server = await startServer(
    withTokens(() => ({ status: 201, headers: { 'docker-content-digest': stored } })),
  );
  await using connection = await connectTo(server.origin);
  const upload = { repository: API, reference: tag('v1'), mediaType: TYPE, bytes: Buffer.from(TEXT) };
  expect(await putManifest(connection.registry, upload)).toBe(digest(TEXT));
  expect(server.requests.at(-1)).toMatchObject({ method: 'PUT', body: TEXT, headers: { 'content-type': TYPE } });
  stored = digest('else');
  await expect(putManifest(connection.registry, upload)).rejects.toMatchObject({ id: 'DigestMismatch' });
});
