// What the default views look like, character by character, in windows of four widths, and which part of the theme each cell belongs to. The
// files beside it are read by people: `vitest -u` rewrites them, and the difference is to be looked at.
import { expect, test } from 'vitest';
import type { RegistryResource } from '../../src/cmdlets/management/registry-resource.ts';
import { registryResourceType } from '../../src/cmdlets/management/registry-resource.type.ts';
import { recordType, TypedObject } from '../../src/values/output-type.ts';
import type { PaperOptions } from '../../src/views/paper.ts';
import { startShell } from '../support/shell.ts';
import { shown } from './shown.ts';

/** `«reg.digest:31a54a0cf86d»`, and a link as `[text](address)`. */
const marks: Pick<PaperOptions, 'paint' | 'link'> = {
  paint: (look, text) => `«${look}:${text}»`,
  link: (address, text) => `[${text}](${address})`,
};

const views: Readonly<Record<string, string>> = {
  repositories: 'Get-AcrRepository t* -Detailed',
  repository: 'Get-AcrRepository team/api -Detailed',
  manifests: 'Get-AcrManifest library/hello-world',
  'manifests-and-artifacts': 'Get-AcrManifest team/api | Where-Object LastUpdateTime -gt 2026-01-14',
  manifest: 'Get-AcrManifest team/api:1.4.2',
  platform: 'Get-AcrManifest team/api a1d81fb372f0',
  tags: 'Get-AcrTag team/api 1.4*',
  tag: 'Get-AcrTag team/api 1.4.1',
  prefixes: 'ls /',
  storage: 'Measure-AcrStorage t*, library/* -Shared',
  'storage-of-one': 'Measure-AcrStorage library/hello-world',
  'storage-of-images': 'Measure-AcrStorage library/hello-world -By Image',
  'storage-chart': 'Measure-AcrStorage -Chart -Shared',
  calculated: "Get-AcrTag team/api 1.4* | Format-Table Name, @{ Name = 'Locked'; Expression = { $_.Mode -ne 'rwld' } }",
};

const widths = [60, 80, 100, 160];

test.each(Object.entries(views))('%s', async (name, command) => {
  const seen: string[] = [];
  for (const [title, options] of [
    ...widths.map(width => [`${width} columns`, { width }] as const),
    ['looks', { width: 100, inks: marks }] as const,
  ]) {
    await using shell = await startShell({ interactive: true, ...options });
    const lines = await shell.run(command);
    seen.push(`=== ${title}`, ...lines.map(line => line.replaceAll(shell.emulator.loginServer, 'demo.azurecr.io')));
  }
  await expect(`${seen.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
});

test('registries lead to their pages in the portal', () => {
  const type = recordType(registryResourceType);
  const resource: RegistryResource = {
    id: '/subscriptions/0b1c55e0/resourceGroups/rg one/providers/Microsoft.ContainerRegistry/registries/contoso',
    name: 'contoso',
    resourceGroupName: 'rg one',
    subscription: { id: '0b1c55e0', name: 'Production' },
    location: 'westeurope',
    type: 'Microsoft.ContainerRegistry/registries',
    tags: {},
    skuName: 'Premium',
    skuTier: 'Premium',
    loginServer: 'contoso.azurecr.io',
    creationDate: undefined,
    provisioningState: 'Succeeded',
    adminUserEnabled: false,
    anonymousPullEnabled: false,
  };
  const elsewhere = { ...resource, name: 'other', loginServer: 'other.azurecr.example' };
  const rows = [resource, elsewhere].map(each => new TypedObject(type, each));
  const { lines } = shown([rows], { width: 100, ...marks });
  expect(lines.slice(-3, -1)).toEqual([
    '[«reg.registry:contoso»](https://portal.azure.com/#@/resource/subscriptions/0b1c55e0/resourceGroups/rg%20one/providers/Microsoft.ContainerRegistry/registries/contoso) «reg.registry:contoso.azurecr.io»    rg one            westeurope Premium False',
    '«reg.registry:other»   «reg.registry:other.azurecr.example» rg one            westeurope Premium False',
  ]);
});
