import { describe, expect, test } from 'vitest';
import { createAzureAccounts } from '../../../src/credentials/azure/create-azure-accounts.ts';
import { createTransport } from '../../../src/registry/transport/http-transport.ts';
import { CERTIFICATE } from '../../registry/transport/certificate.ts';
import { type FakeLogin, type Refusal, startFakeLogin, TENANT } from '../../support/fake-login.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell } from '../../support/shell.ts';

interface Setting {
  readonly answers?: string[];
  readonly refuse?: Refusal;
  readonly saveCredentials?: 'ask' | 'always' | 'never';
}

/** A shell whose Azure is a login service of our own; answers what it showed, what was asked there, and what was kept. */
async function run(source: string, { answers, refuse, saveCredentials = 'ask' }: Setting = {}) {
  await using login = await startFakeLogin({
    mint: () => 'token',
    secrets: { app: 'app secret' },
    ...(refuse ? { refuse: () => refuse } : {}),
  });
  const transport = createTransport({ userAgent: 'acrsh/test', tls: { ca: CERTIFICATE } });
  const kept: string[] = [];
  const { suffix, authorityHost, managementEndpoint, managementAudience } = login.cloud;
  const own = { suffix, authorityHost, managementEndpoint, managementAudience, registryAudience: undefined };
  const settings = settingsInMemory({ saveCredentials, clouds: { TestCloud: own } });
  const azure = createAzureAccounts({
    environment: {},
    transport: async () => transport,
    clouds: () => [login.cloud],
    cloudFor: () => login.cloud,
    cloud: () => login.cloud,
    tell: () => {},
    store: {
      account: undefined,
      keepAccount: async text => void kept.push(text ?? ''),
      load: async () => undefined,
      save: async () => kept.push('secret') > 0,
      drop: async () => {},
    },
  });
  await using shell = await startShell({
    fixture: 'small',
    connected: false,
    interactive: answers !== undefined,
    answers: answers ?? [],
    parts: { azure, settings },
  });
  const lines = await shell.run(source);
  await transport.close();
  return { lines, kept, settings: settings.current, asked: grants(login) };
}

const grants = ({ asked }: FakeLogin) => asked.map(each => each.grant);
const withCode = `Connect-AzAccount -UseDeviceAuthentication -Tenant ${TENANT} -Environment TestCloud | foreach Method`;
const asApp = `Connect-AzAccount -ServicePrincipal -ApplicationId app -Tenant ${TENANT} -Environment TestCloud`;

test('a device code is shown, and the sign-in is kept when the user says so', async () => {
  const { lines, kept, asked } = await run(withCode, { answers: ['y'] });
  expect(lines[0]).toMatch(/^WARNING: To sign in, use a web browser to open the page .* and enter the code ABCD-EFGH/);
  expect(lines[1]).toMatch(/^Keep the sign-in of .* in the keychain of this computer\?$/);
  expect(lines.at(-1)).toBe('DeviceCode');
  expect(asked[0]).toBe('device_code');
  expect(kept).toHaveLength(2);
});

test.each([
  ['n', 0, 'ask'],
  ['a', 2, 'always'],
  ['v', 0, 'never'],
] as const)('answered %s, it is kept %i times, and later questions are %s', async (answer, times, saveCredentials) => {
  const { kept, settings } = await run(withCode, { answers: [answer] });
  expect(kept).toHaveLength(times);
  expect(settings.saveCredentials).toBe(saveCredentials);
});

test.each([
  ['always', '', 2],
  ['always', ' -NoSave', 0],
  ['never', '', 0],
  ['never', ' -Save', 2],
  ['ask', '', 0],
] as const)('with the setting %s and%s, a script keeps it %i times', async (saveCredentials, parameter, times) => {
  const source = `${withCode.replace(' |', `${parameter} |`)}`;
  expect((await run(source, { saveCredentials })).kept).toHaveLength(times);
});

describe('a service principal', () => {
  test('has its secret asked for', async () => {
    const { lines } = await run(`${asApp} | foreach Method`, { answers: ['app secret', 'n'] });
    expect(lines[0]).toBe('Client secret of app');
    expect(lines.at(-1)).toBe('ServicePrincipal');
  });

  test('can come as a credential', async () => {
    const { lines } = await run(
      `$both = [pscredential]::new('app', (ConvertTo-SecureString 'app secret' -AsPlainText)); Connect-AzAccount -ServicePrincipal -Credential $both -Tenant ${TENANT} -Environment TestCloud | foreach Method`,
    );
    expect(lines).toEqual(['ServicePrincipal']);
  });
});

test('the cloud of the account completes short names', async () => {
  const { lines } = await run(`${withCode} | Out-Null; Connect-AzContainerRegistry contoso -Anonymous`);
  expect(lines.at(-2)).toContain("'contoso.azurecr.test'");
});

test('bad input is answered with a cause and a next step', async () => {
  const cases: readonly (readonly [string, RegExp, RegExp, Refusal?])[] = [
    [`${asApp} -ApplicationSecret wrong`, /the client secret of the service principal is wrong/i, /not its id/],
    [
      `${asApp} -ApplicationSecret old`,
      /the client secret of the service principal has expired/i,
      /az ad app credential reset/,
      { error: 'invalid_client', code: 7000222, text: 'expired' },
    ],
    [
      `${asApp.replace(TENANT, 'nowhere.example')} -ApplicationSecret x`,
      /there is no such tenant in this cloud/i,
      /Check -Tenant/,
    ],
    [
      withCode,
      /needs a consent that nobody has given/,
      /administrator/,
      { error: 'invalid_grant', code: 65001, text: 'consent' },
    ],
    ['Connect-AzAccount -ServicePrincipal -Tenant x', /The service principal was not named/, /-ApplicationId/],
    ['Connect-AzAccount', /Nobody is here to sign in in a browser/, /-Identity/],
    [asApp, /Client secret of app: nothing can be asked here/, /parameter/],
  ];
  for (const [source, cause, next, refuse] of cases) {
    const { lines } = await run(source, refuse ? { refuse } : {});
    const errors = lines.filter(each => !each.startsWith('WARNING'));
    expect(errors, source).toEqual([expect.stringMatching(cause), expect.stringMatching(next)]);
    expect(errors[0]).not.toContain('\n');
  }
});
