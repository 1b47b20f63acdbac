import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingsInMemory } from '../../support/session-parts.ts';
import { type ShellOptions, startShell, type TestShell } from '../../support/shell.ts';
import { sent } from '../../ui/browser/acting/acting.ts';
import { deleting, filed, untagging } from './filed-plan.ts';

const REPOSITORY = 'library/hello-world';

/** A plan that deletes one manifest and takes two tags off another, in a file. */
const somePlan = async (shell: TestShell) =>
  filed(shell, [await deleting(shell, REPOSITORY, 'v1'), ...(await untagging(shell, REPOSITORY, ['v2', 'linux']))]);

const protecting = (settings: Parameters<typeof settingsInMemory>[0], options: ShellOptions = {}) =>
  startShell({ ...options, parts: { settings: settingsInMemory(settings) } });

const ids = ({ errors }: TestShell) => errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

test('a plan is shown by repository, with what it does besides', async () => {
  await using shell = await startShell({ width: 80 });
  const lines = await shell.run(`Import-AcrPlan ${await somePlan(shell)}`);
  expect(lines.join('\n').replaceAll(shell.emulator.loginServer, '[registry]')).toMatchInlineSnapshot(`
    "
        Repository: [registry]/library/hello-world

    Action LastUpdated          Size Digest       Tags                Reason
    ------ -----------          ---- ------       ----                ------
    delete 2024-02-25 10:00   2.0 KB 6ca3d7893d7b {v1}                older than 30d
    untag  2025-08-08 10:00          b979997d1089 v2                  older than 30d
    untag  2025-08-08 10:00          b979997d1089 linux               older than 30d

    Plan     : 20260115-100000-7f3a
    Registry : [registry]
    Made     : 2026-01-15 10:00 UTC
    Rules    : tags pr-* in team/api, older than 30d
    Does     : delete 1 manifest with 1 tag, remove 2 tags
    Frees    : 4.9 KB
    Effects  : leaves 2 manifests without a parent
    Keeps    : 3: locked
    "
  `);
});

test('what if says the whole of it and sends nothing', async () => {
  await using shell = await startShell();
  const lines = await shell.run(`Import-AcrPlan ${await somePlan(shell)} | Invoke-AcrPlan -WhatIf`);
  expect(lines.join('\n').replaceAll(shell.emulator.loginServer, '[registry]')).toMatchInlineSnapshot(`
    "What if: Performing the operation "Delete 1 manifest with 1 tag, remove 2 tags" on target "[registry]/library/hello-world".
      delete 6ca3d7893d7b {v1}: older than 30d
      untag b979997d1089 v2: older than 30d
      untag b979997d1089 linux: older than 30d
      leaves 2 manifests without a parent
      frees about 4.9 KB now; other layers are still in use
      keeps 3: locked"
  `);
  expect(sent(shell.emulator)).toEqual([]);
});

test('it is carried out after one question, exactly', async () => {
  await using shell = await startShell({ interactive: true, answers: ['n', 'y'] });
  const path = await somePlan(shell);
  const count = `Import-AcrPlan ${path} | Invoke-AcrPlan | ForEach-Object { "$($_.Deleted) of $($_.Total)" }`;
  expect((await shell.run(count)).at(-1)).toContain('(default is "N"): n');
  expect(sent(shell.emulator)).toEqual([]);
  expect((await shell.run(count)).at(-1)).toBe('3 of 3');
  expect(sent(shell.emulator)).toEqual(['DELETE 202', 'DELETE 202', 'DELETE 202']);
  expect(await shell.run(`(Get-AcrTag ${REPOSITORY}).Name`)).toEqual(['latest']);
});

test('the report adds up, and says what was left and why', async () => {
  await using shell = await startShell({ width: 80 });
  const path = await somePlan(shell);
  await shell.run(`Update-AcrTag ${REPOSITORY} v2 -DeleteEnabled $false | Out-Null`);
  await shell.run(`Remove-AcrTag ${REPOSITORY} linux -Confirm:$false`);
  const lines = await shell.run(`$run = Import-AcrPlan ${path} | Invoke-AcrPlan -Confirm:$false; $run`);
  const text = lines.join('\n').replaceAll(shell.emulator.loginServer, '[registry]');
  expect(text.replace(/\d{8}-\d{6}-[0-9a-f]{4}/, '[run]')).toMatchInlineSnapshot(`
    "Invoke-AzContainerRegistryPlan: 1 item was locked and was left alone. library/hello-world:v2 is locked: DeleteEnabled is False.
      Recommendation: Unlock-AzContainerRegistryTag -RegistryName demo -RepositoryName library/hello-world -Name v2

        Repository: [registry]/library/hello-world

    Status            Digest       Tags                 Reason
    ------            ------       ----                 ------
    locked-skipped    b979997d1089 v2                   library/hello-world:v2 is
                                                        locked: DeleteEnabled is
                                                        False.

    Run           : [run]
    Registry      : [registry]
    Deleted       : 1
    AlreadyAbsent : 1
    LockedSkipped : 1
    Total         : 3
    Freed         : 4.9 KB
    "
  `);
  expect(await shell.run('$run.Items.Status')).toEqual(['deleted', 'locked-skipped', 'already-absent']);
});

test('many items want a word, in a script a flag', async () => {
  await using shell = await startShell();
  const names = await shell.run('(Get-AcrTag test/busybox -First 21).Name');
  const path = filed(shell, await untagging(shell, 'test/busybox', names));
  await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -Confirm:$false`);
  expect(ids(shell)).toEqual(['ConfirmationRequired']);
  expect(shell.errors[0]?.recommendation).toBe('Invoke-AzContainerRegistryPlan … -Force or -ConfirmName test/busybox');
  expect(sent(shell.emulator)).toEqual([]);
  await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -ConfirmName test/busybox | Out-Null`);
  expect(sent(shell.emulator)).toHaveLength(21);
});

test('several repositories want the name of the registry', async () => {
  await using shell = await protecting({ protectedTags: ['v2'] }, { interactive: true, answers: ['demo'] });
  const path = filed(shell, [
    ...(await untagging(shell, REPOSITORY, ['v2'])),
    ...(await untagging(shell, 'team/api', ['1.4.0'])),
  ]);
  const lines = await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan | Out-Null`);
  expect(lines.slice(-2)).toEqual([
    '  v2 is a protected tag',
    'Type demo to remove 2 tags, or press Enter to change nothing: demo',
  ]);
  expect(sent(shell.emulator)).toEqual(['DELETE 202', 'DELETE 202']);
});

describe('what is refused before anything is asked', () => {
  test('a read-only connection', async () => {
    await using shell = await startShell();
    const path = await somePlan(shell);
    await shell.session.connectEmulator(true, new AbortController().signal);
    await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan`);
    expect(ids(shell)).toEqual(['ReadOnlyConnection']);
  });

  test('one that became read-only after the plan was made, also where it is protected and -Force is given', async () => {
    await using shell = await protecting({ protectedTags: ['v*'] }, { interactive: true, answers: [] });
    await shell.run(`$plan = Import-AcrPlan ${await somePlan(shell)}`);
    await shell.session.connectEmulator(true, new AbortController().signal);
    await shell.run('$plan | Invoke-AcrPlan');
    await shell.run('$plan | Invoke-AcrPlan -Force');
    expect(ids(shell)).toEqual(['ReadOnlyConnection', 'ReadOnlyConnection']);
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('in a script, a plan from a file with a protected tag that nobody has confirmed', async () => {
    await using shell = await protecting({ protectedTags: ['v2'] });
    const path = await somePlan(shell);
    const lines = await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -Confirm:$false`);
    expect(ids(shell)).toEqual(['ConfirmationRequired']);
    expect(lines.join('\n')).toContain(`in ${shell.emulator.loginServer}/${REPOSITORY}: this needs a confirmation`);
    expect(sent(shell.emulator)).toEqual([]);
    await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -ConfirmName ${REPOSITORY} | Out-Null`);
    expect(sent(shell.emulator)).toEqual(['DELETE 202', 'DELETE 202', 'DELETE 202']);
  });

  test('a plan of a registry that is not connected', async () => {
    await using shell = await startShell();
    const path = filed(shell, await untagging(shell, REPOSITORY, ['v2']), { server: 'contoso.azurecr.io' });
    await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan`);
    expect(shell.errors[0]?.exception.message).toMatch(/^The registry 'contoso.azurecr.io' is not connected/);
  });

  test('another registry than that of the plan', async () => {
    await using shell = await startShell();
    const path = filed(shell, await untagging(shell, REPOSITORY, ['v2']), { server: 'contoso.azurecr.io' });
    await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -RegistryName demo`);
    expect(ids(shell)).toEqual(['PlanOfAnotherRegistry']);
  });

  test('what is no plan', async () => {
    await using shell = await startShell();
    const path = await somePlan(shell);
    await shell.run(`Invoke-AcrPlan ${path}`);
    expect(shell.errors[0]?.exception.message).toBe(
      "Cannot bind parameter 'Plan'. This is no plan. New-AzContainerRegistryPlan makes one, and Import-AzContainerRegistryPlan reads one from a file.",
    );
  });
});

describe('files', () => {
  test('an item is taken out with its line', async () => {
    await using shell = await startShell();
    const path = await somePlan(shell);
    const kept = readFileSync(path, 'utf8').replace(/\n.*"tag":"v2".*/, '');
    writeFileSync(path, kept);
    expect(await shell.run(`(Import-AcrPlan ${path} -Verbose).Items.Count`)).toEqual([
      'VERBOSE: 1 item of the plan was taken out of the file.',
      '2',
    ]);
    await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -Confirm:$false | Out-Null`);
    expect(await shell.run(`(Get-AcrTag ${REPOSITORY}).Name -join ' '`)).toEqual(['latest v2']);
  });

  test('what was edited is refused, and where', async () => {
    await using shell = await startShell();
    const path = await somePlan(shell);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"tag":"v2"', '"tag":"latest"'));
    await shell.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -Force`);
    expect(shell.errors[0]?.exception.message).toBe(
      `${path}: items[1]: ${REPOSITORY}:latest was changed since the plan was made`,
    );
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('a plan goes to a file and comes back', async () => {
    await using shell = await startShell();
    const path = await somePlan(shell);
    await shell.run(`Import-AcrPlan ${path} | Export-AcrPlan ${path}.again`);
    expect(readFileSync(`${path}.again`, 'utf8')).toBe(readFileSync(path, 'utf8'));
    await shell.run(`Import-AcrPlan ${path} | Export-AcrPlan ${path} -NoClobber`);
    expect(ids(shell)).toHaveLength(1);
    await shell.run(`$p = Import-AcrPlan ${path}; $p, $p | Export-AcrPlan ${path}.two`);
    expect(ids(shell)[1]).toBe('SeveralPlans');
  });
});

test('a question names a dozen tags of an image, what if all of them', async () => {
  await using shell = await startShell({ interactive: true, answers: ['n'] });
  const line = "Invoke-AcrPurge 'load/many:/^build-0000([0-4]|50)/' -Untagged -Ago 1d";
  const [asked, told] = [await shell.run(line), await shell.run(`${line} -WhatIf`)];
  const itemIn = (lines: readonly string[]) => lines.find(each => each.startsWith('  delete ')) ?? '';
  expect(itemIn(asked)).toMatch(/\{(?:build-\d+, ){11}build-\d+ and \d+ more\}/);
  expect(itemIn(told)).not.toContain('more');
  expect(itemIn(told).split(', ').length).toBeGreaterThan(12);
});
