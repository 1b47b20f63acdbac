import { describe, expect, test } from 'vitest';
import type { EntraCredential } from '../../../src/registry/auth/credential.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { RegistryError } from '../../../src/registry/model/errors.ts';
import { getRepository } from '../../../src/registry/repositories.ts';
import { ATTRIBUTES, complaint, jwtUntil } from '../answers.ts';
import { connectTo, InstantClock } from '../connection.ts';
import { type Reply, startServer } from '../loopback-server.ts';
import { repo } from '../names.ts';

const API = repo('team/api');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NO_RIGHTS = complaint(401, 'UNAUTHORIZED', 'retrieving permissions failed');
const NOT_SIGNED_IN = Object.assign(new Error('nobody is signed in'), { id: 'NotSignedIn' });
const NO_SUCH_AUDIENCE = Object.assign(new Error('the tenant has no such resource'), { id: 'AudienceRefused' });
const UNREACHED = new RegistryError({ id: 'HostNotFound', message: 'no such host', recommendation: 'check it' });

/** A registry whose exchange answers by the audience, and what was asked of it and of where Entra tokens come from. */
async function registryBy(exchange: (audience: string) => Reply, time = () => Date.UTC(2026, 0, 1)) {
  const asked: string[] = [];
  const told: string[] = [];
  let refuses = '';
  const server = await startServer(({ path, body }, index) => {
    const form = new URLSearchParams(body);
    const headers = { date: new Date(time()).toUTCString() };
    if (path === '/oauth2/exchange') {
      const audience = form.get('access_token') ?? '';
      asked.push(`exchange ${audience}`);
      return { headers, body: { refresh_token: jwtUntil(time() + 3 * HOUR, `r${index}`) }, ...exchange(audience) };
    }
    asked.push(path === '/oauth2/token' ? 'token' : 'read');
    if (path !== '/oauth2/token') return { body: { imageName: API, changeableAttributes: ATTRIBUTES } };
    if (form.get('refresh_token') === refuses) return { status: 401, headers };
    return { headers, body: { access_token: jwtUntil(time() + HOUR) } };
  });
  const credential = (tokens: Readonly<Record<string, Error | undefined>> = {}, saved?: string): EntraCredential => ({
    kind: 'entra',
    audiences: ['own', 'arm'],
    async getAccessToken(audience) {
      const error = tokens[audience];
      if (error) throw error;
      return new Secret(audience);
    },
    keeper: {
      saved: saved === undefined ? undefined : new Secret(saved),
      keep: () => void told.push('keep'),
      drop: () => void told.push('drop'),
    },
  });
  const connect = (of: EntraCredential, clock = new InstantClock()) =>
    connectTo(server.origin, { credential: of, trustedWithEntra: true, clock });
  const refuse = (token: string) => {
    refuses = token;
  };
  return { asked, told, credential, connect, refuse, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe('the audiences', () => {
  test('the one that a registry took is the first the next time', async () => {
    let now = Date.UTC(2026, 0, 1);
    await using registry = await registryBy(
      audience => (audience === 'own' ? NO_RIGHTS : {}),
      () => now,
    );
    const clock = new InstantClock();
    await using connection = await registry.connect(registry.credential(), clock);
    await getRepository(connection.registry, API);
    now += 3 * HOUR;
    clock.time = now;
    await getRepository(connection.registry, API);
    expect(registry.asked).toEqual(['exchange own', 'exchange arm', 'token', 'read', 'exchange arm', 'token', 'read']);
  });

  test.each<[string, Reply, Readonly<Record<string, Error>>, readonly string[], object]>([
    ['both refused', NO_RIGHTS, {}, ['exchange own', 'exchange arm'], { id: 'WrongCredentials', status: 401 }],
    [
      'both denied',
      complaint(403, 'DENIED', 'retrieving permissions failed'),
      {},
      ['exchange own', 'exchange arm'],
      { id: 'NoPermission', status: 403 },
    ],
    [
      'a firewall',
      complaint(403, 'DENIED', "client with IP '1.2.3.4' is not allowed access."),
      {},
      ['exchange own'],
      { id: 'Firewall' },
    ],
    ['a failing registry', { status: 500 }, {}, Array(5).fill('exchange own'), { id: 'ServerError' }],
    ['a lost connection', { cutAfter: 0 }, {}, Array(5).fill('exchange own'), { id: 'ConnectionLost' }],
    ['what is no answer', { body: '<html>' }, {}, ['exchange own'], { id: 'UnexpectedAnswer' }],
    [
      'no token for the first, the other refused',
      NO_RIGHTS,
      { own: NO_SUCH_AUDIENCE },
      ['exchange arm'],
      { status: 401 },
    ],
    ['no token for the other', NO_RIGHTS, { arm: NO_SUCH_AUDIENCE }, ['exchange own'], { status: 401 }],
    ['no token for any', {}, { own: NO_SUCH_AUDIENCE, arm: new Error('other') }, [], NO_SUCH_AUDIENCE],
    ['nobody signed in', {}, { own: NOT_SIGNED_IN }, [], NOT_SIGNED_IN],
    ['a login service out of reach', {}, { own: UNREACHED }, [], UNREACHED],
    ['the same, told by another', {}, { own: new Error('failed', { cause: UNREACHED }) }, [], { message: 'failed' }],
  ])('%s: what is tried, and what is said', async (_, answer, tokens, asked, error) => {
    await using registry = await registryBy(() => answer);
    await using connection = await registry.connect(registry.credential(tokens));
    await expect(getRepository(connection.registry, API)).rejects.toMatchObject(error);
    expect(registry.asked).toEqual(asked);
    expect(registry.told).toEqual([]);
  });

  test('no Entra token for the first audience, and the other does', async () => {
    await using registry = await registryBy(() => ({}));
    await using connection = await registry.connect(registry.credential({ own: NO_SUCH_AUDIENCE }));
    await getRepository(connection.registry, API);
    expect(registry.asked).toEqual(['exchange arm', 'token', 'read']);
  });
});

describe('the saved refresh token', () => {
  const now = Date.UTC(2026, 0, 1);

  test.each([
    ['lives', 2 * HOUR, ['token', 'read'], []],
    ['seems to have ended, by a clock that may be wrong', -2 * HOUR, ['token', 'read'], []],
    ['ended days ago', -2 * DAY, ['exchange own', 'token', 'read'], ['drop', 'keep']],
  ] as const)('%s', async (_, left, asked, told) => {
    await using registry = await registryBy(
      () => ({}),
      () => now,
    );
    await using connection = await registry.connect(registry.credential({}, jwtUntil(now + left)));
    await getRepository(connection.registry, API);
    expect(registry.asked).toEqual(asked);
    expect(registry.told).toEqual(told);
  });

  test('by the registry’s time it ends soon: the next scope renews it', async () => {
    await using registry = await registryBy(
      () => ({}),
      () => now + 2 * HOUR,
    );
    await using connection = await registry.connect(registry.credential({}, jwtUntil(now + 2 * HOUR + 60_000)));
    await getRepository(connection.registry, API);
    await getRepository(connection.registry, repo('other'));
    expect(registry.asked).toEqual(['token', 'read', 'exchange own', 'token', 'read']);
    expect(registry.told).toEqual(['keep']);
  });

  test('a revoked one is dropped once, whoever was refused it, and its successor stays kept', async () => {
    await using registry = await registryBy(() => ({}));
    const saved = jwtUntil(now + HOUR, 'saved');
    registry.refuse(saved);
    await using connection = await registry.connect(registry.credential({}, saved));
    await Promise.all(['a', 'b', 'c', 'd'].map(name => getRepository(connection.registry, repo(name))));
    expect(registry.asked.filter(each => each.startsWith('exchange'))).toEqual(['exchange own']);
    expect(registry.told).toEqual(['drop', 'keep']);
  });

  test('a revoked one that cannot be renewed is gone', async () => {
    await using registry = await registryBy(() => NO_RIGHTS);
    const saved = jwtUntil(now + HOUR, 'saved');
    registry.refuse(saved);
    await using connection = await registry.connect(registry.credential({}, saved));
    await expect(getRepository(connection.registry, API)).rejects.toMatchObject({ id: 'WrongCredentials' });
    expect(registry.told).toEqual(['drop']);
  });
});
