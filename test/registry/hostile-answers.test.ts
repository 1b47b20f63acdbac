import { describe, expect, test } from 'vitest';
import { type Credential, REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { listRepositories } from '../../src/registry/repositories.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Handler, type LoopbackServer, startServer } from './loopback-server.ts';

// What a registry answers must not lead a credential to another host (safety, section 1).

const ENTRA: Credential = {
  kind: 'entra',
  audiences: [REGISTRY_AUDIENCE],
  getAccessToken: async () => new Secret('entra-canary'),
};
const PASSWORD: Credential = { kind: 'password', userName: 'ana', password: new Secret('password-canary') };
const REFRESH: Credential = { kind: 'refreshToken', token: new Secret('refresh-canary') };
const SECRETS = /canary|Bearer|Basic|access_token|refresh_token/;

const repositories: Handler = () => ({ body: { repositories: ['a'] } });

/** A registry that answers like this, and another host that keeps everything it is sent. */
async function withForeign(answer: (foreign: LoopbackServer) => Handler, credential: Credential) {
  await using foreign = await startServer(() => ({
    body: { access_token: 'x', refresh_token: 'x', repositories: [] },
  }));
  await using registry = await startServer(answer(foreign));
  await using connection = await connectTo(registry.origin, { credential, trustedWithEntra: true });
  const names: string[] = [];
  let failure: unknown;
  try {
    for await (const page of listRepositories(connection.registry)) names.push(...page.items);
  } catch (error) {
    failure = error;
  }
  return { names, failure, foreign: JSON.stringify(foreign.requests), seen: registry.requests };
}

const away =
  (foreign: LoopbackServer, status: number, path: string): Handler =>
  (request, index) =>
    request.path.startsWith(path)
      ? { status, headers: { location: `${foreign.origin}${request.path}` } }
      : withTokens(repositories)(request, index);

describe.each([
  ['an Azure account', ENTRA],
  ['a password', PASSWORD],
  ['a refresh token', REFRESH],
] as const)('%s', (_, credential) => {
  test('reaches a registry that is honest', async () => {
    const { names, seen } = await withForeign(() => withTokens(repositories), credential);
    expect(names).toEqual(['a']);
    expect(JSON.stringify(seen)).toMatch(SECRETS);
  });

  test.each([301, 302, 303, 307, 308])('is not sent on by a token endpoint that answers %i', async status => {
    const { foreign, failure } = await withForeign(other => away(other, status, '/oauth2/token'), credential);
    expect(failure).toMatchObject({ name: 'RegistryError' });
    expect(foreign).toBe('[]');
  });

  test('is not sent to the realm of a challenge', async () => {
    const hostile =
      (foreign: LoopbackServer): Handler =>
      (request, index) => {
        if (request.path.startsWith('/oauth2/')) return withTokens(repositories)(request, index);
        const challenge = `Bearer realm="${foreign.origin}/oauth2/token",service="x",scope="registry:catalog:*"`;
        return { status: 401, headers: { 'www-authenticate': challenge } };
      };
    const { foreign, failure } = await withForeign(hostile, credential);
    expect(failure).toMatchObject({ name: 'RegistryError' });
    expect(foreign).toBe('[]');
  });

  test('does not follow the link of a page to another host', async () => {
    const linking = (foreign: LoopbackServer): Handler =>
      withTokens(({ path }) => {
        if (path.includes('last=')) return { body: { repositories: ['b'] } };
        return {
          headers: { link: `<${foreign.origin}/acr/v1/_catalog?last=a&n=1>; rel="next"` },
          body: { repositories: ['a'] },
        };
      });
    const { names, foreign } = await withForeign(linking, credential);
    expect(names).toEqual(['a', 'b']);
    expect(foreign).toBe('[]');
  });

  test('does not follow a listing that is moved to another host', async () => {
    const { foreign, failure } = await withForeign(other => away(other, 307, '/acr/v1/'), credential);
    expect(failure).toMatchObject({ name: 'RegistryError' });
    expect(foreign).toBe('[]');
  });
});

test.each([301, 302, 307, 308])('an Azure account is not sent on by an exchange that answers %i', async status => {
  const { foreign, failure } = await withForeign(other => away(other, status, '/oauth2/exchange'), ENTRA);
  expect(failure).toMatchObject({ name: 'RegistryError' });
  expect(foreign).toBe('[]');
});
