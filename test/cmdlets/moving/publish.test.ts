import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { MemorySource } from '../../content/memory-source.ts';
import {
  dockerSave,
  layoutOf,
  membersOf,
  named,
  twoPlatforms,
  written,
  writtenTar,
} from '../../content/written-layout.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { digestIn, happened, startTwo } from './two-registries.ts';

const NAME = 'io.containerd.image.name';

const idsOf = ({ errors }: TestShell): (string | undefined)[] =>
  errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

test('an index is pushed with its platforms, blobs before manifests and tags last', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { index, folder } = await twoPlatforms('1.0');
  await shell.run(`$pushed = Publish-AcrImage ${folder} team/web:1.0.1 -Tag 1.0, 1`);
  expect(shell.errors).toEqual([]);
  expect(happened(shell.emulator)).toEqual([
    ...Array.from({ length: 5 }, () => 'blob pushed'),
    ...Array.from({ length: 3 }, () => 'manifest pushed'),
    'manifest pushed 1.0.1',
    'manifest pushed 1.0',
    'manifest pushed 1',
  ]);
  expect(await shell.run('"$($pushed.RepositoryName) $($pushed.Tags) $($pushed.Digest) $($pushed.SentBlobs)"')).toEqual(
    [`team/web 1.0.1 1.0 1 ${index.digest} 5`],
  );
  expect(digestIn(shell.emulator, 'team/web', '1')).toBe(index.digest);
});

test('what is there is not sent again, and a second time nothing is', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { made, folder } = await twoPlatforms('1.0');
  await shell.run(`Publish-AcrImage ${folder} team/web:1 -Platform linux/amd64 | Out-Null`);
  const before = happened(shell.emulator).length;
  expect(before).toBe(5);
  await shell.run(`Publish-AcrImage ${folder} team/web:2 | Out-Null`);
  expect(happened(shell.emulator).slice(before)).toEqual([
    ...['blob pushed', 'blob pushed'],
    ...['manifest pushed', 'manifest pushed', 'manifest pushed 2'],
  ]);
  shell.emulator.ledger.clear();
  expect(await shell.run(`(Publish-AcrImage ${folder} team/web:2).SentBytes`)).toEqual(['0']);
  expect(happened(shell.emulator)).toEqual([]);
  expect(made.blobs.size).toBe(5);
  expect(shell.errors).toEqual([]);
});

test('layers that another repository was just given are mounted there', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const images = ['web', 'api'].map(each =>
    named(made.putImage(['a shared base', each]), 'v1', { [NAME]: `contoso.azurecr.io/team/${each}:v1` }),
  );
  const folder = await written(layoutOf(made, images));
  expect(
    await shell.run(`Publish-AcrImage ${folder} | % { "$($_.RepositoryName) $($_.SentBlobs) $($_.MountedBlobs)" }`),
  ).toEqual(['team/web 3 0', 'team/api 1 2']);
  expect(digestIn(shell.emulator, 'team/api', 'v1')).toBe(images[1]?.digest);
});

test('a manifest that another image has as a layer is pushed as a manifest all the same', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const platform = made.putImage(['one']);
  const holder = made.putImage([Buffer.from(made.manifests.get(platform.digest)?.bytes ?? [])]);
  const index = made.putIndex({ 'linux/amd64': platform });
  const folder = await written(layoutOf(made, [named(holder, 'team/web:held'), named(index, 'team/web:v1')]));
  await shell.run(`Publish-AcrImage ${folder} | Out-Null`);
  expect(shell.errors).toEqual([]);
  expect(digestIn(shell.emulator, 'team/web', 'v1')).toBe(index.digest);
});

test('-WhatIf says what would be sent, and sends nothing', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { index, folder } = await twoPlatforms('1.0');
  const lines = await shell.run(`Publish-AcrImage ${folder} team/web:1.0 -WhatIf`);
  expect(lines.map(each => each.trim())).toEqual([
    expect.stringMatching(
      /^What if: Performing the operation "Publish image" on target "127\.0\.0\.1:\d+\/team\/web:1\.0"\.$/,
    ),
    expect.stringMatching(/^sends 5 blobs of \d+ B$/),
    'pushes 3 manifests',
    `puts the new tag 1.0 on manifest ${index.digest.slice(7, 19)}`,
  ]);
  expect(happened(shell.emulator)).toEqual([]);
  expect(
    shell.emulator.ledger.entries.filter(
      each => !['GET', 'HEAD'].includes(each.method) && !each.path.startsWith('/oauth2'),
    ),
  ).toEqual([]);
});

test('a tag that points elsewhere is moved when a person or -Force says so', async () => {
  const { index, folder } = await twoPlatforms('1.0');
  const line = `Publish-AcrImage ${folder} library/hello-world:v1 | Out-Null`;
  await using script = await startShell({ fixture: 'small' });
  const was = digestIn(script.emulator, 'library/hello-world', 'v1');
  expect((await script.run(line)).join('\n')).toContain(
    `library/hello-world:v1 exists and points to ${was?.slice(7, 19)}; it was left alone.`,
  );
  expect(idsOf(script)).toEqual(['TagTaken']);
  expect(happened(script.emulator)).toEqual([]);
  await script.run(line.replace(' |', ' -Force |'));
  expect(digestIn(script.emulator, 'library/hello-world', 'v1')).toBe(index.digest);

  await using asked = await startShell({ fixture: 'small', interactive: true, answers: ['n', 'y'] });
  const said = (await asked.run(line)).join('\n');
  expect(said).toContain(`moves the tag v1 from manifest ${was?.slice(7, 19)} to ${index.digest.slice(7, 19)}`);
  expect(said).toContain(`leaves manifest ${was?.slice(7, 19)} untagged`);
  expect(happened(asked.emulator)).toEqual([]);
  await asked.run(line);
  expect(digestIn(asked.emulator, 'library/hello-world', 'v1')).toBe(index.digest);

  await using forced = await startShell({ fixture: 'small', interactive: true, answers: [] });
  await forced.run(line.replace(' |', ' -Force |'));
  expect(digestIn(forced.emulator, 'library/hello-world', 'v1')).toBe(index.digest);
});

test('what is locked or read-only is refused before anything is sent', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const { folder } = await twoPlatforms('1.0');
  await shell.run('Update-AcrTag library/hello-world v1 -WriteEnabled $false | Out-Null');
  shell.emulator.ledger.clear();
  await shell.run(`Publish-AcrImage ${folder} library/hello-world:v1 -Force`);
  await shell.run('Update-AcrRepository library/hello-world -WriteEnabled $false | Out-Null');
  await shell.run(`Publish-AcrImage ${folder} library/hello-world:new`);
  await shell.run('Connect-AzContainerRegistry -Emulator -ReadOnly | Out-Null');
  await shell.run(`Publish-AcrImage ${folder} team/web:1`);
  expect(idsOf(shell)).toEqual(['TagLocked', 'RepositoryLocked', 'ReadOnlyConnection']);
  expect(happened(shell.emulator)).toEqual(['attributes changed']);
});

test('an incomplete layout is refused before anything is sent', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { made, index, folder } = await twoPlatforms('1.0');
  const [platform] = [...made.manifests.values()].filter(each => each.digest !== index.digest);
  const layer = made.putBlob('for arm64');
  await rm(join(folder, 'blobs', layer.digest.replace(':', '/')));
  const said = (await shell.run(`Publish-AcrImage ${folder} team/web:1`)).join('\n');
  expect(said).toContain(`${layer.digest} of 9 B is missing or cut.`);
  await rm(join(folder, 'blobs', (platform?.digest ?? '').replace(':', '/')));
  await shell.run(`Publish-AcrImage ${folder} team/web:1`);
  await shell.run(`Publish-AcrImage ${folder} team/web:1 -Platform linux/s390x`);
  const near = (await shell.run(`Publish-AcrImage ${folder}x team/web:1`)).join(' ');
  expect(near).toContain(`Did you mean ${folder}? A folder or tar is wanted`);
  expect(idsOf(shell)).toEqual(['IncompleteImage', 'IncompleteImage', 'PlatformNotFound', 'FileOpenFailure']);
  expect(happened(shell.emulator)).toEqual([]);
});

test('of several images one is chosen by its name, and a tag is not for all', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const [one, two] = ['one', 'two'].map(each => made.putImage([each]));
  if (!one || !two) throw new Error('two images');
  const folder = await written(layoutOf(made, [named(one, 'v1'), named(two, 'v2')]));
  await shell.run(`Publish-AcrImage ${folder}`);
  await shell.run(`Publish-AcrImage ${folder} team/web:x`);
  await shell.run(`Publish-AcrImage ${folder} team/web -Name v3`);
  expect(idsOf(shell)).toEqual(['MissingRepository', 'SeveralImages', 'ImageNotFound']);
  expect(happened(shell.emulator)).toEqual([]);
  await shell.run(`Publish-AcrImage ${folder} team/web:x -Name v2 | Out-Null`);
  expect(digestIn(shell.emulator, 'team/web', 'x')).toBe(two.digest);
  expect(await shell.run(`Publish-AcrImage ${folder} team/all | % Tag`)).toEqual(['v1', 'v2']);
});

test('names that somebody has made up stay on their line', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const images = ['one\nWARNING: two', '\u001b[31mred'].map(each => named(made.putImage([each]), each));
  const lines = await shell.run(`Publish-AcrImage ${await written(layoutOf(made, images))} team/web:v1`);
  expect(idsOf(shell)).toEqual(['SeveralImages']);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/: one WARNING: two, \\x1b\[31mred\.$/);
});

test('a tar of docker save is pushed as what it is', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const layers = [Buffer.from('lower'), Buffer.from('upper')];
  const { members } = dockerSave(layers, ['contoso.azurecr.io/team/web:1.0', 'contoso.azurecr.io/team/web:latest']);
  const path = await writtenTar(members);
  expect(await shell.run(`Publish-AcrImage ${path} | % { "$($_.RepositoryName) $($_.Tags) $($_.SentBlobs)" }`)).toEqual(
    ['team/web 1.0 latest 3'],
  );
  expect(await shell.run('(Get-AcrLayer team/web:1.0).Size -join " "')).toEqual(['5 5']);
  expect(shell.errors).toEqual([]);
});

test('referrers go along, those that only a tag binds under that tag', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const image = made.putImage(['one']);
  const sbom = made.putSbom(image);
  const signature = made.putImage(['signature'], 'signed');
  const tag = `${image.digest.replace(':', '-')}.sig`;
  const files = layoutOf(made, [named(image, 'v1'), sbom, named(signature, tag)]);
  const path = await writtenTar(membersOf(files));
  await shell.run(`Publish-AcrImage ${path} team/web:v1 | Out-Null`);
  expect(await shell.run('(Get-AcrReferrer team/web:v1).Count')).toEqual(['0']);
  await shell.run(`Publish-AcrImage ${path} team/web:v1 -Referrers | Out-Null`);
  expect(shell.errors).toEqual([]);
  expect(digestIn(shell.emulator, 'team/web', tag)).toBe(signature.digest);
  expect(await shell.run('(Get-AcrReferrer team/web:v1).Digest')).toEqual(
    expect.arrayContaining([sbom.digest, signature.digest]),
  );
});

test('a blob that is damaged in the layout is never finished, and nothing is tagged', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const image = made.putImage(['a layer that is damaged']);
  const files = layoutOf(made, [named(image, 'v1')]);
  const { digest } = made.putBlob('a layer that is damaged');
  files.set(`blobs/${digest.replace(':', '/')}`, Buffer.from('a layer that is dAmaged'));
  await shell.run(`Publish-AcrImage ${await writtenTar(membersOf(files))} team/web:1`);
  expect(idsOf(shell)).toEqual(['DamagedContent']);
  expect(happened(shell.emulator).filter(each => each !== 'blob pushed')).toEqual([]);
  expect(shell.emulator.store.repository('team/web')?.tags.size ?? 0).toBe(0);
});

test('a new tag can be taken back', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { folder } = await twoPlatforms('1.0');
  await shell.run(`Publish-AcrImage ${folder} team/web:1 | Out-Null`);
  expect(await shell.run('Get-AcrJournal | % { "$($_.Action) $($_.State)" }')).toEqual(['Push tag updated']);
  await shell.run('Undo-AcrChange | Out-Null');
  expect(shell.errors).toEqual([]);
  expect(happened(shell.emulator).at(-1)).toBe('tag deleted');
});

test.each(['layout', 'layout.tar'])(
  'what was saved to a %s comes back as it was, with all that refers to it',
  async name => {
    await using two = await startTwo({ fixture: 'empty' });
    const { shell, other, otherName } = two;
    const made = new MemorySource();
    const index = made.putIndex({
      'linux/amd64': made.putImage(['one']),
      'linux/arm64': made.putImage(['two'], 'arm64'),
    });
    const sbom = made.putSbom(index);
    const signature = named(made.putImage(['signature'], 'signed'), `${index.digest.replace(':', '-')}.sig`);
    const files = layoutOf(made, [named(index, 'v1'), sbom, signature]);
    await shell.run(`Publish-AcrImage ${await writtenTar(membersOf(files))} team/web:v1 -Referrers | Out-Null`);
    const saved = join(passingFolder('saved'), name);
    await mkdir(join(saved, '..'));
    await shell.run(`Save-AcrImage team/web:v1 -Path ${saved} -Referrers | Out-Null`);
    await shell.run(`Publish-AcrImage ${saved} -RegistryName ${otherName} -Referrers | Out-Null`);
    expect(shell.errors).toEqual([]);
    const bytes = ({ store }: Emulator) =>
      [...(store.repository('team/web')?.manifests.ordered ?? [])]
        .map(each => `${each.digest} ${[...each.tags]}`)
        .toSorted();
    expect(bytes(other)).toHaveLength(5);
    expect(bytes(other)).toEqual(bytes(shell.emulator));
  },
);

test('-Name offers what the images are called in the layout or tar that was named', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const made = new MemorySource();
  const [one, two] = ['one', 'two'].map(each => made.putImage([each]));
  if (!one || !two) throw new Error('two images');
  const files = layoutOf(made, [
    named(one, 'v1', { [NAME]: 'contoso.azurecr.io/team/api:v1' }),
    named(two, 'v2'),
    named(two, `sha256-${one.digest.slice('sha256:'.length)}.sig`),
  ]);
  const { members } = dockerSave([Buffer.from('layer')], ['team/web:1', 'team/web:latest']);
  const offered = async (path: string, typed = '') => {
    const line = `Publish-AcrImage ${path} -Name ${typed}`;
    return (await shell.engine.complete(line, line.length)).candidates.map(each => each.text);
  };
  for (const path of [await written(files), await writtenTar(membersOf(files))]) {
    expect(await offered(path)).toEqual(['contoso.azurecr.io/team/api:v1', 'v2']);
    expect(await offered(path, 'API')).toEqual(['contoso.azurecr.io/team/api:v1']);
  }
  expect(await offered(await writtenTar(members))).toEqual(['team/web:1', 'team/web:latest']);
  expect(await offered('./nowhere')).toEqual([]);
});
