import { expect, test } from 'vitest';
import { registryResourceType } from '../../../../src/cmdlets/management/registry-resource.type.ts';
import { addressesOf, noAddress, portalPage } from '../../../../src/ui/browser/hand-over/addresses.ts';
import { openPage } from '../../../../src/ui/browser/hand-over/open-page.ts';
import { recordType, TypedObject } from '../../../../src/values/output-type.ts';
import type { Value } from '../../../../src/values/value.ts';

const LIST = 'https://portal.azure.com/#browse/Microsoft.ContainerRegistry%2Fregistries';

test('the portal has no page of a registry whose id is not known, and says so', () => {
  expect(addressesOf({ value: null, server: 'contoso.azurecr.io' })).toEqual([
    { label: 'Azure portal, the list of registries: contoso.azurecr.io does not tell its page', address: LIST },
  ]);
  const [china] = addressesOf({ value: null, server: 'contoso.azurecr.cn' });
  expect(china?.address).toBe('https://portal.azure.cn/#browse/Microsoft.ContainerRegistry%2Fregistries');
});

test('where an image comes from stands before the portal, each address once', () => {
  const source = [
    { label: 'commit', address: 'https://github.com/contoso/api/commit/1' },
    { label: 'repository', address: 'https://github.com/contoso/api' },
    { label: 'about the image', address: 'https://github.com/contoso/api' },
  ];
  expect(addressesOf({ value: null, server: 'contoso.azurecr.io', source }).map(each => each.address)).toEqual([
    'https://github.com/contoso/api/commit/1',
    'https://github.com/contoso/api',
    LIST,
  ]);
});

const PAGE =
  'https://portal.azure.com/#@/resource/subscriptions/1/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/contoso';
const resource = (loginServer: string) =>
  new TypedObject(recordType(registryResourceType), {
    name: 'contoso',
    loginServer,
    id: '/subscriptions/1/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/contoso',
    resourceGroupName: 'g',
    subscription: { id: '1', name: 's' },
    location: 'westeurope',
    skuName: 'Basic',
    skuTier: 'Basic',
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    creationDate: undefined,
    provisioningState: 'Succeeded',
    tags: {},
    type: 'Microsoft.ContainerRegistry/registries',
  });

test('a registry of the subscription has its own page', () => {
  expect(addressesOf({ value: resource('contoso.azurecr.io'), server: 'contoso.azurecr.io' })).toEqual([
    { label: 'Name contoso', address: PAGE },
  ]);
});

test('Azure Resource Manager knows the page of a registry, where the account may see it', async () => {
  const asked: string[] = [];
  const page = (server: string, answer: () => readonly Value[]) =>
    portalPage(server, async line => {
      asked.push(line);
      return answer();
    });
  const both = () => [resource('contoso.azurecr.cn'), resource('contoso.azurecr.io')];
  expect(await page('contoso.azurecr.io', both)).toEqual({ label: 'Azure portal, contoso.azurecr.io', address: PAGE });
  expect(asked).toEqual(['Get-AzContainerRegistry -Name contoso']);
  expect(await page('contoso.azurecr.us', both)).toBeUndefined();
  const fails = () => {
    throw new Error('nobody is signed in');
  };
  expect(await page('contoso.azurecr.io', fails)).toBeUndefined();
  expect(await page('localhost:5000', fails)).toBeUndefined();
  expect(asked).toHaveLength(3);
  await page('contoso-a1b2c3.westeurope.azurecr.io', fails);
  expect(asked.at(-1)).toBe('Get-AzContainerRegistry -Name contoso');
});

test('other registries have nothing, and it is said', () => {
  expect(addressesOf({ value: 'x', server: 'localhost:5000' })).toEqual([]);
  expect(noAddress('localhost:5000')).toBe(
    'There is no page to open: localhost:5000 has no portal that is known, and no label names a source.',
  );
  expect(noAddress(undefined)).toBe('There is no page to open for this.');
});

test('where no browser can be opened the address is told and copied', async () => {
  const clipboard = {
    copy: async (text: string) => ({ way: 'terminal', bytes: text.length, throughTmux: false }) as const,
    paste: async () => '',
  };
  const page = (opened: boolean) =>
    openPage('https://a.example/', {
      clipboard,
      opener: { open: async () => (opened ? { opened } : { opened, why: 'over SSH there is no browser to open' }) },
    });
  expect(await page(true)).toBe('Opened https://a.example/');
  expect(await page(false)).toBe(
    'https://a.example/ (over SSH there is no browser to open). Sent to the terminal (OSC 52), not confirmed: 18 bytes.',
  );
});
