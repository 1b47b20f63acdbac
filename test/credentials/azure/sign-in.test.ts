import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SignIn } from '../../../src/credentials/azure/azure-accounts.ts';
import { openSecret, Secret } from '../../../src/registry/auth/secret.ts';
import { findProgram, run } from '../../peers/program.ts';
import { TENANT } from '../../support/fake-login.ts';
import { credentialFrom, enter, programs, type Stage, startStage } from './stage.ts';

const openssl = findProgram('openssl');
const { signal } = new AbortController();
const ACR = 'https://containerregistry.azure.net';
const ARM = 'https://management.azure.com';
const SIGNED_IN = 'the signed-in Azure account';
const DESKTOP = [
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XDG_CURRENT_DESKTOP',
  'XDG_SESSION_DESKTOP',
  'DESKTOP_SESSION',
  'KDE_FULL_SESSION',
  'GNOME_DESKTOP_SESSION_ID',
  'MATE_DESKTOP_SESSION_ID',
  'DBUS_SESSION_BUS_ADDRESS',
];
const SECRET = { kind: 'secret', secret: new Secret('app secret') } as const;

afterEach(() => void vi.unstubAllEnvs());

const byApp = ({ login }: Stage, over: Partial<Extract<SignIn, { method: 'ServicePrincipal' }>> = {}): SignIn => ({
  method: 'ServicePrincipal',
  cloud: login.cloud,
  tenant: TENANT,
  clientId: 'app',
  proof: SECRET,
  ...over,
});

const byCode = ({ login }: Stage, tenant: string | undefined = TENANT): SignIn => ({
  method: 'DeviceCode',
  cloud: login.cloud,
  tenant,
  show: () => {},
});

/** `grant scope`, as the login service was asked. */
const grants = ({ login }: Stage) => login.asked.map(each => `${each.grant} ${each.scope.split(' ')[0]}`);

describe('Connect-AzAccount, by the requests that it makes', () => {
  test('with a device code: asks once, then goes on with its own refresh token', async () => {
    await using on = await startStage();
    const shown: string[] = [];
    const accounts = on.accounts();
    const context = await accounts.signIn(
      { ...byCode(on), method: 'DeviceCode', show: text => shown.push(text) },
      signal,
    );
    expect(context).toMatchObject({ account: 'developer@contoso.example', tenant: TENANT, method: 'DeviceCode' });
    expect(shown).toEqual([expect.stringContaining('enter the code ABCD-EFGH')]);
    expect(await enter(on, await credentialFrom(accounts, SIGNED_IN))).toEqual([`${ACR} 200`]);
    expect(grants(on)).toEqual(['device_code https://management.test/.default', `refresh_token ${ACR}/.default`]);
  });

  const noXdg = process.platform === 'linux' ? undefined : 'xdg-open is for Linux';
  test.skipIf(noXdg !== undefined)(`in the browser: ${noXdg ?? 'by xdg-open'}`, async () => {
    await using on = await startStage();
    // xdg-open starts what BROWSER names; this one sends the login page's form to where it came from
    const visit = `
      const https = require('node:https'), http = require('node:http');
      https.get(process.argv[2], { rejectUnauthorized: false }, async page => {
        const { action, fields } = JSON.parse(await require('node:stream/consumers').text(page));
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        http.request(action, { method: 'POST', headers }).end(new URLSearchParams(fields).toString());
      });`;
    const folder = programs({ browser: visit });
    vi.stubEnv('BROWSER', join(folder, 'browser'));
    // nothing of a desktop that may be here: it has a browser of its own
    for (const name of DESKTOP) vi.stubEnv(name, '');
    const accounts = on.accounts();
    await accounts.signIn({ method: 'Browser', cloud: on.login.cloud, tenant: TENANT }, signal);
    expect(await enter(on, await credentialFrom(accounts, SIGNED_IN))).toEqual([`${ACR} 200`]);
    expect(grants(on)).toEqual([
      'authorization_code https://management.test/.default',
      `refresh_token ${ACR}/.default`,
    ]);
    expect(on.login.received.some(each => each.includes('code_challenge_method=S256'))).toBe(true);
  });

  test('with the secret of a service principal', async () => {
    await using on = await startStage();
    const accounts = on.accounts();
    await accounts.signIn(byApp(on), signal);
    expect(await enter(on, await credentialFrom(accounts, SIGNED_IN))).toEqual([`${ACR} 200`]);
    expect(grants(on)).toEqual([
      'client_credentials https://management.test/.default',
      `client_credentials ${ACR}/.default`,
    ]);
    expect(on.login.asked[0]).toMatchObject({ tenant: TENANT, clientId: 'app' });
  });

  test.skipIf(openssl.missing !== undefined)(
    `with its certificate: ${openssl.missing ?? 'made by openssl'}`,
    async () => {
      await using on = await startStage();
      const file = join(programs({}), 'app.pem');
      const key = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '1',
        '-subj',
        '/CN=app',
        '-keyout',
        `${file}.key`,
      ];
      await run(openssl.path ?? '', [...key, '-out', `${file}.crt`]);
      writeFileSync(file, readFileSync(`${file}.key`, 'utf8') + readFileSync(`${file}.crt`, 'utf8'));
      const accounts = on.accounts();
      await accounts.signIn(byApp(on, { proof: { kind: 'certificate', file, password: undefined } }), signal);
      expect(await enter(on, await credentialFrom(accounts, SIGNED_IN))).toEqual([`${ACR} 200`]);
      expect(on.login.received.at(-1)).toContain('client_assertion=');
      expect(on.login.received.at(-1)).not.toContain('client_secret');
    },
  );

  test('with a managed identity', async () => {
    await using on = await startStage();
    vi.stubEnv('IDENTITY_ENDPOINT', on.login.managedIdentity.endpoint);
    vi.stubEnv('IDENTITY_HEADER', on.login.managedIdentity.header);
    const accounts = on.accounts({ IDENTITY_ENDPOINT: on.login.managedIdentity.endpoint });
    await accounts.signIn(
      { method: 'ManagedIdentity', cloud: on.login.cloud, tenant: undefined, clientId: undefined },
      signal,
    );
    expect(await enter(on, await credentialFrom(accounts, SIGNED_IN))).toEqual([`${ACR} 200`]);
    expect(grants(on)).toEqual(['managed identity https://management.test', `managed identity ${ACR}`]);
  });

  test('a tenant that does not know the registry service is asked for its older audience', async () => {
    await using on = await startStage({
      refuse: ({ scope }) =>
        scope.startsWith(ACR)
          ? { error: 'invalid_resource', code: 500011, text: 'The resource principal was not found.' }
          : undefined,
    });
    const accounts = on.accounts();
    await accounts.signIn(byApp(on), signal);
    expect(await enter(on, await credentialFrom(accounts, SIGNED_IN))).toEqual([`${ARM} 200`]);
  });

  test('Ctrl+C ends it', async () => {
    await using on = await startStage({
      refuse: () => ({ error: 'authorization_pending', code: 70016, text: 'Pending.' }),
    });
    const stop = new AbortController();
    const accounts = on.accounts();
    const how: SignIn = { ...byCode(on), method: 'DeviceCode', show: () => stop.abort(new Error('Ctrl+C')) };
    await expect(accounts.signIn(how, stop.signal)).rejects.toThrow('Ctrl+C');
    expect(accounts.context).toBeUndefined();
  });
});

describe('where somebody is signed in already', () => {
  test('a service principal in the environment', async () => {
    await using on = await startStage();
    const accounts = on.accounts({
      AZURE_CLIENT_ID: 'app',
      AZURE_TENANT_ID: TENANT,
      AZURE_CLIENT_SECRET: 'app secret',
    });
    expect(await enter(on, await credentialFrom(accounts, 'the environment (AZURE_…)'))).toEqual([`${ACR} 200`]);
    expect(grants(on)).toEqual([`client_credentials ${ACR}/.default`]);
  });

  test('workload identity', async () => {
    await using on = await startStage();
    const file = join(programs({}), 'token');
    writeFileSync(file, 'federated-token');
    const environment = { AZURE_FEDERATED_TOKEN_FILE: file, AZURE_CLIENT_ID: 'app', AZURE_TENANT_ID: TENANT };
    expect(await enter(on, await credentialFrom(on.accounts(environment), 'workload identity'))).toEqual([
      `${ACR} 200`,
    ]);
    expect(on.login.received.at(-1)).toContain('client_assertion=federated-token');
  });

  test.each([
    [
      'the Azure CLI',
      'az',
      (token: string) => `console.log(JSON.stringify({ accessToken: '${token}', expires_on: 4102444800 }))`,
    ],
    [
      'Azure PowerShell',
      'pwsh',
      (token: string) => `console.log(JSON.stringify({ Token: '${token}', ExpiresOn: '2100-01-01T00:00:00Z' }))`,
    ],
    [
      'the Azure Developer CLI',
      'azd',
      (token: string) => `console.log(JSON.stringify({ token: '${token}', expiresOn: '2100-01-01T00:00:00Z' }))`,
    ],
  ])('%s', async (name, program, print) => {
    await using on = await startStage();
    const token = on.emulator.credentials.entraToken();
    const folder = programs({ [program]: print(token) });
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    expect(await enter(on, await credentialFrom(on.accounts(), name))).toEqual([`${ACR} 200`]);
    expect(on.login.asked).toEqual([]);
  });

  test.each([
    [
      'the Azure CLI',
      { az: "console.error('ERROR: Please run az login to setup account.'); process.exitCode = 1" },
      /az login/,
    ],
    ['the Azure CLI', {}, /Azure CLI could not be found/i],
    [
      'the Azure Developer CLI',
      { azd: "console.error('ERROR: not logged in, run `azd auth login` to login'); process.exitCode = 1" },
      /azd auth login/,
    ],
    ['Azure PowerShell', {}, /PowerShell/],
    ['the environment (AZURE_…)', {}, /AZURE_CLIENT_ID and AZURE_TENANT_ID and AZURE_CLIENT_SECRET are not set/],
    ['workload identity', {}, /AZURE_FEDERATED_TOKEN_FILE is not set/],
    [SIGNED_IN, {}, /nobody has signed in with Connect-AzAccount/],
  ])('%s has none and says why', async (name, tools, why) => {
    await using on = await startStage();
    vi.stubEnv('PATH', `${programs(tools)}${delimiter}/nonexistent`);
    await expect(credentialFrom(on.accounts(), name)).rejects.toThrow(why);
    await credentialFrom(on.accounts(), name).catch((error: Error) => expect(error.message).not.toContain('\n'));
  });
});

describe('from one session to the next', () => {
  test('a user is not asked again', async () => {
    await using on = await startStage();
    const first = on.accounts();
    await first.signIn(byCode(on), signal);
    await first.keep();
    expect(on.store.account).not.toContain('entra refresh token');
    expect(on.store.secret && openSecret(on.store.secret)).toContain('entra refresh token');
    on.login.asked.length = 0;

    const next = on.accounts();
    expect(next.context).toEqual(first.context);
    expect(await enter(on, await credentialFrom(next, SIGNED_IN))).toEqual([`${ACR} 200`]);
    expect(grants(on)).toEqual([`refresh_token ${ACR}/.default`]);
  });

  test('nor is a service principal', async () => {
    await using on = await startStage();
    const first = on.accounts();
    await first.signIn(byApp(on), signal);
    await first.keep();
    expect(on.store.account).not.toContain('app secret');
    expect(await enter(on, await credentialFrom(on.accounts(), SIGNED_IN))).toEqual([`${ACR} 200`]);
  });

  test('nothing is kept unasked, and signing out forgets everything', async () => {
    await using on = await startStage();
    const accounts = on.accounts();
    await accounts.signIn(byCode(on), signal);
    expect([on.store.account, on.store.secret]).toEqual([undefined, undefined]);
    await accounts.keep();
    await accounts.signOut();
    expect([on.store.account, on.store.secret, accounts.context]).toEqual([undefined, undefined, undefined]);
    await expect(credentialFrom(on.accounts(), SIGNED_IN)).rejects.toThrow('nobody has signed in');
  });

  test('a sign-in that Microsoft has ended says so', async () => {
    await using on = await startStage({
      refuse: ({ grant }) =>
        grant === 'refresh_token'
          ? { error: 'invalid_grant', code: 700082, text: 'The refresh token has expired.' }
          : undefined,
    });
    const accounts = on.accounts();
    await accounts.signIn(byCode(on), signal);
    await accounts.keep();
    await expect(credentialFrom(on.accounts(), SIGNED_IN)).rejects.toThrow('the sign-in is not valid any more');
  });
});

describe('what goes wrong is said in one line, with the next step', () => {
  test.each([
    [90002, 'invalid_tenant', 'There is no such tenant in this cloud', /-Tenant/],
    [7000222, 'invalid_client', 'The client secret of the service principal has expired', /az ad app credential reset/],
    [7000215, 'invalid_client', 'The client secret of the service principal is wrong', /not its id/],
    [700016, 'unauthorized_client', 'There is no such application in this tenant', /-ApplicationId/],
    [65001, 'invalid_grant', 'The application needs a consent that nobody has given', /administrator/],
    [53003, 'interaction_required', 'The tenant wants more than this way', /browser/],
    [99999, 'weird', 'The sign-in to Azure failed: ', /UseDeviceAuthentication/],
  ])('AADSTS%i', async (code, error, message, recommendation) => {
    await using on = await startStage({ refuse: () => ({ error, code, text: 'Something long and official.' }) });
    const failure = await on
      .accounts()
      .signIn(byApp(on), signal)
      .catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ name: 'AzureSignInError', recommendation: expect.stringMatching(recommendation) });
    const said = failure instanceof Error ? failure.message : '';
    expect(said).toContain(message);
    expect(said).not.toMatch(/\n|Trace ID|Correlation|0a1b2c3d/);
  });

  test('an unknown tenant, which shows before a token is asked for', async () => {
    await using on = await startStage();
    await expect(on.accounts().signIn(byApp(on, { tenant: 'nowhere.example' }), signal)).rejects.toMatchObject({
      message: 'There is no such tenant in this cloud',
    });
  });

  test('a login service that cannot be reached', async () => {
    await using on = await startStage();
    await on.login[Symbol.asyncDispose]();
    const failure = await on
      .accounts()
      .signIn(byApp(on), signal)
      .catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ message: expect.stringMatching(/cannot be reached/) });
  });

  test('a service principal without a tenant', async () => {
    await using on = await startStage();
    await expect(on.accounts().signIn(byApp(on, { tenant: undefined }), signal)).rejects.toMatchObject({
      message: 'A service principal needs its tenant',
      recommendation: 'Name it with -Tenant.',
    });
  });
});
