import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { sitDown } from './sitting.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterAll(() => emulator.close());

test('what fails in front of the browser is told in it, keeps the rows that came, and is thrown when it closes', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type(
    'try { 1..3 | ForEach-Object { if ($_ -eq 3) { throw "too many" }; $_ } | Show-Browser } catch { "caught: $_" }\r',
  );
  await terminal.until('[PARTIAL]');
  await terminal.until('too many');
  terminal.type(' R');
  await terminal.until(rows => rows.some(row => row.startsWith(' * 1')) && rows.join('\n').includes('[PARTIAL]'));
  expect(terminal.rows().filter(row => /^[> ][ *] \d$/.test(row))).toHaveLength(2);
  terminal.type('Q');
  await terminal.until(/^caught: too many$/m);
});

test('what fails before anything has come opens no browser; exit in front of it ends the shell with its code', async () => {
  const { terminal, enter } = await sitDown({ emulator });
  await enter('Get-AcrTag nothing/here -ErrorAction Stop | Show-Browser', 'no repository nothing/here');
  terminal.type('1..3 | ForEach-Object { $_; exit 3 } | Show-Browser\r');
  expect(await terminal.exited).toMatchObject({ code: 3 });
  expect(terminal.lines().join('\n')).not.toContain('internal error');
});

test('of two browsers in a pipeline the first comes first, and what is marked in it is what the other shows', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type('"one", "two" | Show-Browser -PassThru | Show-Browser -PassThru | ForEach-Object { "kept $_" }\r');
  await terminal.until(rows => rows.some(row => row.startsWith('>  one')));
  terminal.type('j Q');
  await terminal.until(rows => rows.some(row => row.startsWith('>  two')) && !rows.join('\n').includes('one'));
  terminal.type(' Q');
  await terminal.until(/^kept two$/m);
});

test('a browser that the open one waits for is refused, and both ends are told', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type('1..2 | ForEach-Object { $_; Show-Browser } | Show-Browser -PassThru | ForEach-Object { "kept $_" }\r');
  await terminal.until(rows => rows.some(row => row.startsWith('   2')));
  terminal.type('aQ');
  await terminal.until(/^kept 2$/m);
  expect(terminal.lines().join('\n')).toContain('there is one at a time');
});
