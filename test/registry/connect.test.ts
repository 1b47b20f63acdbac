import { expect, test } from 'vitest';
import { type Credential, REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { checkRegistry } from '../../src/registry/check.ts';
import { listRepositories } from '../../src/registry/repositories.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';

const ENTRA: Credential = {
  kind: 'entra',
  audiences: [REGISTRY_AUDIENCE],
  getAccessToken: async () => new Secret('aad'),
};
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
  ['a token', { body: { access_token: 'access' } }, 'acr'],
  ['no such page', { status: 404, body: '404 page not found' }, 'oci'],
  ['no such method', { status: 405 }, 'oci'],
  ['Basic for everything', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }, 'oci'],
  ['a web page', { headers: { 'content-type': 'text/html' }, body: '<html>' }, 'oci'],
  ['a way to a web page', { status: 302, headers: { location: '/login' } }, 'oci'],
] satisfies [string, Reply, string][])(
  'a host is signed in to as to ACR: %s means %3$s',
  async (_what, reply, kind) => {
    await using server = await startServer(() => reply);
    const credential: Credential = { kind: 'anonymous' };
    await using connection = await connectTo(server.origin, { kind: undefined, credential });
    expect(connection.registry.dialect.kind).toBe(kind);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /oauth2/token']);
  },
);

test('the token of that sign-in serves the first listing', async () => {
  await using server = await startServer(withTokens(() => ({ body: { repositories: ['a'] } })));
  await using connection = await connectTo(server.origin, { kind: undefined });
  for await (const { items } of listRepositories(connection.registry)) expect(items).toEqual(['a']);
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /oauth2/token',
    'GET /acr/v1/_catalog',
  ]);
});

test.each([
  ['fails', { status: 503 }, 'ServerError'],
  ['refuses the sign-in', { status: 401 }, 'WrongCredentials'],
] satisfies [string, Reply, string][])('a host that %s is not taken for another kind', async (_what, reply, id) => {
  await using server = await startServer(() => reply);
  await expect(connectTo(server.origin, { kind: undefined })).rejects.toMatchObject({ id });
});

test('checking a registry tells its clock', async () => {
  const date = 'Thu, 01 Jan 2026 12:00:00 GMT';
  await using server = await startServer(withTokens(() => ({ headers: { date }, body: {} })));
  await using connection = await connectTo(server.origin);
  expect((await checkRegistry(connection.registry)).serverTime?.toUTCString()).toBe(date);
  expect(server.requests.at(-1)).toMatchObject({ path: '/v2/', headers: { authorization: 'Bearer access' } });
});
