import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { acrsh } from './acrsh.ts';

const HELLO = 'library/hello-world';

test('what one program has deleted, another one that is started later takes back', async () => {
  const emulator = await startEmulator({ fixture: 'small' });
  const { username, password } = emulator.credentials.admin;
  const home = mkdtempSync(join(tmpdir(), 'acrsh-undo-'));
  const env = { ACRSH_USERNAME: username, ACRSH_PASSWORD: password, ACRSH_HOME: home };
  const run = (line: string) => acrsh(['-Registry', emulator.loginServer, '-c', line], { env });
  const contents = async () =>
    (await run(`Get-AcrManifest ${HELLO} | sort Digest | % { "$($_.Digest) $($_.Tags)" }`)).stdout;
  try {
    const before = await contents();
    expect(before.split('\n').length).toBeGreaterThan(2);
    expect(await run(`Invoke-AcrPurge -Filter ${HELLO}:v* -Untagged -Force | Out-Null`)).toMatchObject({ code: 0 });
    expect(await run(`Remove-AcrTag ${HELLO} latest -Force`)).toMatchObject({ code: 0 });
    expect(await contents()).not.toBe(before);
    expect((await run('Get-AcrJournal; Undo-AcrChange')).stderr).toContain('There is nothing to undo in this session');
    const listed = await run('Get-AcrJournal -All | % { "$($_.Action) $($_.State)" }');
    expect(listed.stdout).toBe('Run plan done\nRemove tag deleted\n');
    const undone = await run('Get-AcrJournal -All | Undo-AcrChange -Force | % Action');
    expect(undone).toMatchObject({ code: 0, stderr: '', stdout: 'Undo run\nRestore tag\n' });
    expect(await contents()).toBe(before);
    const again = await run('Get-AcrJournal -All | where Undoes -eq $null | % { $_.UndoneBy -ne $null }');
    expect(again.stdout).toBe('True\nTrue\n');
  } finally {
    await emulator.close();
  }
}, 120_000);
