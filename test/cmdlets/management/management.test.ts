import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ArmAnswer, startFakeArm } from '../../support/fake-arm.ts';
import { startShell } from '../../support/shell.ts';

const RECORDED = new URL('../../../../shared/data/recordings-arm/', import.meta.url);
const missing = existsSync(RECORDED)
  ? undefined
  : 'the recorded exchanges (../shared/data/recordings-arm) are not here';

const registry = (name: string, over: object = {}) => ({
  id: `/subscriptions/s1/resourceGroups/rg-${name}/providers/Microsoft.ContainerRegistry/registries/${name}`,
  name,
  type: 'Microsoft.ContainerRegistry/registries',
  location: 'westeurope',
  sku: { name: 'Premium', tier: 'Premium' },
  properties: {
    loginServer: `${name}.azurecr.io`,
    creationDate: '2024-03-01T10:00:00Z',
    provisioningState: 'Succeeded',
    adminUserEnabled: true,
    ...over,
  },
});

const registries = (subscription: string) =>
  `GET /subscriptions/${subscription}/providers/Microsoft.ContainerRegistry/registries`;
const credentials = (name: string) =>
  `POST /subscriptions/s1/resourceGroups/rg-${name}/providers/Microsoft.ContainerRegistry/registries/${name}/listCredentials`;

const SUBSCRIPTIONS: ArmAnswer = {
  body: {
    value: [
      { subscriptionId: 's1', displayName: 'Production', state: 'Enabled' },
      { subscriptionId: 's0', displayName: 'Closed', state: 'Disabled' },
    ],
    nextLink: 'https://origin/subscriptions?$skiptoken=2',
  },
};
const MORE: ArmAnswer = { body: { value: [{ subscriptionId: 's2', displayName: 'Test', state: 'Enabled' }] } };
const denied: ArmAnswer = {
  status: 403,
  body: { error: { code: 'AuthorizationFailed', message: "The client 'ana' does not have authorization." } },
};

/** Two subscriptions on two pages; three registries, of which one is on the second page of its list. */
const HEALTHY: Readonly<Record<string, ArmAnswer>> = {
  'GET /subscriptions': SUBSCRIPTIONS,
  'GET /subscriptions?2': MORE,
  [registries('s1')]: {
    body: { value: [registry('contoso')], nextLink: `https://origin${registries('s1').slice(4)}?$skiptoken=p2` },
  },
  [`${registries('s1')}?p2`]: { body: { value: [registry('fabrikam', { adminUserEnabled: false })] } },
  [registries('s2')]: { body: { value: [registry('tailwind')] } },
  [credentials('contoso')]: {
    body: {
      username: 'contoso',
      passwords: [
        { name: 'password', value: 'first' },
        { name: 'password2', value: 'second' },
      ],
    },
  },
};

async function run(source: string, answers: Readonly<Record<string, ArmAnswer>> = HEALTHY) {
  await using arm = await startFakeArm(answers);
  await using shell = await startShell({ fixture: 'small', parts: { azure: arm.accounts } });
  const lines = await shell.run(source);
  return { lines, requests: arm.requests, errors: shell.errors, known: shell.session.knownRegistries.names };
}

describe('Get-AzContainerRegistry', () => {
  test('lists every registry of every subscription, page by page', async () => {
    const { lines, known } = await run(
      'Get-AzContainerRegistry | foreach { "$($_.Subscription)/$($_.ResourceGroupName)/$($_.Name) $($_.LoginServer)" }',
    );
    expect(lines).toEqual([
      'Production/rg-contoso/contoso contoso.azurecr.io',
      'Production/rg-fabrikam/fabrikam fabrikam.azurecr.io',
      'Test/rg-tailwind/tailwind tailwind.azurecr.io',
    ]);
    expect(known).toEqual(['contoso', 'fabrikam', 'tailwind']);
  });

  test('as a table', async () => {
    const { lines } = await run('Get-AzContainerRegistry -Subscription Test');
    expect(lines.filter(each => each !== '')).toEqual([
      '    Subscription: Test',
      'Name     LoginServer         ResourceGroupName Location   Sku     Admin',
      '----     -----------         ----------------- --------   ---     -----',
      'tailwind tailwind.azurecr.io rg-tailwind       westeurope Premium True',
    ]);
  });

  test('says which subscription could not be listed, and lists the others', async () => {
    const { lines, errors } = await run('Get-AzContainerRegistry | foreach Name', {
      ...HEALTHY,
      [registries('s1')]: denied,
    });
    expect(lines.at(-1)).toBe('tailwind');
    expect(errors.map(each => each.exception.message)).toEqual([
      "Azure did not let you list the registries of the subscription Production: The client 'ana' does not have authorization.",
    ]);
  });

  test.each([
    ['Get-AzContainerRegistry -Name nosuch', "This account sees no registry 'nosuch'."],
    ['Get-AzContainerRegistry -SubscriptionId nosuch', "This account sees no subscription 'nosuch'."],
  ])('%s', async (source, message) => {
    expect((await run(source)).errors.map(each => each.exception.message)).toEqual([message]);
  });

  test('a name is matched with wildcards', async () => {
    expect((await run('Get-AzContainerRegistry -Name *o* | foreach Name')).lines).toEqual(['contoso']);
    expect((await run('Get-AzContainerRegistry -Name zz*')).errors).toEqual([]);
  });

  test('a link to another host is not followed', async () => {
    const away = { body: { value: [], nextLink: 'https://evil.example/subscriptions' } };
    const { errors, requests } = await run('Get-AzContainerRegistry', { 'GET /subscriptions': away });
    expect(errors[0]?.exception.message).toBe('This account sees no subscription.');
    expect(requests).toHaveLength(1);
  });
});

describe('the admin user', () => {
  test('its passwords show nowhere, and connect', async () => {
    const { lines } = await run(
      '$secret = Get-AzContainerRegistryCredential -Name contoso; $secret | Format-List; ConvertFrom-SecureString $secret.Password -AsPlainText',
    );
    expect(lines.filter(each => each !== '')).toEqual([
      'Username  : contoso',
      'Password  : System.Security.SecureString',
      'Password2 : System.Security.SecureString',
      'first',
    ]);
  });

  test('S1 as it is written: fetch the credential and connect with it', async () => {
    await using arm = await startFakeArm(HEALTHY);
    const registryOptions = { name: 'contoso', credentials: { adminPassword: 'first' } };
    await using shell = await startShell({
      fixture: 'small',
      connected: false,
      registry: registryOptions,
      parts: { azure: arm.accounts },
    });
    const { loginServer } = shell.emulator;
    const lines = await shell.run(
      `$secret = Get-AzContainerRegistryCredential -Name contoso; Connect-AzContainerRegistry -Name ${loginServer} -UserName $secret.UserName -Password $secret.Password | foreach Identity`,
    );
    expect(lines).toEqual(['contoso']);
  });

  test('-Admin connects with it', async () => {
    await using shell = await startShell({
      fixture: 'small',
      connected: false,
      registry: { credentials: { adminPassword: 'first' } },
    });
    const answers = {
      ...HEALTHY,
      [registries('s1')]: { body: { value: [registry('contoso', { loginServer: shell.emulator.loginServer })] } },
    };
    await using arm = await startFakeArm(answers);
    await using other = await startShell({ fixture: 'small', connected: false, parts: { azure: arm.accounts } });
    const lines = await other.run(
      `Connect-AzContainerRegistry ${shell.emulator.loginServer} -Admin | foreach Identity`,
    );
    expect(lines).toEqual(['contoso']);
  });

  test.each([
    [
      'is switched off',
      'fabrikam',
      {},
      'The admin user of fabrikam is switched off.',
      /az acr update --name fabrikam --admin-enabled true/,
    ],
    [
      'may not be read',
      'contoso',
      { [credentials('contoso')]: denied },
      /^Azure did not let you read the admin credentials of contoso: /,
      /Contributor/,
    ],
    ['is of a registry that is not there', 'nosuch', {}, "This account sees no registry 'nosuch'.", /-Tenant/],
  ])('one that %s', async (_, name, answers, message, recommendation) => {
    const { errors } = await run(`Get-AzContainerRegistryCredential ${name}`, { ...HEALTHY, ...answers });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.exception.message).toMatch(message);
    expect(errors[0]?.recommendation).toMatch(recommendation);
  });
});

test('usage, with sizes', async () => {
  const usages =
    'GET /subscriptions/s1/resourceGroups/rg-contoso/providers/Microsoft.ContainerRegistry/registries/contoso/listUsages';
  const value = [
    { name: 'Size', limit: 536870912000, currentValue: 225863270, unit: 'Bytes' },
    { name: 'Webhooks', limit: 500, currentValue: 2, unit: 'Count' },
  ];
  const { lines } = await run('Get-AcrUsage contoso', { ...HEALTHY, [usages]: { body: { value } } });
  expect(lines.filter(each => each !== '').slice(2)).toEqual([
    expect.stringMatching(/^Size +215\.4 MB +500\.0 GB Bytes$/),
    expect.stringMatching(/^Webhooks +2 +500 Count$/),
  ]);
});

test('nobody signed in', async () => {
  await using shell = await startShell({ fixture: 'small' });
  expect(await shell.run('Get-AzContainerRegistry')).toEqual([
    'Get-AzContainerRegistry: There is no Azure account here.',
    '  Recommendation: Connect-AzAccount',
  ]);
});

test('-Name is completed from what was listed, without waiting', async () => {
  await using arm = await startFakeArm(HEALTHY);
  await using shell = await startShell({ fixture: 'small', parts: { azure: arm.accounts } });
  const complete = async (word: string) => {
    const line = `Connect-AzContainerRegistry ${word}`;
    return (await shell.engine.complete(line, line.length)).candidates.map(each => each.text);
  };
  expect(await complete('')).toEqual(['demo']);
  await shell.session.knownRegistries.settled();
  expect(await complete('')).toEqual(['demo', 'contoso', 'fabrikam', 'tailwind']);
  expect(await complete('FAB')).toEqual(['fabrikam']);
});

describe.skipIf(missing !== undefined)(
  `recorded answers of Azure Resource Manager${missing ? `: ${missing}` : ''}`,
  () => {
    const file =
      'azure-sdk-for-net-track1/Microsoft.Azure.Management.ContainerRegistry__tests__ContainerRegistryTests__ManagedContainerRegistryTest.json';
    const recorded = (index: number): ArmAnswer => {
      const { exchanges } = JSON.parse(readFileSync(new URL(file, RECORDED), 'utf8'));
      const { status, body } = exchanges[index].response;
      return { status, body };
    };
    const place = '/subscriptions/s1/resourceGroups/acr_rg6511/providers/Microsoft.ContainerRegistry/registries';
    const answers = (listCredentials: number) => ({
      'GET /subscriptions': { body: { value: [{ subscriptionId: 's1', displayName: 'Recorded', state: 'Enabled' }] } },
      [`GET ${place}`]: recorded(2),
      [registries('s1')]: recorded(2),
      [`POST ${place}/acrregistry7098/listCredentials`]: recorded(listCredentials),
    });

    test('a registry', async () => {
      const { lines } = await run(
        'Get-AzContainerRegistry acr_rg6511 acrregistry7098 | foreach { "$($_.LoginServer) $($_.SkuName) $($_.CreationDate.Year) $($_.Tags[\'key2\']) $($_.ProvisioningState)" }',
        answers(5),
      );
      expect(lines).toEqual(['acrregistry7098.azurecr.io Premium 2020 value2 Succeeded']);
    });

    test('its admin user, switched off', async () => {
      const { errors } = await run(
        'Get-AzContainerRegistryCredential -ResourceGroupName acr_rg6511 -Name acrregistry7098',
        answers(4),
      );
      expect(errors[0]?.exception.message).toBe('The admin user of acrregistry7098 is switched off.');
    });
  },
);
