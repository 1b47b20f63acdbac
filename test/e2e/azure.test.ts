import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { CERTIFICATE } from '../registry/transport/certificate.ts';
import { startFakeLogin, TENANT } from '../support/fake-login.ts';
import { noSecretService, startSecretService } from '../support/secret-service.ts';
import { acrsh } from './acrsh.ts';

const ACR = 'https://containerregistry.azure.net';
const SECRET = 'secret-of-the-app';

/** A cloud of our own, as the settings name one, and a registry in it that is trusted by name. */
async function startCloud() {
  const emulator = await startEmulator({ fixture: 'small' });
  const login = await startFakeLogin({
    mint: audience => emulator.credentials.entraToken({ audience }),
    secrets: { app: SECRET },
  });
  onTestFinished(async () => {
    await login[Symbol.asyncDispose]();
    await emulator.close();
  });
  const keychain = noSecretService === undefined ? await startSecretService() : undefined;
  onTestFinished(async () => keychain?.[Symbol.asyncDispose]());
  const home = join(mkdtempSync(join(tmpdir(), 'acrsh-azure-')), 'home');
  mkdirSync(home);
  const { suffix, authorityHost, managementEndpoint } = login.cloud;
  const settings = {
    clouds: { TestCloud: { suffix, authorityHost, managementEndpoint } },
    registries: { [emulator.loginServer]: { trustedWithEntra: true } },
  };
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
  writeFileSync(join(home, 'ca.pem'), CERTIFICATE);
  const env = {
    ...keychain?.environment,
    ACRSH_HOME: home,
    ACRSH_CA_FILE: join(home, 'ca.pem'),
    PATH: '/nonexistent',
  };
  const run = (command: string, more: Readonly<Record<string, string>> = {}) =>
    acrsh(['-c', command], { env: { ...env, ...more } });
  return { emulator, login, run, home };
}

const exchanges = (emulator: Awaited<ReturnType<typeof startEmulator>>) =>
  emulator.ledger.entries.flatMap(each => (each.route === 'oauth2.exchange' ? [each.tokenRequest?.audience] : []));

test('a service principal signs in with the built program, and its registry takes the account', async () => {
  const { emulator, login, run } = await startCloud();
  const { stdout, stderr, code } = await run(
    `Connect-AzAccount -ServicePrincipal -ApplicationId app -ApplicationSecret ${SECRET} -Tenant ${TENANT} -Environment TestCloud | foreach Environment
    Connect-AzContainerRegistry ${emulator.loginServer} | foreach Identity
    Get-AcrRepository -First 1`.replaceAll('\n', ';'),
  );
  expect({ stdout, stderr, code }).toEqual({
    stdout: 'TestCloud\ndeveloper@contoso.example\nlibrary/hello-world\n',
    stderr: '',
    code: 0,
  });
  expect(exchanges(emulator)).toEqual([ACR]);
  expect(login.asked.map(each => each.grant)).toEqual(['client_credentials', 'client_credentials']);
});

test('the environment of a pipeline does the same without a command', async () => {
  const { emulator, login, run } = await startCloud();
  const { stdout, stderr, code } = await run(`Connect-AzContainerRegistry ${emulator.loginServer} | foreach Identity`, {
    AZURE_CLIENT_ID: 'app',
    AZURE_TENANT_ID: TENANT,
    AZURE_CLIENT_SECRET: SECRET,
    AZURE_AUTHORITY_HOST: login.cloud.authorityHost,
  });
  expect({ stdout, stderr, code }).toEqual({ stdout: 'developer@contoso.example\n', stderr: '', code: 0 });
  expect(exchanges(emulator)).toEqual([ACR]);
});

test.skipIf(noSecretService !== undefined)(
  `a sign-in that is saved serves the next program, until it is ended: ${noSecretService ?? 'a Secret Service'}`,
  async () => {
    const { emulator, run, home } = await startCloud();
    const signIn = `Connect-AzAccount -ServicePrincipal -ApplicationId app -ApplicationSecret ${SECRET} -Tenant ${TENANT} -Environment TestCloud -Save | Out-Null`;
    expect(await run(signIn)).toMatchObject({ stderr: '', code: 0 });
    expect(readFileSync(join(home, 'settings.json'), 'utf8')).not.toContain(SECRET);
    const next = await run(
      `(Get-AzContext).Account; Connect-AzContainerRegistry ${emulator.loginServer} -Save | foreach Identity`,
    );
    expect(next).toMatchObject({ stdout: 'developer@contoso.example\ndeveloper@contoso.example\n', stderr: '' });
    // the registry's refresh token was saved with where it came from: two requests, no sign-in
    emulator.ledger.clear();
    await run(`Connect-AzContainerRegistry ${emulator.loginServer} | Out-Null; Get-AcrRepository | Out-Null`);
    expect(emulator.ledger.lines()).toEqual(['POST /oauth2/token', 'GET /acr/v1/_catalog']);
    // revoked, it is renewed from there without a question
    emulator.credentials.revokeRefreshTokens();
    const renewed = await run(
      `Connect-AzContainerRegistry ${emulator.loginServer} | Out-Null; Get-AcrRepository -First 1`,
    );
    expect(renewed).toMatchObject({ stdout: 'library/hello-world\n', stderr: '' });
    await run('Disconnect-AzAccount | Out-Null; Get-AcrSavedCredential | Remove-AcrSavedCredential');
    expect((await run('(Get-AzContext).Count; (Get-AcrSavedCredential).Count')).stdout).toBe('0\n0\n');
  },
);
