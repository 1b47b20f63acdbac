import { expect, test } from 'vitest';
import type { Credential } from '../../../src/registry/auth/credential.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import type { ConnectOptions } from '../../../src/registry/connect.ts';
import { headManifest } from '../../../src/registry/manifest-content.ts';
import { listRepositories } from '../../../src/registry/repositories.ts';
import { connectTo, PASSWORD } from '../connection.ts';
import { type Handler, startServer } from '../loopback-server.ts';
import { digest, repo } from '../names.ts';

const IMAGE = { repository: repo('team/api'), reference: digest('image') };
const BASIC = `Basic ${btoa('admin:s3cret')}`;

/** A registry that refuses everything without `Bearer good`, with this challenge. */
function refusing(challenge: () => string): Handler {
  return ({ headers, path }) => {
    if (path.startsWith('/token')) return { body: { token: 'good', expires_in: 300 } };
    if (headers.authorization === 'Bearer good') return { headers: { 'docker-content-digest': IMAGE.reference } };
    return { status: 401, headers: { 'www-authenticate': challenge() } };
  };
}

async function headAt(origin: string, options: Partial<ConnectOptions> = {}, times = 1): Promise<void> {
  await using connection = await connectTo(origin, { kind: 'oci', ...options });
  for (let count = 0; count < times; count++) await headManifest(connection.registry, IMAGE);
}

test('the challenge says where tokens are; they are fetched once and used again', async () => {
  let challenge = '';
  await using server = await startServer(refusing(() => challenge));
  challenge = `Bearer realm="${server.origin}/token?account=x",service="registry",scope="repository:team/api:pull"`;
  await headAt(server.origin, {}, 3);
  const [first, token, again] = server.requests;
  expect(server.requests).toHaveLength(5);
  expect(first?.headers.authorization).toBeUndefined();
  expect(token).toMatchObject({
    method: 'GET',
    path: '/token?account=x&service=registry&scope=repository%3Ateam%2Fapi%3Apull',
    headers: { authorization: BASIC },
  });
  expect(again?.headers.authorization).toBe('Bearer good');
});

test.each([
  ['without signing in', { kind: 'anonymous' }, 'GET'],
  ['with a refresh token', { kind: 'refreshToken', token: new Secret('rt') }, 'POST'],
] satisfies [string, Credential, string][])('tokens %s', async (_how, credential, method) => {
  let challenge = '';
  await using server = await startServer(refusing(() => challenge));
  challenge = `Bearer realm="${server.origin}/token"`;
  await headAt(server.origin, { credential });
  expect(server.requests[1]).toMatchObject({ method });
  expect(server.requests[1]?.headers.authorization).toBeUndefined();
});

test('a registry that asks for Basic gets it on every request after the first', async () => {
  await using server = await startServer(({ headers }) =>
    headers.authorization === BASIC
      ? { headers: { 'docker-content-digest': IMAGE.reference } }
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="Registry Realm"' } },
  );
  await headAt(server.origin, { credential: PASSWORD }, 2);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, BASIC, BASIC]);
});

test('a wrong password for Basic is tried once', async () => {
  await using server = await startServer(() => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }));
  await expect(headAt(server.origin)).rejects.toMatchObject({ id: 'WrongCredentials' });
  expect(server.requests).toHaveLength(2);
});

test('a registry that asks for nothing is sent nothing', async () => {
  await using server = await startServer(() => ({ body: { repositories: ['a'] } }));
  await using connection = await connectTo(server.origin, { kind: 'oci' });
  for await (const page of listRepositories(connection.registry)) expect(page.items).toEqual(['a']);
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

test('a realm on another host gets no password; one that the user named does', async () => {
  let challenge = '';
  await using foreign = await startServer(() => ({ body: { token: 'good' } }));
  await using server = await startServer(refusing(() => challenge));
  challenge = `Bearer realm="${foreign.origin}/token",service="registry"`;
  await expect(headAt(server.origin)).rejects.toMatchObject({
    id: 'UntrustedHost',
    message: expect.stringContaining(foreign.origin),
  });
  expect(foreign.requests).toEqual([]);
  await headAt(server.origin, { trustedRealms: [foreign.origin] });
  expect(foreign.requests).toHaveLength(1);
  expect(foreign.requests[0]?.headers.authorization).toBe(BASIC);
});

test.each(['http://user:password@ORIGIN/token', 'file:///etc/passwd', 'http://', ''])('%j is no realm', async realm => {
  let challenge = '';
  await using server = await startServer(refusing(() => challenge));
  challenge = `Bearer realm="${realm.replace('ORIGIN', `127.0.0.1:${server.port}`)}"`;
  await expect(headAt(server.origin)).rejects.toMatchObject(
    realm === '' ? { id: expect.any(String) } : { id: 'UntrustedHost' },
  );
  expect(server.requests.filter(({ headers }) => headers.authorization?.startsWith('Basic'))).toHaveLength(
    realm === '' ? 1 : 0,
  );
});
