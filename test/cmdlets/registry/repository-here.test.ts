import { describe, expect, test } from 'vitest';
import type { Fixture } from '../../../src/emulator/fixtures/fixture.ts';
import { settled, texts } from '../../engine/completion/completing.ts';
import { startShell } from '../../support/shell.ts';
import { sent } from '../../ui/browser/acting/acting.ts';

const created = new Date('2026-01-01T00:00:00Z');

const dotted: Fixture = registry =>
  registry.repository('my.team/api', created, repository => {
    repository.tag('v1', repository.image({ created, layers: [] }), created);
  });

describe('an image of the repository that the location is in', () => {
  test.each([
    ['(Get-AcrImage :1.4.2).Platform', ['linux/amd64', 'linux/arm64/v8']],
    ['Get-AcrImage -RepositoryName :1.4.2 -Platform *amd64 | % RepositoryName', ['team/api']],
    ['Get-AcrTag :1.4.2 | % Name', ['1.4.2']],
    ['Get-AcrManifest :1.4.1 | % Tags', ['1.4.1']],
    ['Get-AcrManifest "@$((Get-AcrTag :1.4.1).Digest)" | % Tags', ['1.4.1']],
    [
      'Get-AcrManifestContent :1.4.2 | % manifests | % platform | % architecture',
      ['amd64', 'arm64', 'unknown', 'unknown'],
    ],
    ['Get-AcrLabel :1.4.2 org.opencontainers.image.version | % Value | Select-Object -Unique', ['1.4.2']],
    ['(Get-AcrLayer :1.4.2 -Platform *amd64).Count -gt 1', ['True']],
    ['Get-AcrImageSource :1.4.2 | % Tag | Select-Object -Unique', ['1.4.2']],
    ['Get-AcrReferrer :latest | Select-Object -First 1 | % RepositoryName', ['team/api']],
    ['Get-AcrLock :1.4.1 | % Tags', ['1.4.1']],
    ["':1.4.1', ':1.4.2' | Get-AcrImage -Index | % Tag", ['1.4.1', '1.4.2']],
    ['Compare-AcrImage :1.4.2 :1.4', ['team/api:1.4 is the same as team/api:1.4.2.']],
    ['Measure-AcrStorage :1.4.2 | % RepositoryName', ['team/api']],
    ["(':1.4.1' | New-AcrPlan).Items.Tag", ['1.4.1']],
    ['Copy-AcrImage :1.4.2 :stable | % { "$($_.RepositoryName):$($_.Tag)" }', ['team/api:stable']],
    ['Save-AcrImage :1.4.2 /images -WhatIf', [expect.stringContaining('"team/api:1.4.2 to /images')]],
    ['Remove-AcrTag :1.4.1 -WhatIf', [expect.stringContaining('/team/api:1.4.1"'), expect.any(String)]],
  ])('%s', async (line, expected) => {
    await using shell = await startShell();
    await shell.run('cd demo:/team/api');
    expect(await shell.run(line)).toEqual(expected);
  });

  test('in a repository whose name begins like a registry', async () => {
    await using shell = await startShell({ fixture: dotted });
    expect(await shell.run('cd demo:/my.team/api; Get-AcrTag :v1 | % Name; Copy-AcrImage :v1 :v2 | % Tag')).toEqual([
      'v1',
      'v2',
    ]);
  });

  test('where there is none, and where what stands behind the mark is none', async () => {
    await using shell = await startShell({ errorsAmongLines: false });
    await shell.run('Get-AcrTag :latest');
    await shell.run("cd demo:/team/api; Get-AcrTag ':1.4*'; Get-AcrImage '@sha256:12'");
    expect(shell.errors.map(each => each.fullyQualifiedErrorId)).toEqual([
      'NoRepository,Get-AzContainerRegistryTag',
      'InvalidReference,Get-AzContainerRegistryTag',
      'InvalidReference,Get-AzContainerRegistryImage',
    ]);
  });

  test.each([
    ['Get-AcrImage :1.4.', [':1.4.2', ':1.4.1', ':1.4.0']],
    ['Remove-AcrTag :1.4.', [':1.4.2', ':1.4.1', ':1.4.0']],
    ['Get-AcrImage :1.4.2 -Tag 1.4.', ['1.4.2', '1.4.1', '1.4.0']],
    ['Compare-AcrImage :1.4.2 :1.4.', [':1.4.2', ':1.4.1', ':1.4.0']],
    ['Compare-AcrImage library/hello-world:v1 :v', [':v2', ':v1']],
    ['Copy-AcrImage :1.4.2 :1.4.', [':1.4.2', ':1.4.1', ':1.4.0']],
    ['Copy-AcrImage library/hello-world:v1 :v', [':v2', ':v1']],
    ['Measure-AcrStorage :1.4.', [':1.4.2', ':1.4.1', ':1.4.0']],
    ['Measure-AcrStorage library/hello-world:v', ['library/hello-world:v2', 'library/hello-world:v1']],
  ])('completed: %s', async (line, expected) => {
    await using shell = await startShell();
    await shell.run('cd demo:/team/api');
    expect(texts(await settled(shell, line)).slice(0, 3)).toEqual(expected);
    await shell.run('cd demo:/');
    if (/ :[^ ]*$/.test(line) && !line.includes('/')) expect(texts(await settled(shell, line))).toEqual([]);
  });
});

describe('a name whose first part has a dot', () => {
  test.each([
    ['Get-AcrTag my.team/api -RegistryName demo | % Name', ['v1']],
    ['Get-AcrTag my.team/api:v1 -RegistryName demo | % Name', ['v1']],
    ['Get-AcrTag my.team/api -RegistryName demo | Get-AcrManifest | % Tags', ['v1']],
    ['Get-AcrTag my.team/api -RegistryName demo | Get-AcrImage | % Tag', ['v1']],
    ['Get-AcrTag my.team/api -RegistryName demo | Measure-AcrStorage | % RepositoryName', ['my.team/api']],
    ['Get-AcrTag my.team/api -RegistryName demo | Copy-AcrImage -Destination team/api:v2 | % Tag', ['v2']],
    ['Get-AcrTag demo/library/hello-world:v1 -RegistryName demo -ErrorAction Ignore; $?', ['False']],
    ['Get-AcrTag "$((Get-AzContainerRegistryConnection).LoginServer)/my.team/api" -RegistryName demo | % Name', ['v1']],
  ])('is a repository of the registry that is named beside it: %s', async (line, expected) => {
    await using shell = await startShell({ fixture: dotted });
    expect(await shell.run(line)).toEqual(expected);
  });

  test('is a registry where none is named', async () => {
    await using shell = await startShell({ fixture: dotted, errorsAmongLines: false });
    await shell.run(
      'Get-AcrTag my.team/api; Get-AcrTag my.team/api -RegistryName demo | Copy-AcrImage -Destination other.team/api',
    );
    expect(shell.errors.map(each => each.fullyQualifiedErrorId?.split(',')[0])).toEqual([
      'NoSuchConnection',
      'NoSuchConnection',
    ]);
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('is completed beside the name of its registry', async () => {
    await using shell = await startShell({ fixture: dotted });
    expect(texts(await settled(shell, 'Get-AcrTag -RegistryName demo -RepositoryName my.team/api -Name '))).toEqual([
      'v1',
    ]);
  });
});

test.each([
  ['Get-AcrTag library/hello-world v1', 'Remove-AcrRepository -Force'],
  ['Get-AcrManifest library/hello-world', 'Remove-AcrRepository -Force'],
  ['Get-AcrImage library/hello-world:v1', 'Remove-AcrRepository -Force'],
  ['Get-AcrTag library/hello-world', 'Lock-AcrRepository'],
  ['Get-AcrManifest library/hello-world', 'Unlock-AcrRepository'],
  ['Get-AcrTag library/hello-world', 'Update-AcrRepository -WriteEnabled $false'],
])('an image is not taken for its whole repository: %s | %s', async (images, change) => {
  await using shell = await startShell({ errorsAmongLines: false });
  await shell.run(`cd demo:/library/hello-world; ${images} | ${change}`);
  const ids = shell.errors.map(each => each.fullyQualifiedErrorId?.split(',')[0]);
  expect(new Set(ids)).toEqual(new Set(['InputObjectNotBound']));
  expect(sent(shell.emulator)).toEqual([]);
});

test('what tells of a repository names it', async () => {
  await using shell = await startShell();
  await shell.run('Lock-AcrRepository library/hello-world | Out-Null; cd demo:/team/api');
  const unlocked = 'Unlock-AcrRepository | % { "$($_.ImageName) $($_.ChangeableAttributes.WriteEnabled)" }';
  expect(await shell.run(`Get-AcrLock library/hello-world | ? Kind -eq Repository | ${unlocked}`)).toEqual([
    'library/hello-world True',
  ]);
  expect(await shell.run(`Measure-AcrStorage library/hello-world | ${unlocked}`)).toEqual(['library/hello-world True']);
  expect(await shell.run(`'library/hello-world' | ${unlocked}`)).toEqual(['library/hello-world True']);
});

test.each([
  'Remove-AcrRepository library/hello-world:v1 -Force',
  'Remove-AcrRepository :v1 -Force',
  'Update-AcrRepository library/hello-world:v1 -DeleteEnabled $false',
  'Lock-AcrRepository :v1',
  'Unlock-AcrRepository "library/hello-world@$((Get-AcrTag :v1).Digest)"',
])('the name of an image is not taken for its whole repository: %s', async line => {
  await using shell = await startShell({ errorsAmongLines: false });
  await shell.run(`cd demo:/library/hello-world; ${line}`);
  expect(shell.errors.map(each => each.fullyQualifiedErrorId?.split(',')[0])).toEqual(['InvalidReference']);
  expect(sent(shell.emulator)).toEqual([]);
});
