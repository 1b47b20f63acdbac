import { expect, test } from 'vitest';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { sent } from '../../ui/browser/acting/acting.ts';

test('locking sends what is named, and only where it is not so yet', async () => {
  await using shell = await startShell();
  await shell.run('Lock-AcrTag team/api 1.4.2 | Out-Null');
  await shell.run('Lock-AcrTag team/api 1.4.2 | Out-Null');
  await shell.run('Lock-AcrTag team/api 1.4.2 -Delete | Out-Null');
  expect(sent(shell.emulator)).toEqual(['PATCH 200']);
  await shell.run('Lock-AcrTag team/api 1.4.2 -List -Read | Out-Null');
  const changes = shell.emulator.ledger.effects.flatMap(each =>
    each.kind === 'attributes changed' ? [each.attributes] : [],
  );
  expect(changes).toEqual([
    { deleteEnabled: false, writeEnabled: false },
    { listEnabled: false, readEnabled: false },
  ]);
});

test('a lock blocks what Get-AcrLock says, and its commands lift it', async () => {
  await using shell = await startShell();
  await shell.run(
    'Lock-AcrTag team/api 1.4.2 | Out-Null; Lock-AcrManifest team/api -Tag 1.4.2 -Delete -Read | Out-Null',
  );
  await shell.run('Lock-AcrRepository team/api -Write | Out-Null');
  expect(await shell.run('(Get-AcrLock team/api:1.4.2).Blocks')).toEqual([
    'delete manifest',
    'remove tag',
    'push',
    'pull',
  ]);
  for (const line of [
    'Remove-AcrTag team/api 1.4.2',
    'Remove-AcrManifest team/api -Tag 1.4.2',
    'Remove-AcrTag team/api latest',
  ]) {
    await shell.run(`${line} -Confirm:$false`);
  }
  expect(shell.errors).toHaveLength(3);
  expect(shell.emulator.ledger.effects.filter(each => each.kind.endsWith('deleted'))).toEqual([]);
  const commands = await shell.run('(Get-AcrLock team/api:1.4.2).Unlock');
  expect(commands.map(each => each.split(' ')[0])).toEqual([
    'Unlock-AzContainerRegistryTag',
    'Unlock-AzContainerRegistryManifest',
    'Unlock-AzContainerRegistryRepository',
  ]);
  for (const command of commands) await shell.run(`${command} | Out-Null`);
  expect(await shell.run('(Get-AcrLock team/api:1.4.2).Blocks')).toEqual([]);
  await shell.run('Remove-AcrManifest team/api -Tag 1.4.2 -Confirm:$false');
  expect(shell.errors).toHaveLength(3);
});

test('a whole repository’s locks as a table, to be lifted down the pipeline', async () => {
  await using shell = await startShell();
  await shell.run('Lock-AcrTag team/api latest | Out-Null');
  const lines = await shell.run('Get-AcrLock team/api');
  expect(lines.map(each => each.trimEnd())).toEqual([
    '',
    expect.stringMatching(/Repository: .*\/team\/api$/),
    '',
    expect.stringMatching(/^Tag +Manifest +Repository +Digest +Blocks +Tags$/),
    expect.stringMatching(/^-/),
    expect.stringMatching(/^r-l- +rwld +rwld +[0-9a-f]{12} +remove tag, push +latest$/),
    expect.stringMatching(/^ +r-l- +rwld +[0-9a-f]{12} +delete manifest +1\.4\.1$/),
    '',
  ]);
  await shell.run("Get-AcrLock team/api | Where-Object Kind -eq 'Tag' | Unlock-AcrTag | Out-Null");
  await shell.run('Get-AcrLock team/api | Unlock-AcrManifest | Out-Null');
  expect(await shell.run('Get-AcrLock team/api')).toEqual([]);
  expect(shell.errors).toEqual([]);
});

test('tags that fit a pattern, locked or not', async () => {
  await using shell = await startShell();
  expect(await shell.run('(Get-AcrLock team/api 1.4.*).Tags')).toEqual(['1.4.0', '1.4.1', '1.4.2']);
});

test.each([
  'Lock-AcrTag team/api 1.4.2',
  'Unlock-AcrTag team/api 1.4.2',
  'Lock-AcrManifest team/api -Tag 1.4.2',
  'Unlock-AcrManifest team/api -Tag 1.4.1',
  'Lock-AcrRepository team/api',
  'Unlock-AcrRepository team/api',
])('%s asks, says what it would do, and is refused on a read-only connection', async line => {
  await using shell = await startShell({ interactive: true, answers: ['n', 'n', 'n'] });
  await shell.run('Update-AcrTag team/api 1.4.2 -DeleteEnabled $false -Confirm:$false | Out-Null');
  await shell.run('Update-AcrRepository team/api -ListEnabled $false -DeleteEnabled $false -Confirm:$false | Out-Null');
  shell.emulator.ledger.clear();
  const lines = await shell.run(line);
  expect(lines.join('\n')).toMatch(/DeleteEnabled +\w+ → \w+/);
  expect((await shell.run(`${line} -WhatIf`)).join('\n')).toMatch(/What if:/);
  expect(sent(shell.emulator)).toEqual([]);

  await using readOnly = await startShell({ connected: false });
  await readOnly.session.connectEmulator(true, new AbortController().signal);
  await readOnly.run(`${line} -Force`);
  expect(readOnly.errors[0]?.fullyQualifiedErrorId).toMatch(/^ReadOnlyConnection,/);
  expect(sent(readOnly.emulator)).toEqual([]);
});

test('what is protected wants its word for a lock as for any change', async () => {
  const parts = { settings: settingsInMemory({ protectedTags: ['1.4.1', 'latest'] }) };
  await using shell = await startShell({ parts });
  for (const line of ['Lock-AcrTag team/api latest', 'Unlock-AcrManifest team/api -Tag 1.4.1']) {
    await shell.run(`${line} -Confirm:$false`);
  }
  expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual([
    'ConfirmationRequired',
    'ConfirmationRequired',
  ]);
  expect(sent(shell.emulator)).toEqual([]);
  await shell.run('Lock-AcrTag team/api latest -ConfirmName latest | Out-Null');
  expect(sent(shell.emulator)).toEqual(['PATCH 200']);
});

test('a lock can be taken back', async () => {
  await using shell = await startShell();
  await shell.run('Lock-AcrTag team/api 1.4.2 | Out-Null; Undo-AcrChange | Out-Null');
  expect(await shell.run('(Get-AcrLock team/api:1.4.2).Blocks')).toEqual([]);
});

const locked = (shell: TestShell, repository: string) =>
  [...(shell.emulator.store.repository(repository)?.tags.values() ?? [])]
    .filter(each => !each.attributes.deleteEnabled)
    .map(each => each.name)
    .sort();

test('a pattern is one plan: -WhatIf names all, one word is asked for, what is locked already is left alone', async () => {
  await using shell = await startShell({ interactive: true, answers: ['n', 'test/busybox'] });
  await shell.run('Lock-AcrTag test/busybox 1.0 -Confirm:$false | Out-Null');
  const before = locked(shell, 'test/busybox');
  const all = [...(shell.emulator.store.repository('test/busybox')?.tags.values() ?? [])].map(each => each.name).sort();
  shell.emulator.ledger.clear();
  const said = await shell.run('Lock-AcrTag test/busybox * -WhatIf');
  expect(said.filter(each => each.includes('fits *'))).toHaveLength(all.length - before.length);
  await shell.run('Lock-AcrTag test/busybox * | Out-Null');
  expect(sent(shell.emulator)).toEqual([]);
  expect((await shell.run('(Lock-AcrTag test/busybox *).Count')).at(-1)).toBe(String(all.length));
  expect(sent(shell.emulator)).toHaveLength(all.length - before.length);
  expect(locked(shell, 'test/busybox')).toEqual(all);
});

test('of many, what was changed meanwhile is left alone and told, and the rest is done', async () => {
  await using shell = await startShell();
  const repository = shell.emulator.store.repository('team/api');
  const other = repository?.manifests.get(repository.tags.get('1.0.0')?.digest ?? '');
  const move = () => other && repository?.tag('1.4.1', other, shell.emulator.clock.tick());
  shell.emulator.faults.add({ on: { route: 'tags.get', occurrence: 1 }, effect: { kind: 'meanwhile', change: move } });
  const lines = await shell.run('(Lock-AcrTag team/api 1.4* -Confirm:$false).Name');
  expect(lines.slice(-3)).toEqual(['1.4', '1.4.0', '1.4.2']);
  expect(locked(shell, 'team/api')).toEqual(['1.4', '1.4.0', '1.4.2']);
  expect(shell.errors).toHaveLength(1);
});

test('repositories and manifests by pattern', async () => {
  await using shell = await startShell();
  expect(await shell.run('(Lock-AcrRepository test/* -Confirm:$false).ImageName')).toEqual([
    'test/busybox',
    'test/busybox50',
  ]);
  expect(await shell.run('(Unlock-AcrRepository test/* -Write -Confirm:$false).Mode')).toEqual(['rwl-', 'rwl-']);
  const modes = await shell.run('(Lock-AcrManifest team/api -Tag 1.4.* -Confirm:$false).Mode');
  expect(modes).toEqual(['r-l-', 'r-l-', 'r-l-']);
  expect(await shell.run('Lock-AcrTag team/api nothing*')).toEqual(['Nothing fits nothing*: nothing was changed.']);
  expect(await shell.run('Lock-AcrManifest team/api -Tag nothing*')).toEqual([
    'Nothing has a tag that fits nothing*: nothing was changed.',
  ]);
  expect(shell.errors).toEqual([]);
});

test('by pattern, what is protected wants its word as well', async () => {
  const parts = { settings: settingsInMemory({ protectedTags: ['1.4.1'] }) };
  await using shell = await startShell({ parts });
  for (const line of ['Lock-AcrTag team/api 1.4*', 'Unlock-AcrManifest team/api -Tag 1.4*']) {
    await shell.run(`${line} -Confirm:$false`);
  }
  expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual([
    'ConfirmationRequired',
    'ConfirmationRequired',
  ]);
  expect(sent(shell.emulator)).toEqual([]);
});

test('the locks of all repositories, by their names down the pipeline', async () => {
  await using shell = await startShell();
  await shell.run('Lock-AcrTag library/hello-world v1 | Out-Null');
  const locked = await shell.run('Get-AcrRepository | Get-AcrLock | % { "$($_.RepositoryName) $($_.Tags)" }');
  expect(locked).toEqual(expect.arrayContaining(['library/hello-world v1', 'team/api 1.4.1']));
  expect(shell.errors).toEqual([]);
});
