import { expect, test } from 'vitest';
import type { Credential } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { checkRegistry } from '../../src/registry/check.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';

const ENTRA: Credential = { kind: 'entra', getAccessToken: async () => new Secret('aad') };
const BEARER = 'Bearer realm="https://x/oauth2/token",service="x"';

function challenge(value: string): Reply {
  return { status: 401, headers: { 'www-authenticate': value } };
}

test('nothing is sent to an Azure registry, and none else is given an Entra token', async () => {
  await using azure = await connectTo('contoso', { kind: undefined, credential: ENTRA });
  expect(azure.registry.dialect.kind).toBe('acr');
  for (const host of [
    'contoso.azurecr.io.evil.com',
    'contoso.azurecr.io:8443',
    'http://127.0.0.1:1',
    'registry.example.com',
  ]) {
    await expect(connectTo(host, { credential: ENTRA })).rejects.toMatchObject({ id: 'UntrustedHost' });
  }
  await using named = await connectTo('registry.example.com', { credential: ENTRA, trustedWithEntra: true });
  expect(named.registry.server.isAcr).toBe(false);
  const plain = connectTo('registry.example.com', { credential: ENTRA, trustedWithEntra: true, kind: 'oci' });
  await expect(plain).rejects.toMatchObject({ id: 'UntrustedHost' });
});

test.each([
  ['a challenge for the catalog', challenge(`${BEARER},scope="registry:catalog:*"`), 'acr'],
  ['the catalog itself', { body: { repositories: null } }, 'acr'],
  ['a challenge for something else', challenge(BEARER), 'oci'],
  ['Basic for everything', challenge('Basic realm="x"'), 'oci'],
  ['no such page', { status: 404, body: '404 page not found' }, 'oci'],
  ['no such method', { status: 405 }, 'oci'],
  ['a web page', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'oci'],
] satisfies [string, Reply, string][])(
  'a host is asked once, without credentials: %s means %3$s',
  async (_what, reply, kind) => {
    await using server = await startServer(() => reply);
    await using connection = await connectTo(server.origin, { kind: undefined });
    expect(connection.registry.dialect.kind).toBe(kind);
    expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/acr/v1/_catalog?n=1', undefined],
    ]);
  },
);

test('a host that fails is neither', async () => {
  await using server = await startServer(() => ({ status: 503 }));
  await expect(connectTo(server.origin, { kind: undefined })).rejects.toMatchObject({ id: 'ServerError' });
});

test('checking a registry tells its clock', async () => {
  const date = 'Thu, 01 Jan 2026 12:00:00 GMT';
  await using server = await startServer(withTokens(() => ({ headers: { date }, body: {} })));
  await using connection = await connectTo(server.origin);
  expect((await checkRegistry(connection.registry)).serverTime?.toUTCString()).toBe(date);
  expect(server.requests.at(-1)).toMatchObject({ path: '/v2/', headers: { authorization: 'Bearer access' } });
});
