import { expect, onTestFinished, test } from 'vitest';
import { openTerminal, type TerminalSession } from '../support/screen.ts';
import { environment, launcher } from './acrsh.ts';

/** The built program on a terminal of 80 by 24. */
function open(...args: readonly string[]): TerminalSession {
  const { ACRSH_HOME = '' } = environment();
  const session = openTerminal({
    file: process.execPath,
    args: [launcher, '-NoLogo', '-Emulator', ...args],
    env: { ACRSH_HOME },
  });
  onTestFinished(() => session.kill('SIGKILL'));
  return session;
}

async function start(): Promise<TerminalSession> {
  const session = open();
  await session.until('PS demo:/>');
  return session;
}

const f1 = '\x1bOP';
const altH = '\x1bh';
const isPrompt = (rows: readonly string[]) => rows.findLast(each => each !== '') === 'PS demo:/>';

test('help reads in the pager what is taller than the screen, and leaves no trace', async () => {
  const session = await start();
  session.type('help Get-AcrTag -Full\r');
  await session.until(/lines 1-22\/\d+ /);
  expect(session.alternateScreen).toBe(true);
  session.type('/-orderby\r');
  await session.until(
    rows => rows[0]?.trim() === '[-RegistryName <String>] [-Digest <String>] [-First <Int32>] [-OrderBy',
  );
  session.type('n');
  await session.until(rows => rows[0]?.trim() === '-OrderBy <String>');
  session.type('q');
  await session.until(isPrompt);
  expect(session.alternateScreen).toBe(false);
  expect(session.lines().join('\n')).not.toContain('PARAMETERS');
});

test('Get-Help writes into the transcript, help what fits the screen as well', async () => {
  const session = await start();
  session.type('man Clear-Host -Examples\r');
  await session.until('Start over with an empty screen');
  await session.until(isPrompt);
  session.type('Get-Help Get-AcrTag -Full\r');
  await session.until('RELATED LINKS');
  expect(session.bytes()).not.toContain('\x1b[?1049h');
});

test('F1 opens the help of the command at the parameter under the cursor; the line is kept', async () => {
  const session = await start();
  session.type('Update-AcrTag team/api 1.4 -Delete');
  await session.until('-Delete');
  session.type(f1);
  await session.until(rows => rows[0] === '    -DeleteEnabled <Boolean>');
  session.type('g');
  await session.until('Update-AzContainerRegistryTag');
  session.type('q');
  await session.until('PS demo:/> Update-AcrTag team/api 1.4 -Delete');
  expect(session.alternateScreen).toBe(false);
});

test('Alt+H tells about the parameter under the line until the next key', async () => {
  const session = await start();
  session.type(`Update-AcrTag -DeleteEnabled${altH}`);
  await session.until('DESC: False blocks deleting it.');
  expect(session.rows()).toContain('-DeleteEnabled <Boolean>');
  expect(session.rows().join(' ')).toContain('Default Value: (unchanged), Pipeline Input:');
  session.type(' ');
  await session.until(rows => !rows.join('\n').includes('DESC'));
});

test('-Command pages nothing, even on a terminal', async () => {
  const session = open('-Command', 'help Get-AcrTag -Full; Get-Help about_Keys | Out-Host -Paging');
  await session.exited;
  expect(session.lines()).toContain('RELATED LINKS');
  expect(session.lines()).toContain('    about_Keys');
  expect(session.bytes()).not.toContain('\x1b[?1049h');
});
