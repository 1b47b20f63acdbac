import { afterEach, describe, expect, test } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import { type Answer, call, form } from './caller.ts';

let emulator: Emulator;
afterEach(() => emulator.close());
const start = async (options: EmulatorOptions = {}): Promise<void> => {
  emulator = await startEmulator({ fixture: 'small', now: () => new Date('2026-11-20T12:00:00Z'), ...options });
};

const tags = '/acr/v1/library/hello-world/_tags';
const scope = 'repository:library/hello-world:metadata_read';
const basic = (name: string, password: string) => ({ Authorization: `Basic ${btoa(`${name}:${password}`)}` });
const bearer = (token: unknown) => ({ Authorization: `Bearer ${token}` });
const get = (headers: Record<string, string>, path = tags): Promise<Answer> => call(emulator, 'GET', path, { headers });
const post = (path: string, fields: Record<string, string>): Promise<Answer> =>
  call(emulator, 'POST', path, form({ service: emulator.loginServer, ...fields }));
const tokenOf = (answer: Answer, field = 'access_token'): string => JSON.parse(answer.text)[field];
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('the challenge', () => {
  const challengeOf = (error = '') =>
    `Bearer realm="${emulator.origin}/oauth2/token",service="${emulator.loginServer}",scope="${scope}"${error}`;

  test('names realm, service and scope, and what was wrong with a bearer', async () => {
    await start();
    expect((await get({})).headers['www-authenticate']).toBe(challengeOf());
    expect((await get(bearer('no-token'))).headers['www-authenticate']).toBe(challengeOf(',error="invalid_token"'));
    const wrong = emulator.credentials.accessToken('repository:library/hello-world:delete');
    expect((await get(bearer(wrong))).headers['www-authenticate']).toBe(challengeOf(',error="insufficient_scope"'));
  });

  test('asks for both repositories of a mount', async () => {
    await start();
    const answer = await call(emulator, 'POST', `/v2/copy/blobs/uploads/?from=library%2Fhello-world&mount=sha256:00`);
    expect(answer.headers['www-authenticate']).toContain(
      'scope="repository:library/hello-world:pull repository:copy:pull,push"',
    );
    expect(JSON.parse(answer.text).errors[0].detail[0]).toEqual({ Type: 'repository', Name: 'copy', Action: 'pull' });
  });
});

describe('hostile refused, honest served', () => {
  test.for<[string, () => string, boolean]>([
    ['its own access token', () => emulator.credentials.accessToken(scope), true],
    ['an expired one', () => emulator.credentials.accessToken(scope, { lifetime: -1 }), false],
    ['one with another signature', () => `${emulator.credentials.accessToken(scope).slice(0, -3)}xyz`, false],
    ['one with changed claims', () => forged(emulator.credentials.accessToken('registry:catalog:*')), false],
    ['a refresh token', () => emulator.credentials.refreshToken(), false],
    ['an Entra token', () => emulator.credentials.entraToken(), false],
  ])('%s as bearer', async ([, token, served]) => {
    await start();
    expect((await get(bearer(token()))).status).toBe(served ? 200 : 401);
  });

  test('a token of another emulator', async () => {
    const other = await startEmulator({ fixture: 'small' });
    const foreign = other.credentials.accessToken(scope);
    await other.close();
    await start();
    expect((await get(bearer(foreign))).status).toBe(401);
  });

  test('a token lives an hour on the emulator’s clock', async () => {
    await start();
    const token = emulator.credentials.accessToken(scope);
    emulator.clock.advance(59 * 60_000);
    expect((await get(bearer(token))).status).toBe(200);
    emulator.clock.advance(2 * 60_000);
    expect((await get(bearer(token))).status).toBe(401);
  });

  test('Basic: the admin user everywhere, a scoped token on /v2', async () => {
    await start();
    const { admin, token } = emulator.credentials;
    expect((await get(basic(admin.username, admin.password))).status).toBe(200);
    expect((await get(basic(admin.username, 'wrong'))).status).toBe(401);
    expect((await get(basic(token.name, token.password))).status).toBe(401);
    expect((await get(basic(token.name, token.password), '/v2/library/hello-world/manifests/v1')).status).toBe(200);
  });

  function forged(token: string): string {
    const [header, , signature] = token.split('.');
    const claims = {
      exp: 4_000_000_000,
      grant_type: 'access_token',
      access: [{ Type: 'repository', Name: '*', Actions: ['*'] }],
    };
    return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  }
});

describe('tokens', () => {
  test('Entra token → refresh token → access token → answer', async () => {
    await start();
    const { entraToken, tenant } = emulator.credentials;
    const refresh = tokenOf(
      await post('/oauth2/exchange', { grant_type: 'access_token', tenant, access_token: entraToken() }),
      'refresh_token',
    );
    const access = tokenOf(await post('/oauth2/token', { grant_type: 'refresh_token', scope, refresh_token: refresh }));
    expect((await get(bearer(access))).status).toBe(200);
    const now = Date.parse('2026-11-20T12:00:00Z') / 1000;
    expect(claimsOf(refresh)).toMatchObject({
      iat: now - 900,
      exp: now + 3 * 3600,
      aud: emulator.loginServer,
      grant_type: 'refresh_token',
    });
    expect(claimsOf(access)).toMatchObject({
      exp: now + 3600,
      version: '2.0',
      access: [{ Type: 'repository', Name: 'library/hello-world', Actions: ['metadata_read'] }],
    });
  });

  test.for<[string, Record<string, string>, number, string]>([
    ['the wrong tenant', { tenant: 'other' }, 401, ''],
    ['a token of another tenant', { tokenTenant: 'other' }, 401, ''],
    ['another audience', { audience: 'https://graph.microsoft.com' }, 401, 'retrieving permissions failed'],
    ['the audience of Azure Resource Manager', { audience: 'https://management.azure.com' }, 200, 'refresh_token'],
    [
      'that of another cloud',
      { audience: 'https://management.chinacloudapi.cn' },
      401,
      'retrieving permissions failed',
    ],
  ])('exchange with %s', async ([, { audience, tokenTenant, ...fields }, status, text]) => {
    await start();
    const token = emulator.credentials.entraToken({
      ...(audience === undefined ? {} : { audience }),
      ...(tokenTenant === undefined ? {} : { tenant: tokenTenant }),
    });
    const answer = await post('/oauth2/exchange', { grant_type: 'access_token', access_token: token, ...fields });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
  });

  test.for([
    ['AzureChinaCloud', 'https://management.core.chinacloudapi.cn', 200],
    ['AzureUSGovernment', 'https://management.usgovcloudapi.net', 200],
    ['AzureUSGovernment', 'https://management.azure.com', 401],
    ['AzureChinaCloud', 'https://containerregistry.azure.net', 401],
  ] as const)('in %s a token for %s: %d', async ([cloud, audience, status]) => {
    await start({ cloud });
    const token = emulator.credentials.entraToken({ audience });
    const answer = await post('/oauth2/exchange', { grant_type: 'access_token', access_token: token });
    expect(answer.status).toBe(status);
  });

  test('an Entra token that has ended is refused without a word', async () => {
    await start();
    const token = emulator.credentials.entraToken({ lifetime: -1 });
    const answer = await post('/oauth2/exchange', { grant_type: 'access_token', access_token: token });
    expect([answer.status, answer.text]).toEqual([401, '']);
  });

  test('an admin user who is switched off is nobody', async () => {
    await start({ credentials: { adminUser: false } });
    const { admin } = emulator.credentials;
    expect((await post('/oauth2/token', { grant_type: 'password', scope, ...admin })).status).toBe(401);
    expect((await get(basic(admin.username, admin.password))).status).toBe(401);
  });

  test('revoked refresh tokens are refused, the access tokens they brought are not', async () => {
    await start();
    const refresh_token = emulator.credentials.refreshToken();
    const ask = () => post('/oauth2/token', { grant_type: 'refresh_token', scope, refresh_token });
    const access = tokenOf(await ask());
    emulator.credentials.revokeRefreshTokens();
    expect((await ask()).status).toBe(401);
    expect((await get(bearer(access))).status).toBe(200);
  });

  test('the ledger says what was asked for, and keeps no secret', async () => {
    await start();
    const { admin, entraToken, tenant } = emulator.credentials;
    const access_token = entraToken({ audience: 'https://graph.microsoft.com' });
    await post('/oauth2/exchange', { grant_type: 'access_token', tenant, access_token });
    await post('/oauth2/token', { grant_type: 'password', scope, ...admin });
    const query = new URLSearchParams({ service: emulator.loginServer, scope });
    await get(basic(admin.username, admin.password), `/oauth2/token?${query}`);
    expect(emulator.ledger.entries.map(({ tokenRequest }) => tokenRequest)).toEqual([
      { grant: 'access_token', scope: '', tenant, audience: 'https://graph.microsoft.com' },
      { grant: 'password', scope, userName: admin.username },
      { grant: 'basic', scope, userName: admin.username },
    ]);
    const kept = JSON.stringify(emulator.ledger.entries);
    for (const secret of [access_token, admin.password]) expect(kept).not.toContain(secret);
  });

  test('Azure Resource Manager tokens are refused where the policy says so', async () => {
    await start({ armTokens: false });
    const token = emulator.credentials.entraToken({ audience: 'https://management.azure.com' });
    const answer = await post('/oauth2/exchange', { grant_type: 'access_token', access_token: token });
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('arm aad token disallowed')]);
  });

  test('a name and password, by grant and by Basic; the all-zero user also gets a refresh token', async () => {
    await start();
    const { admin, refreshToken } = emulator.credentials;
    const granted = await post('/oauth2/token', { grant_type: 'password', scope, ...admin });
    expect((await get(bearer(tokenOf(granted)))).status).toBe(200);
    const query = new URLSearchParams({ service: emulator.loginServer, scope });
    const asked = await get(basic(admin.username, admin.password), `/oauth2/token?${query}`);
    expect((await get(bearer(tokenOf(asked)))).status).toBe(200);
    const zero = await post('/oauth2/token', {
      grant_type: 'password',
      scope,
      username: '00000000-0000-0000-0000-000000000000',
      password: refreshToken(),
    });
    expect(Object.keys(JSON.parse(zero.text))).toEqual(['access_token', 'refresh_token']);
  });

  test('a scoped token gets what its map gives, and never the catalogue', async () => {
    const token = { name: 'ci', password: 'secret', repositories: { 'library/*': ['pull', 'metadata_read'] } };
    await start({ credentials: { tokens: [token] } });
    const asking = `${scope} repository:library/hello-world:delete repository:samples/empty-tags:pull registry:catalog:*`;
    const answer = await post('/oauth2/token', {
      grant_type: 'password',
      scope: asking,
      username: 'ci',
      password: 'secret',
    });
    expect(claimsOf(tokenOf(answer)).access).toEqual([
      { Type: 'repository', Name: 'library/hello-world', Actions: ['metadata_read'] },
    ]);
  });

  test('without credentials: a token that reads, where anonymous pull is on', async () => {
    await start();
    expect((await post('/oauth2/token', { grant_type: 'password', scope })).status).toBe(401);
    await emulator.close();
    await start({ anonymousPull: true });
    expect((await get({})).status).toBe(401);
    const access = tokenOf(
      await post('/oauth2/token', { grant_type: 'password', scope: `${scope},metadata_write`, refresh_token: '' }),
    );
    expect((await get(bearer(access))).status).toBe(200);
    const patched = await call(emulator, 'PATCH', '/acr/v1/library/hello-world', {
      headers: bearer(access),
      body: '{"deleteEnabled":false}',
    });
    expect(patched.headers['www-authenticate']).toContain('insufficient_scope');
  });
});
