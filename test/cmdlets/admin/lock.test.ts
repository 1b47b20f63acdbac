import { expect, test } from 'vitest';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell } from '../../support/shell.ts';
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
