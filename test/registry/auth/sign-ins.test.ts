import { describe, expect, test } from 'vitest';
import {
  type Credential,
  REGISTRY_AUDIENCE,
  type RefreshTokenKeeper,
  TOKEN_USER,
} from '../../../src/registry/auth/credential.ts';
import { repositoryScope } from '../../../src/registry/auth/scope.ts';
import { openSecret, Secret } from '../../../src/registry/auth/secret.ts';
import { RegistryError } from '../../../src/registry/model/errors.ts';
import { getTag } from '../../../src/registry/tags.ts';
import { missing, readRecordings } from '../../recordings/recording.ts';
import { connectTo, InstantClock } from '../connection.ts';
import { startServer } from '../loopback-server.ts';
import { repo, tag } from '../names.ts';
import { ARM, livesFor, onEmulator, onRecordings, replyOf, type Stage, type Takes } from './sign-in-stages.ts';

const TAG = { repository: repo('library/hello-world'), tag: tag('v1') };
const SCOPE = repositoryScope(TAG.repository, ['metadata_read']);
const READ = 'GET /acr/v1/library/hello-world/_tags/v1 200';

const exchanged = (audience: string, status = 200) => `exchange access_token ${audience} ${status}`;
const granted = (status = 200) => `token refresh_token - ${SCOPE} ${status}`;
const byPassword = (user: string, status = 200) => `token password ${user} ${SCOPE} ${status}`;

interface SignIn {
  readonly with: string;
  readonly to?: Takes;
  readonly credential: (stage: Stage, kept: (state: Saved) => RefreshTokenKeeper) => Credential;
  /** Everything that is asked until the tag has been read twice, or until it failed. */
  readonly asks: readonly string[];
  readonly fails?: string;
  /** What the keeper was told. */
  readonly keeper?: readonly string[];
}

type Saved = 'good' | 'revoked' | 'old' | undefined;

const entra = (audiences: readonly [string, ...string[]], saved?: { readonly state: Saved }): SignIn['credential'] => {
  return (stage, kept) => ({
    kind: 'entra',
    audiences,
    getAccessToken: async audience => new Secret(stage.entraToken(audience)),
    keeper: kept(saved?.state),
  });
};
const password = (of: (stage: Stage) => readonly [string, string]): SignIn['credential'] => {
  return stage => {
    const [userName, secret] = of(stage);
    return { kind: 'password', userName, password: new Secret(secret) };
  };
};

const SIGN_INS: readonly SignIn[] = [
  {
    with: 'an account, by the first audience',
    credential: entra([REGISTRY_AUDIENCE, ARM]),
    asks: [exchanged(REGISTRY_AUDIENCE), granted(), READ, READ],
    keeper: ['keep'],
  },
  {
    with: 'an account, by the ARM audience',
    to: { audience: 'arm' },
    credential: entra([REGISTRY_AUDIENCE, ARM]),
    asks: [exchanged(REGISTRY_AUDIENCE, 401), exchanged(ARM), granted(), READ, READ],
    keeper: ['keep'],
  },
  {
    with: 'an account that no audience helps',
    to: { audience: 'none' },
    credential: entra([REGISTRY_AUDIENCE, ARM]),
    asks: [exchanged(REGISTRY_AUDIENCE, 401), exchanged(ARM, 401)],
    fails: 'WrongCredentials',
  },
  {
    with: 'a pasted Entra token for the other audience',
    to: { audience: 'arm' },
    credential: entra([REGISTRY_AUDIENCE]),
    asks: [exchanged(REGISTRY_AUDIENCE, 401)],
    fails: 'WrongCredentials',
  },
  {
    with: 'an account whose refresh token was saved',
    credential: entra([REGISTRY_AUDIENCE], { state: 'good' }),
    asks: [granted(), READ, READ],
  },
  {
    with: 'an account whose saved refresh token was revoked',
    credential: entra([REGISTRY_AUDIENCE], { state: 'revoked' }),
    asks: [granted(401), exchanged(REGISTRY_AUDIENCE), granted(), READ, READ],
    keeper: ['drop', 'keep'],
  },
  {
    with: 'an account whose saved refresh token ended long ago',
    credential: entra([REGISTRY_AUDIENCE], { state: 'old' }),
    asks: [exchanged(REGISTRY_AUDIENCE), granted(), READ, READ],
    keeper: ['drop', 'keep'],
  },
  {
    with: 'a refresh token',
    credential: stage => ({ kind: 'refreshToken', token: new Secret(stage.refreshToken('good')) }),
    asks: [granted(), READ, READ],
  },
  {
    with: 'a refresh token that has ended',
    credential: stage => ({ kind: 'refreshToken', token: new Secret(stage.refreshToken('old')) }),
    asks: [granted(401)],
    fails: 'WrongCredentials',
  },
  {
    with: 'a saved refresh token that has ended',
    credential: (stage, kept) => {
      return { kind: 'refreshToken', token: new Secret(stage.refreshToken('old')), keeper: kept('old') };
    },
    asks: [granted(401)],
    fails: 'WrongCredentials',
    keeper: ['drop'],
  },
  {
    with: 'the admin user',
    credential: password(({ admin }) => [admin.username, admin.password]),
    asks: [byPassword('contoso'), READ, READ],
  },
  {
    with: 'the admin user, switched off',
    to: { adminUser: false },
    credential: password(({ admin }) => [admin.username, admin.password]),
    asks: [byPassword('contoso', 401)],
    fails: 'WrongCredentials',
  },
  {
    with: 'a repository token',
    credential: password(({ repositoryToken: token }) => [token.name, token.password]),
    asks: [byPassword('puller'), READ, READ],
  },
  {
    with: 'the user name that says that the password is a token',
    credential: password(stage => [TOKEN_USER, stage.refreshToken('good')]),
    asks: [granted(), READ, READ],
  },
  {
    with: 'nothing, where that is allowed',
    to: { anonymous: true },
    credential: () => ({ kind: 'anonymous' }),
    asks: [byPassword('-'), READ, READ],
  },
  {
    with: 'nothing, where that is not allowed',
    credential: () => ({ kind: 'anonymous' }),
    asks: [byPassword('-', 401)],
    fails: 'Unauthorized',
  },
];

describe.each([
  { on: 'the emulator', open: onEmulator, skipped: undefined },
  { on: 'the recorded answers', open: onRecordings, skipped: missing },
])('signing in to $on', ({ open, skipped }) => {
  test.skipIf(skipped).each(SIGN_INS)(`with $with${skipped ? ` (skipped: ${skipped})` : ''}`, async signIn => {
    await using stage = await open(signIn.to ?? {});
    const told: string[] = [];
    const kept: Secret[] = [];
    const credential = signIn.credential(stage, state => ({
      saved: state && new Secret(stage.refreshToken(state)),
      keep(token) {
        told.push('keep');
        kept.push(token);
      },
      drop() {
        told.push('drop');
      },
    }));
    const clock = new InstantClock();
    clock.time = stage.now;
    await using connection = await connectTo(stage.origin, { credential, trustedWithEntra: true, clock });
    const { registry } = connection;

    const outcome = await getTag(registry, TAG)
      .then(() => getTag(registry, TAG))
      .then(
        () => undefined,
        (error: unknown) => (error instanceof RegistryError ? error : expect.unreachable(String(error))),
      );

    expect(outcome?.id).toBe(signIn.fails);
    expect(stage.asked()).toEqual(signIn.asks);
    const cached = registry.authorizer.tokens().map(({ scope, hits }) => ({ scope, hits }));
    expect(cached).toEqual(signIn.fails ? [] : [{ scope: SCOPE, hits: 1 }]);
    expect(told).toEqual(signIn.keeper ?? []);
    for (const token of kept) {
      expect(openSecret(token)).toBe(openSecret(await registry.authorizer.refreshToken(undefined)));
    }
    // one line for what and why, one for what to do next
    for (const text of outcome ? [outcome.message, outcome.recommendation] : []) expect(text).toMatch(/^.{20,}$/);
  });
});

test('a saved sign-in that has ended says so, and what to type', async () => {
  await using stage = await onEmulator({});
  const keeper: RefreshTokenKeeper = { saved: undefined, keep() {}, drop() {} };
  const credential: Credential = { kind: 'refreshToken', token: new Secret(stage.refreshToken('old')), keeper };
  await using connection = await connectTo(stage.origin, { credential });
  await expect(getTag(connection.registry, TAG)).rejects.toMatchObject({
    message: expect.stringMatching(/saved sign-in .* has expired/),
    recommendation: expect.stringContaining('Connect-AzContainerRegistry 127.0.0.1:'),
  });
});

test.skipIf(missing)('a token recorded years ago lives as long after its Date as it did then', async () => {
  const recorded = readRecordings()
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ request, response }) => new URL(request.url).pathname === '/oauth2/token' && response.status === 200)
    .filter(livesFor(60));
  expect(recorded.length).toBeGreaterThan(3);
  for (const exchange of recorded) {
    await using server = await startServer(() => replyOf(exchange));
    const clock = new InstantClock();
    const credential: Credential = { kind: 'refreshToken', token: new Secret('recorded nowhere') };
    await using connection = await connectTo(server.origin, { credential, clock });
    const { authorizer } = connection.registry;
    for (const [minutes, requests] of [
      [0, 1],
      [54, 1],
      [56, 2],
    ] as const) {
      clock.time = Date.UTC(2026, 0, 1) + minutes * 60_000;
      await authorizer.authorize(SCOPE, undefined);
      expect(server.requests).toHaveLength(requests);
    }
  }
});
