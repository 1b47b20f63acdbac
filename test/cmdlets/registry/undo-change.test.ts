import { expect, test } from 'vitest';
import { carryOut, gatherChanges } from '../../../src/ui/browser/acting/change-run.ts';
import { undoLine } from '../../../src/ui/browser/acting/command-lines.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell } from '../../support/shell.ts';
import { changed, moveTag, sent, storedTag } from '../../ui/browser/acting/acting.ts';

const never = new AbortController().signal;
const HELLO = 'library/hello-world';

test('the last change goes back, then the one before, and then nothing is left', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Update-AcrTag ${HELLO} v1 -ListEnabled $false | Out-Null`);
  await shell.run(`Remove-AcrTag ${HELLO} v2`);
  expect(await shell.run('Undo-AcrChange | % { "$($_.Id) $($_.Action) $($_.Undoes)" }')).toEqual(['3 Restore tag 2']);
  expect(await shell.run('Undo-AcrChange | % { "$($_.Id) $($_.Action) $($_.Undoes)" }')).toEqual([
    '4 Update attributes 1',
  ]);
  expect(storedTag(shell.emulator, HELLO, 'v1').attributes.listEnabled).toBe(true);
  expect((await shell.run('Undo-AcrChange'))[0]).toContain('There is nothing to undo in this session');
  await shell.run('Undo-AcrChange -Redo | Out-Null');
  expect(storedTag(shell.emulator, HELLO, 'v1').attributes.listEnabled).toBe(false);
  expect(changed(shell.emulator)).toEqual([
    expect.stringContaining('attributes changed'),
    'tag deleted v2',
    'manifest pushed v2',
    expect.stringContaining('attributes changed'),
    expect.stringContaining('attributes changed'),
  ]);
});

test('a change is chosen by its number, once', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Remove-AcrTag ${HELLO} v1; Remove-AcrTag ${HELLO} v2`);
  await shell.run('Undo-AcrChange 1 | Out-Null');
  expect(changed(shell.emulator).at(-1)).toBe('manifest pushed v1');
  await shell.run('Undo-AcrChange 1; Undo-AcrChange 9');
  expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual(['AlreadyUndone', 'NoSuchChange']);
  expect(shell.errors[0]?.recommendation).toBe('To make it again: Undo-AzContainerRegistryChange -Id 3');
  await shell.run(
    'Get-AcrJournal | where Action -eq "Remove tag" | where UndoneBy -eq $null | Undo-AcrChange | Out-Null',
  );
  expect(changed(shell.emulator).at(-1)).toBe('manifest pushed v2');
});

test('the numbers of what can be taken back are offered, newest first', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Remove-AcrTag ${HELLO} v1; Remove-AcrTag ${HELLO} v2; Undo-AcrChange | Out-Null`);
  const line = 'Undo-AcrChange -Id ';
  const { candidates } = await shell.engine.complete(line, line.length);
  expect(candidates.map(each => [each.text, each.tooltip])).toEqual([
    ['3', expect.stringContaining('Restore tag')],
    ['1', expect.stringContaining(':v1')],
  ]);
});

test('-WhatIf and a no send nothing, and change nothing about what is next', async () => {
  await using shell = await startShell({ fixture: 'small', interactive: true, answers: ['y', 'n', 'y'] });
  await shell.run(`Remove-AcrTag ${HELLO} v1`);
  await shell.run('Undo-AcrChange -WhatIf');
  await shell.run('Undo-AcrChange');
  expect(sent(shell.emulator)).toEqual(['DELETE 202']);
  await shell.run('Undo-AcrChange | Out-Null');
  expect(sent(shell.emulator)).toEqual(['DELETE 202', 'PUT 201']);
});

test('a tag that somebody has taken is refused, with the reason', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Remove-AcrTag ${HELLO} v1`);
  moveTag(shell.emulator, HELLO, 'v1', 'v2');
  const lines = await shell.run('Undo-AcrChange');
  expect(lines.join('\n')).toMatch(/:v1 exists again and points to [0-9a-f]{12}; it was left alone\./);
  expect(await shell.run('Undo-AcrChange -WhatIf')).toContainEqual(expect.stringContaining('would fail: '));
  expect(sent(shell.emulator)).toEqual(['DELETE 202']);
});

test('a read-only connection takes nothing back, and a protected one wants its name', async () => {
  const parts = { settings: settingsInMemory({ protectedRegistries: ['demo'] }) };
  await using shell = await startShell({ fixture: 'small', parts });
  await shell.run(`Remove-AcrTag ${HELLO} v1 -ConfirmName demo`);
  await shell.run('Undo-AcrChange');
  expect(shell.errors[0]?.recommendation).toContain('-ConfirmName demo');
  await shell.run('Undo-AcrChange -Force | Out-Null');
  expect(sent(shell.emulator)).toEqual(['DELETE 202', 'PUT 201']);
  await shell.session.connectEmulator(true, never);
  await shell.run('Undo-AcrChange -Redo -Force');
  expect(shell.errors.at(-1)?.fullyQualifiedErrorId).toContain('ReadOnlyConnection');
});

test('the browser shows an undo before it is sent, as any change', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Remove-AcrTag ${HELLO} v1`);
  const subject = { kind: 'registry', registry: 'demo' } as const;
  const gathered = await gatherChanges(shell.engine, [{ subject, line: undoLine('undo') }], { signal: never });
  expect(gathered[0]?.change).toMatchObject({ action: 'Restore tag', grade: 'mild' });
  expect(sent(shell.emulator)).toEqual(['DELETE 202']);
  expect(await carryOut(gathered, { signal: never })).toMatchObject([{ state: 'done' }]);
  expect(sent(shell.emulator)).toEqual(['DELETE 202', 'PUT 201']);
});
