import { expect, test } from 'vitest';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { changed, moveTag, sent, storedRepository } from '../../ui/browser/acting/acting.ts';

const HELLO = 'library/hello-world';

/** Digests, tags and attributes of everything in a repository. */
const contents = ({ emulator }: TestShell, repository = HELLO) => {
  const { manifests, tags } = storedRepository(emulator, repository);
  return {
    manifests: [...manifests.values()]
      .map(({ digest, attributes }) => ({ digest, attributes }))
      .toSorted((a, b) => (a.digest < b.digest ? -1 : 1)),
    tags: [...tags.values()]
      .map(({ name, digest, attributes }) => ({ name, digest, attributes }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
};

const purge = `Invoke-AcrPurge -Filter ${HELLO}:* -Untagged -Force`;
const ids = ({ errors }: TestShell) => errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

test('a run is taken back whole: indexes after what they list, then tags', async () => {
  await using shell = await startShell({ fixture: 'demo' });
  const api = () => structuredClone(contents(shell, 'team/api'));
  const before = api();
  await shell.run('Invoke-AcrPurge -Filter team/api:1* -Untagged -IncludeLocked -Force | Out-Null');
  expect(api().manifests.length).toBeLessThan(before.manifests.length - 5);
  const [row] = await shell.run('Get-AcrJournal | % { "$($_.Id) $($_.Action) $($_.State) $($_.Items)=$($_.Changed)" }');
  expect(row).toMatch(/^1 Run plan done (\d+)=\1$/);
  const lines = await shell.run('Undo-AcrChange -Force | % { "$($_.Id) $($_.Action) $($_.State) $($_.Undoes)" }');
  expect([lines, ids(shell)]).toEqual([['2 Undo run done 1'], []]);
  expect(api()).toEqual(before);
  expect((await shell.run('Undo-AcrChange 1 -Force'))[0]).toContain('has been taken back already, by change 2');
  expect((await shell.run('Undo-AcrChange -Force'))[0]).toContain('There is nothing to undo');
});

test('tags that went with their manifest come back with the attributes that they had', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Update-AcrTag ${HELLO} v1 -ReadEnabled $false | Out-Null; Lock-AcrTag ${HELLO} v2 | Out-Null`);
  const before = structuredClone(contents(shell));
  await shell.run(`${purge} -IncludeLocked | Out-Null`);
  expect(contents(shell)).toEqual({ manifests: [], tags: [] });
  const lines = await shell.run(
    'Get-AcrJournal -Run (Get-AcrJournal | where Action -eq "Run plan").Run | % { Undo-AcrChange -Run $_.Run -Item $_.Item -WhatIf }',
  );
  expect(lines.join('\n')).toContain('switches ReadEnabled off again for the tag v1');
  await shell.run('Undo-AcrChange -Force | Out-Null');
  expect([contents(shell), ids(shell)]).toEqual([before, []]);
});

test('what if names every change, and sends nothing', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`${purge} | Out-Null`);
  const before = sent(shell.emulator).length;
  const lines = await shell.run('Undo-AcrChange -WhatIf');
  expect(lines[0]).toMatch(/Performing the operation "Undo" on target ".*, run .*: \d+ changes"/);
  expect(lines.filter(each => each.includes('Restore manifest')).length).toBe(lines.length - 1);
  expect(sent(shell.emulator)).toHaveLength(before);
});

test('changes are named in the same order, whichever is answered first', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`${purge} | Out-Null`);
  const before = await shell.run('Undo-AcrChange -WhatIf');
  expect(before.length).toBeGreaterThan(2);
  const { promise, resolve } = Promise.withResolvers<void>();
  shell.emulator.faults.add(
    { on: { url: /_manifests\/sha256/ }, effect: { kind: 'stall', until: promise } },
    // the other one has come to its content
    { on: { method: 'HEAD' }, effect: { kind: 'meanwhile', change: () => resolve() } },
  );
  const after = await shell.run('Undo-AcrChange -WhatIf');
  expect(shell.emulator.faults.pending).toEqual([]);
  expect(after).toEqual(before);
});

test('one item of a run comes back alone, also by the pipeline', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const { tags } = structuredClone(contents(shell));
  await shell.run(`$run = Invoke-AcrPurge -Filter ${HELLO}:* -Force; $all = Get-AcrJournal`);
  expect(contents(shell).tags).toEqual([]);
  await shell.run('Get-AcrJournal -Run $all[0].Run | where Target -like "*:v1" | Undo-AcrChange | Out-Null');
  expect(contents(shell).tags).toEqual(tags.filter(each => each.name === 'v1'));
  await shell.run('Get-AcrJournal -Run $all[0].Run | where Target -like "*:v1" | Undo-AcrChange');
  expect(ids(shell)).toEqual(['AlreadyUndone']);
  await shell.run('Undo-AcrChange -Run $all[0].Run -Item 99; Undo-AcrChange -Run 20200101-000000-0000');
  expect(ids(shell).slice(1)).toEqual(['NoSuchChange', 'NoSuchRun']);
});

test('what can no longer be taken back is told, and the rest comes back', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Invoke-AcrPurge -Filter ${HELLO}:v* -Force | Out-Null`);
  moveTag(shell.emulator, HELLO, 'v1', 'latest');
  await shell.run('Undo-AcrChange -Force | Out-Null');
  expect(ids(shell)).toEqual(['TagTaken']);
  expect(contents(shell).tags.map(each => each.name)).toContain('v2');
  expect(storedRepository(shell.emulator, HELLO).tags.get('v1')?.digest).toBe(
    storedRepository(shell.emulator, HELLO).tags.get('latest')?.digest,
  );
});

test('a manifest whose layers are gone cannot come back, and that is said', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Remove-AcrManifest ${HELLO} -Tag v1 -Confirm:$false`);
  shell.emulator.store.blobs.unlinkAll(HELLO);
  const [line] = await shell.run('Undo-AcrChange -WhatIf | Out-Null; Undo-AcrChange');
  expect(line).toContain('What if');
  expect(ids(shell)).toEqual(['ContentGone']);
  expect(sent(shell.emulator)).toEqual(['DELETE 202']);
});

test('changes since a time are taken back together, each thing to what it was first', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const before = structuredClone(contents(shell));
  await shell.run(`
    Update-AcrTag ${HELLO} v2 -ListEnabled $false | Out-Null
    Update-AcrTag ${HELLO} v2 -ListEnabled $true -ReadEnabled $false | Out-Null
    Remove-AcrTag ${HELLO} v2
    Undo-AcrChange | Out-Null
    Update-AcrRepository ${HELLO} -ListEnabled $false | Out-Null
    Update-AcrRepository ${HELLO} -ListEnabled $true | Out-Null
    Remove-AcrTag ${HELLO} v2
    Remove-AcrManifest ${HELLO} -Tag v1 -Confirm:$false
    Undo-AcrChange -Since (Get-Date).AddHours(-1) -Confirm:$false | Out-Null`);
  expect(ids(shell)).toEqual([]);
  expect(contents(shell)).toEqual(before);
  await shell.run('Undo-AcrChange -Since 1h');
  expect(ids(shell)).toEqual(['NothingToUndo']);
});

test('a protected registry wants its name, and a read-only one takes nothing back', async () => {
  const parts = { settings: settingsInMemory({ protectedRegistries: ['demo'] }) };
  await using shell = await startShell({ fixture: 'small', parts });
  await shell.run(`Invoke-AcrPurge -Filter ${HELLO}:v* -Force | Out-Null`);
  const before = changed(shell.emulator).length;
  await shell.run('Undo-AcrChange');
  expect(ids(shell)).toEqual(['ConfirmationRequired']);
  await shell.run('Connect-AzContainerRegistry -Emulator -ReadOnly | Out-Null; Undo-AcrChange -Force');
  expect(ids(shell).at(-1)).toBe('ReadOnlyConnection');
  expect(changed(shell.emulator)).toHaveLength(before);
});

test('the journal tells what is not finished, and what became of each change', async () => {
  await using shell = await startShell({ fixture: 'small' });
  shell.emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'status', status: 403 } });
  await shell.run(`Remove-AcrTag ${HELLO} v1; Remove-AcrTag ${HELLO} v2`);
  expect(await shell.run('Get-AcrJournal | % { "$($_.Id) $($_.Action) $($_.State)" }')).toEqual([
    ' Remove tag no-permission',
    '1 Remove tag deleted',
  ]);
  expect(await shell.run('Get-AcrJournal -Unfinished | % { "$($_.State)" }')).toEqual([]);
  expect(await shell.run('Get-AcrJournal -Since (Get-Date).AddDays(1) | % Id')).toEqual([]);
});

test('what the journal shows as a name can be typed', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run(`Get-AcrTag ${HELLO} v? | New-AcrPlan | Invoke-AcrPlan -Confirm:$false | Out-Null`);
  const [name = ''] = await shell.run('$run = (Get-AcrJournal).Run; "$run/0"');
  expect((await shell.run('Get-AcrJournal -Run $run')).join('\n')).toContain(`${name} `);
  expect(await shell.run(`(Undo-AcrChange ${name}).Target`)).toEqual([expect.stringMatching(/:v[12]$/)]);
  expect(await shell.run(`(Undo-AcrChange ${name.replace(/\/0$/, '')}).Items`)).toEqual(['1']);
  expect(shell.errors).toEqual([]);
});

test('a time that cannot be read says how one is written', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run('Get-AcrJournal -Since lately');
  expect(shell.errors[0]?.exception.message).toContain('write 2h or 1d for so long ago');
});
