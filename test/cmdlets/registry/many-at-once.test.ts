import { describe, expect, test } from 'vitest';
import { tags } from '../../../src/emulator/fixtures/many-tags.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { type ShellOptions, startShell, type TestShell } from '../../support/shell.ts';

const shellOf = (count: number, options: ShellOptions = {}) => startShell({ fixture: tags(count), ...options });

const removed = ({ emulator }: TestShell) => emulator.ledger.effects.filter(each => each.kind === 'tag deleted').length;

/** Deletions that reached the registry. */
const asked = ({ emulator }: TestShell) => emulator.ledger.entries.filter(each => each.method === 'DELETE').length;

describe('a pipeline about which nobody is asked', () => {
  test.each(['-Force', '-Confirm:$false', ''])('removes everything with %s', async flag => {
    await using shell = await shellOf(120);
    await shell.run(`Get-AcrTag load/many | Remove-AcrTag ${flag}`);
    expect(shell.errors).toEqual([]);
    expect([removed(shell), asked(shell)]).toEqual([120, 120]);
  });

  test('says and emits in the order of the input', async () => {
    await using shell = await shellOf(60);
    const names = await shell.run('(Get-AcrTag load/many).Name');
    expect(await shell.run('(Get-AcrTag load/many | Update-AcrTag -ReadEnabled $false).Name')).toEqual(names);
    const said = await shell.run('Get-AcrTag load/many -First 60 | Remove-AcrTag -Verbose -Confirm:$false');
    const order = said.flatMap(each => /Removed the tag load\/many:(\S+);/.exec(each)?.[1] ?? []);
    expect(order).toEqual(names);
  });

  test('fails for each as it would alone, and the others go on', async () => {
    await using shell = await shellOf(60);
    await shell.run(
      "Update-AcrTag load/many build-000007 -DeleteEnabled $false | Out-Null; 'build-000001', 'build-000007', 'none', 'build-000009', '?' | ForEach-Object { [pscustomobject]@{ RepositoryName = 'load/many'; Name = $_ } } | Set-Variable given",
    );
    await shell.run('@($given) | Remove-AcrTag -Confirm:$false');
    expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual([
      'TagLocked',
      'TagNotFound',
      'InvalidReference',
    ]);
    expect(removed(shell)).toBe(2);
  });

  test('stops at the first failure where that is wanted', async () => {
    await using shell = await shellOf(60);
    await shell.run('Update-AcrTag load/many build-000003 -DeleteEnabled $false | Out-Null');
    await shell.run('Get-AcrTag load/many | Remove-AcrTag -Confirm:$false -ErrorAction Stop');
    expect(removed(shell)).toBe(2);
  });

  test('sends nothing after it was stopped', async () => {
    await using shell = await shellOf(200);
    const stop = new AbortController();
    let sending = 0;
    shell.host.sending = () => {
      sending++;
      if (sending === 40) stop.abort();
    };
    await shell.engine.run('Get-AcrTag load/many | Remove-AcrTag -Force', stop.signal);
    expect(asked(shell)).toBeLessThanOrEqual(40);
    expect(removed(shell)).toBe(asked(shell));
  });
});

describe('questions come one after the other', () => {
  test('and Yes to All ends them', async () => {
    await using shell = await shellOf(60, { interactive: true, answers: ['n', 'a'] });
    await shell.run('Get-AcrTag load/many | Remove-AcrTag');
    expect(removed(shell)).toBe(59);
  });

  test('and a protected tag in the midst wants its word', async () => {
    await using shell = await shellOf(60, {
      interactive: true,
      answers: ['no', 'build-000041'],
      parts: { settings: settingsInMemory({ protectedTags: ['build-000040', 'build-000041'] }) },
    });
    await shell.run('Get-AcrTag load/many | Remove-AcrTag -Force');
    expect(await shell.run('(Get-AcrTag load/many).Name')).toEqual(['build-000040']);
  });
});
