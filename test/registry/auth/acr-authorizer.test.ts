import { expect, test } from 'vitest';
import { type Credential, REGISTRY_AUDIENCE, TOKEN_USER } from '../../../src/registry/auth/credential.ts';
import { openSecret, Secret } from '../../../src/registry/auth/secret.ts';
import { getManifest } from '../../../src/registry/manifests.ts';
import { getRepository, listRepositories } from '../../../src/registry/repositories.ts';
import { getTag } from '../../../src/registry/tags.ts';
import { ATTRIBUTES, complaint, jwtUntil } from '../answers.ts';
import { connectTo, InstantClock } from '../connection.ts';
import { type LoopbackServer, type Reply, type SeenRequest, startServer } from '../loopback-server.ts';
import { digest, repo, tag } from '../names.ts';

const API = repo('team/api');
const ENTRA: Credential = {
  kind: 'entra',
  audiences: [REGISTRY_AUDIENCE],
  tenant: 'tenant',
  getAccessToken: async () => new Secret('aad'),
};
const HOUR = 3_600_000;

/** ACR's token endpoints with real life times; every other request gets what a repository has. */
function acr({ path }: SeenRequest, index: number, now: number): Reply {
  const headers = { date: new Date(now).toUTCString() };
  if (path === '/oauth2/exchange') return { headers, body: { refresh_token: jwtUntil(now + 3 * HOUR, `r${index}`) } };
  if (path === '/oauth2/token') return { headers, body: { access_token: jwtUntil(now + HOUR, `a${index}`) } };
  return { body: { imageName: API, changeableAttributes: ATTRIBUTES } };
}

function paths(server: LoopbackServer): string[] {
  return server.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
}

function form(request: SeenRequest | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request?.body));
}

test('the first operation takes three requests, the same scope one more, another scope two', async () => {
  const clock = new InstantClock();
  await using server = await startServer((request, index) => acr(request, index, clock.now()));
  await using connection = await connectTo(server.origin, { credential: ENTRA, trustedWithEntra: true, clock });
  const { registry } = connection;
  await getRepository(registry, API);
  expect(paths(server)).toEqual(['POST /oauth2/exchange', 'POST /oauth2/token', 'GET /acr/v1/team/api']);
  await getRepository(registry, API);
  expect(server.requests).toHaveLength(4);
  await getRepository(registry, repo('other'));
  expect(paths(server).slice(4)).toEqual(['POST /oauth2/token', 'GET /acr/v1/other']);
  expect(registry.authorizer.tokens()).toEqual([
    {
      registry: `127.0.0.1:${server.port}`,
      scope: 'repository:team/api:metadata_read',
      expiresOn: new Date(clock.now() + HOUR),
      expiresIn: HOUR,
      hits: 1,
    },
    {
      registry: `127.0.0.1:${server.port}`,
      scope: 'repository:other:metadata_read',
      expiresOn: new Date(clock.now() + HOUR),
      expiresIn: HOUR,
      hits: 0,
    },
  ]);
});

test('fifty operations of one scope at once take one exchange and one token', async () => {
  const clock = new InstantClock();
  await using server = await startServer((request, index) => acr(request, index, clock.now()));
  await using connection = await connectTo(server.origin, { credential: ENTRA, trustedWithEntra: true, clock });
  await Promise.all(Array.from({ length: 50 }, () => getRepository(connection.registry, API)));
  expect(paths(server).filter(path => path.startsWith('POST'))).toEqual([
    'POST /oauth2/exchange',
    'POST /oauth2/token',
  ]);
  expect(server.requests).toHaveLength(52);
});

test('what is sent to the token endpoints', async () => {
  await using server = await startServer((request, index) => acr(request, index, Date.now()));
  await using connection = await connectTo(server.origin, { credential: ENTRA, trustedWithEntra: true });
  await getRepository(connection.registry, API, { rights: ['delete'] });
  const [exchange, token, operation] = server.requests;
  const service = `127.0.0.1:${server.port}`;
  expect(form(exchange)).toEqual({ grant_type: 'access_token', service, tenant: 'tenant', access_token: 'aad' });
  expect(form(token)).toMatchObject({
    grant_type: 'refresh_token',
    service,
    scope: 'repository:team/api:delete,metadata_read',
  });
  expect(exchange?.headers.authorization).toBeUndefined();
  expect(operation?.headers).toMatchObject({
    authorization: expect.stringMatching(/^Bearer header\./),
    'user-agent': 'acrsh/test',
    'x-ms-client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('tokens are renewed by the clock of the registry, not by ours', async () => {
  const clock = new InstantClock();
  const ahead = 50 * 60_000;
  await using server = await startServer((request, index) => acr(request, index, clock.now() + ahead));
  await using connection = await connectTo(server.origin, { credential: ENTRA, trustedWithEntra: true, clock });
  await getRepository(connection.registry, API);
  expect(connection.registry.authorizer.tokens()).toMatchObject([{ expiresIn: HOUR }]);
  clock.time += 54 * 60_000;
  await getRepository(connection.registry, API);
  expect(server.requests).toHaveLength(4);
  clock.time += 2 * 60_000;
  await getRepository(connection.registry, API);
  expect(paths(server).slice(4)).toEqual(['POST /oauth2/token', 'GET /acr/v1/team/api']);
});

test('a cached token that is refused is renewed once; a refused refresh token is exchanged again', async () => {
  let [accessValid, refreshValid] = [true, true];
  await using server = await startServer((request, index) => {
    const isRefused =
      request.path === '/oauth2/token' ? !refreshValid : request.path.startsWith('/acr') && !accessValid;
    if (request.path === '/oauth2/exchange') refreshValid = true;
    if (request.path === '/oauth2/token' && !isRefused) accessValid = true;
    return isRefused ? complaint(401, 'UNAUTHORIZED', 'x') : acr(request, index, Date.now());
  });
  await using connection = await connectTo(server.origin, { credential: ENTRA, trustedWithEntra: true });
  await getRepository(connection.registry, API);
  [accessValid, refreshValid] = [false, false];
  await getRepository(connection.registry, API);
  expect(paths(server).slice(3)).toEqual([
    'GET /acr/v1/team/api',
    'POST /oauth2/token',
    'POST /oauth2/exchange',
    'POST /oauth2/token',
    'GET /acr/v1/team/api',
  ]);
});

test('a new token that is refused is not asked for again; the error names the scope and what was granted', async () => {
  const claims = { exp: 4102444800, access: [{ Type: 'repository', Name: 'team/api', Actions: ['pull'] }] };
  const access_token = `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  await using server = await startServer(({ path }) =>
    path === '/oauth2/token' ? { body: { access_token } } : complaint(401, 'UNAUTHORIZED', 'x'),
  );
  await using connection = await connectTo(server.origin);
  await expect(getRepository(connection.registry, API)).rejects.toMatchObject({
    id: 'NoPermission',
    scope: 'repository:team/api:metadata_read',
    message: expect.stringContaining('allows repository:team/api:pull'),
  });
  expect(server.requests).toHaveLength(2);
});

test.each([
  [
    'a password',
    { kind: 'password', userName: 'admin', password: new Secret('pw') },
    { grant_type: 'password', username: 'admin', password: 'pw' },
  ],
  [
    'a refresh token',
    { kind: 'refreshToken', token: new Secret('rt') },
    { grant_type: 'refresh_token', refresh_token: 'rt' },
  ],
  [
    'the token user',
    { kind: 'password', userName: TOKEN_USER, password: new Secret('rt') },
    { grant_type: 'refresh_token', refresh_token: 'rt' },
  ],
  ['nothing', { kind: 'anonymous' }, { grant_type: 'password' }],
] satisfies [string, Credential, object][])('signing in with %s', async (_what, credential, fields) => {
  await using server = await startServer((request, index) => acr(request, index, Date.now()));
  await using connection = await connectTo(server.origin, { credential });
  await getRepository(connection.registry, API);
  expect(paths(server)).toEqual(['POST /oauth2/token', 'GET /acr/v1/team/api']);
  const service = `127.0.0.1:${server.port}`;
  expect(form(server.requests[0])).toEqual({ ...fields, service, scope: 'repository:team/api:metadata_read' });
});

test('without the password grant, Basic fetches the tokens', async () => {
  await using server = await startServer((request, index) =>
    request.path === '/oauth2/token'
      ? { status: 404 }
      : acr({ ...request, path: request.path.split('?')[0] ?? '' }, index, Date.now()),
  );
  await using connection = await connectTo(server.origin);
  await getRepository(connection.registry, API);
  await getTagOrNothing(connection.registry);
  expect(paths(server)).toEqual([
    'POST /oauth2/token',
    'GET /oauth2/token',
    'GET /acr/v1/team/api',
    'GET /acr/v1/team/api/_tags/v1',
  ]);
  expect(server.requests[1]?.headers.authorization).toBe(`Basic ${btoa('admin:s3cret')}`);
});

async function getTagOrNothing(registry: Parameters<typeof getTag>[0]): Promise<void> {
  await expect(getTag(registry, { repository: API, tag: tag('v1') })).rejects.toMatchObject({ id: 'UnexpectedAnswer' });
}

test('a registry that asks for Basic gets Basic', async () => {
  await using server = await startServer((request, index) => {
    if (request.path.startsWith('/acr') && !request.headers.authorization?.startsWith('Basic ')) {
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="registry"' } };
    }
    return acr(request, index, Date.now());
  });
  await using connection = await connectTo(server.origin);
  await getRepository(connection.registry, API);
  await getRepository(connection.registry, API);
  expect(server.requests.slice(2).map(({ headers }) => headers.authorization)).toEqual(
    Array(2).fill(`Basic ${btoa('admin:s3cret')}`),
  );
});

test('without signing in, a refusal says so', async () => {
  await using server = await startServer(({ path }) =>
    path === '/oauth2/token' ? { body: { access_token: 'x' } } : complaint(401, 'UNAUTHORIZED', 'x'),
  );
  await using connection = await connectTo(server.origin, { credential: { kind: 'anonymous' } });
  const listing = listRepositories(connection.registry)[Symbol.asyncIterator]();
  await expect(listing.next()).rejects.toMatchObject({
    id: 'Unauthorized',
    message: expect.stringContaining('without signing in'),
  });
});

test('the token endpoints are never taken from a challenge', async () => {
  await using foreign = await startServer(() => ({ body: { access_token: 'x' } }));
  await using server = await startServer(({ path }) =>
    path === '/oauth2/token'
      ? { body: { access_token: 'x' } }
      : { status: 401, headers: { 'www-authenticate': `Bearer realm="${foreign.origin}/oauth2/token",service="x"` } },
  );
  await using connection = await connectTo(server.origin);
  await expect(getManifest(connection.registry, { repository: API, digest: digest('x') })).rejects.toMatchObject({
    id: 'NoPermission',
  });
  expect(foreign.requests).toEqual([]);
});

test('a token request follows no redirect', async () => {
  await using foreign = await startServer(() => ({ body: { access_token: 'x' } }));
  await using server = await startServer(() => ({
    status: 307,
    headers: { location: `${foreign.origin}/oauth2/token` },
  }));
  await using connection = await connectTo(server.origin);
  await expect(getRepository(connection.registry, API)).rejects.toMatchObject({ id: 'RedirectRefused' });
  expect(foreign.requests).toEqual([]);
});

test('the refresh token can be handed out, the cache can be emptied, and the sign-in stays', async () => {
  await using server = await startServer((request, index) => acr(request, index, Date.now()));
  await using connection = await connectTo(server.origin, { credential: ENTRA, trustedWithEntra: true });
  const { authorizer } = connection.registry;
  expect(openSecret(await authorizer.refreshToken(undefined))).toMatch(/^header\./);
  await getRepository(connection.registry, API);
  expect(server.requests).toHaveLength(3);
  authorizer.clear();
  expect(authorizer.tokens()).toEqual([]);
  await getRepository(connection.registry, API);
  expect(paths(server).slice(3)).toEqual(['POST /oauth2/token', 'GET /acr/v1/team/api']);
});
