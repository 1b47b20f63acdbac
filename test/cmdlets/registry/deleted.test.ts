import { expect, test } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { settled, texts } from '../../engine/completion/completing.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { type ShellOptions, startShell, type TestShell } from '../../support/shell.ts';

const keeping = (options: ShellOptions = {}) => startShell({ fixture: 'soft delete', ...options });

const restores = ({ emulator }: TestShell) =>
  emulator.ledger.effects.flatMap(each => (each.kind === 'manifest restored' ? [each.tag] : []));
const digestIn = ({ emulator }: TestShell, repository: string, tag: string) =>
  emulator.store.repository(repository)?.tags.get(tag)?.digest ?? '';

test('tables say when it was deleted and what it was', async () => {
  await using shell = await keeping();
  await shell.run('Remove-AcrManifest library/hello-world -Tag v2 -Confirm:$false');
  const lines = await shell.run('Get-AcrDeletedManifest library/hello-world');
  expect(lines.map(each => each.trimEnd())).toEqual([
    '',
    expect.stringMatching(/^ +Repository: .*\/library\/hello-world$/),
    '',
    'DeletedTime      CreatedTime      Digest       Tags',
    '-----------      -----------      ------       ----',
    expect.stringMatching(/^2026-01-15 10:00 .* [0-9a-f]{12} latest, linux, v2$/),
    '',
  ]);
});

test('deleted tags go down the pipeline to be restored, with -WhatIf first', async () => {
  await using shell = await keeping();
  await shell.run("'1.4.0','1.4.1' | ForEach-Object { Remove-AcrTag team/api $_ -Confirm:$false }");
  const said = await shell.run('Get-AcrDeletedTag team/api | Restore-AcrManifest -WhatIf');
  expect(said.filter(each => each.startsWith('What if: Performing'))).toHaveLength(2);
  expect(restores(shell)).toEqual([]);
  await shell.run('Get-AcrDeletedTag team/api | Restore-AcrManifest | Out-Null');
  expect(restores(shell)).toEqual(['1.4.0', '1.4.1']);
  expect(shell.errors).toEqual([]);
});

test('by tag comes back what the tag pointed to last', async () => {
  await using shell = await keeping();
  const [v1, v2] = ['v1', 'v2'].map(each => digestIn(shell, 'library/hello-world', each));
  await shell.run('Remove-AcrTag library/hello-world v1 -Confirm:$false');
  await shell.run(`Restore-AcrManifest library/hello-world v1 -Manifest ${v2} | Out-Null`);
  expect(digestIn(shell, 'library/hello-world', 'v1')).toBe(v2);
  shell.emulator.clock.advance(60_000);
  await shell.run('Remove-AcrTag library/hello-world v1 -Confirm:$false');
  await shell.run('Restore-AcrManifest library/hello-world:v1 | Out-Null');
  expect(digestIn(shell, 'library/hello-world', 'v1')).toBe(v2);
  await shell.run(`Restore-AcrManifest library/hello-world v1 -Manifest ${v1} -Force | Out-Null`);
  expect(digestIn(shell, 'library/hello-world', 'v1')).toBe(v1);
});

test('the beginning of a digest will do for a person', async () => {
  await using shell = await keeping({ interactive: true, answers: ['y', 'y', 'y'] });
  const digest = digestIn(shell, 'library/hello-world', 'v1');
  await shell.run('Remove-AcrManifest library/hello-world -Tag v1 -Confirm:$false');
  await shell.run(`Restore-AcrManifest library/hello-world -Manifest ${digest.slice(7, 19)} | Out-Null`);
  expect(digestIn(shell, 'library/hello-world', 'v1')).toBe(digest);
});

test('an index comes back alone, and what it lists is told', async () => {
  await using shell = await keeping();
  const index = digestIn(shell, 'team/api', '1.4.2');
  const children = shell.emulator.store.repository('team/api')?.manifests.get(index)?.facts.references ?? [];
  const platform = children[0]?.digest;
  await shell.run('Remove-AcrManifest team/api -Tag 1.4.2 -Confirm:$false');
  await shell.run(`Remove-AcrManifest team/api -Manifest ${platform} -Confirm:$false`);
  expect(shell.errors).toEqual([]);
  const lines = await shell.run(`Restore-AcrManifest team/api 1.4.2 -Manifest ${index} | Out-Null`);
  expect(lines.join('\n')).toMatch(new RegExp(`lists a manifest that is still deleted: ${platform}`));
  expect(await shell.run(`(Restore-AcrManifest team/api -Manifest ${platform}).Tags.Count`)).toEqual(['0']);
  expect(shell.emulator.store.repository('team/api')?.manifests.get(platform ?? '')?.tags.size).toBe(0);
});

test.each([
  ['Restore-AcrManifest team/api', 'MissingManifest'],
  ['Restore-AcrManifest team/api nothere', 'TagNotFound'],
  [`Restore-AcrManifest team/api -Manifest sha256:${'0'.repeat(64)}`, 'ManifestGone'],
  [`Restore-AcrManifest team/api x -Manifest sha256:${'0'.repeat(64)}`, 'ManifestGone'],
  ['Restore-AcrManifest team/api x -Manifest sha256:12', 'InvalidReference'],
])('%s: %s', async (line, id) => {
  await using shell = await keeping();
  await shell.run(line);
  expect(shell.errors[0]?.fullyQualifiedErrorId).toBe(`${id},Restore-AzContainerRegistryManifest`);
  expect(shell.errors[0]?.recommendation).not.toBe('');
});

test('what is there and has lost no tag is said to be there', async () => {
  await using shell = await keeping();
  await shell.run(`Restore-AcrManifest team/api -Manifest ${digestIn(shell, 'team/api', '1.4.2')}`);
  expect(shell.errors[0]?.fullyQualifiedErrorId).toBe('BackAlready,Restore-AzContainerRegistryManifest');
});

test('deleted tags and digests are offered, the latest first', async () => {
  await using shell = await keeping();
  for (const tag of ['1.0.0', '1.0.1']) {
    await shell.run(`Remove-AcrTag team/api ${tag} -Confirm:$false`);
    shell.emulator.clock.advance(60_000);
  }
  const digest = digestIn(shell, 'team/api', '1.2.0');
  await shell.run('Remove-AcrManifest team/api -Tag 1.2.0 -Confirm:$false');
  expect(texts(await settled(shell, 'Restore-AcrManifest team/api 1'))).toEqual(['1.2.0', '1.0.1', '1.0.0']);
  expect(texts(await settled(shell, 'Get-AcrDeletedTag team/api -Name 1.0'))).toEqual(['1.0.1', '1.0.0']);
  expect(texts(await settled(shell, `Restore-AcrManifest team/api -Manifest ${digest.slice(7, 13)}`))).toEqual([
    digest,
  ]);
  await using off = await startShell();
  expect(texts(await settled(off, 'Restore-AcrManifest team/api 1'))).toEqual([]);
});

test('without the policy each says that it is off and how it is turned on', async () => {
  await using shell = await startShell();
  for (const line of [
    'Get-AcrDeletedRepository',
    'Get-AcrDeletedManifest team/api',
    'Get-AcrDeletedTag team/api',
    'Restore-AcrManifest team/api:1.4',
  ]) {
    const lines = await shell.run(line);
    expect(lines.join('\n')).toMatch(/no soft delete policy, or that is off\n.*az acr config soft-delete update/);
  }
  expect(shell.errors).toHaveLength(4);
});

test('a person who sees nothing is told why', async () => {
  await using shell = await keeping({ interactive: true });
  expect((await shell.run('Get-AcrDeletedRepository')).join('\n')).toMatch(/^WARNING: Nothing of it is kept/);
  await using script = await keeping();
  expect(await script.run('Get-AcrDeletedRepository')).toEqual([]);
});

test('a read-only connection lists and restores nothing', async () => {
  await using shell = await keeping({ connected: false });
  await shell.session.connectEmulator(true, new AbortController().signal);
  expect(shell.session).toBeInstanceOf(Session);
  expect(await shell.run('Get-AcrDeletedRepository')).toEqual([]);
  await shell.run('Restore-AcrManifest team/api:1.4');
  expect(shell.errors[0]?.fullyQualifiedErrorId).toBe('ReadOnlyConnection,Restore-AzContainerRegistryManifest');
  expect(shell.emulator.ledger.entries.some(each => each.route === 'deleted.restore')).toBe(false);
});

test('a protected tag is not moved without its word', async () => {
  const line = 'Restore-AcrManifest library/hello-world latest';
  const settings = settingsInMemory({ protectedTags: ['latest'] });
  await using shell = await keeping({ parts: { settings } });
  const v1 = digestIn(shell, 'library/hello-world', 'v1');
  await shell.run(`${line} -Manifest ${v1} -Confirm:$false`);
  expect(shell.errors[0]?.fullyQualifiedErrorId).toMatch(/^TagTaken/);
  await shell.run(`${line} -Manifest ${v1} -Force -WhatIf`);
  await shell.run(`${line} -Manifest ${v1} -Force -ConfirmName other`);
  expect(restores(shell)).toEqual([]);
  await shell.run(`${line} -Manifest ${v1} -Force -ConfirmName latest | Out-Null`);
  expect(restores(shell)).toEqual(['latest']);
});

test('a whole repository comes back down the pipeline, what refers to something in a second run at the latest', async () => {
  await using shell = await keeping();
  const stored = () => shell.emulator.store.repository('team/api');
  const tagsBefore = [...(stored()?.tags.values() ?? [])].map(each => `${each.name} ${each.digest}`).sort();
  const digestsBefore = [...(stored()?.manifests.values() ?? [])].map(each => each.digest).sort();
  await shell.run('Get-AcrLock team/api | Unlock-AcrManifest | Out-Null');
  await shell.run('Remove-AcrRepository team/api -Force | Out-Null');
  expect(stored()).toBeUndefined();
  const line = 'Get-AcrDeletedManifest team/api | Restore-AcrManifest | Out-Null';
  await shell.run(line);
  await shell.run(line);
  expect([...(stored()?.manifests.values() ?? [])].map(each => each.digest).sort()).toEqual(digestsBefore);
  expect([...(stored()?.tags.values() ?? [])].map(each => `${each.name} ${each.digest}`).sort()).toEqual(tagsBefore);
});
