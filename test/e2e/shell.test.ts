import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { openTerminal, type TerminalSession } from '../support/screen.ts';
import { launcher } from './acrsh.ts';
import { newHome, sitDown } from './sitting.ts';
import { stallListing } from './stalled-listing.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterAll(() => emulator.close());

test('a newcomer walks the embedded registry, locks, is refused, unlocks and deletes', async () => {
  const { enter } = await sitDown({ emulator, args: ['-Emulator'] }, 'PS demo:/>');
  await enter('Get-AcrRepository test/*', 'test/busybox50');
  await enter('cd team/api', 'PS demo:/team/api>');
  await enter('ls 1.4*', /1\.4\.2\n\nPS demo/);
  await enter(
    '(Update-AcrTag -Name 1.4 -DeleteEnabled $false).Mode',
    /DeleteEnabled {2}True → False[\s\S]*\(default is "Y"\):/,
  );
  await enter('y', /rwl-\nPS demo/);
  await enter(
    'Remove-AcrTag -Name 1.4',
    /team\/api:1\.4 is locked: DeleteEnabled is False\.[\s\S]*Unlock-AzContainerRegistryTag/,
  );
  await enter('cls', /^PS demo:\/team\/api>\n*$/);
  await enter('(Update-AcrTag -Name 1.4 -DeleteEnabled $true -Confirm:$false).Mode', /rwld\nPS demo/);
  await enter('Remove-AcrTag -Name 1.4 -WhatIf', /keeps 3 tags: 1, 1\.4\.2, latest\nPS demo/);
  await enter('Remove-AcrTag -Name 1.4', '(default is "N"):');
  await enter('y', /"N"\): y\nPS demo/);
  await enter('(Get-AcrManifest -Tag latest).Tags', /1\n1\.4\.2\nlatest\nPS demo/);
  await enter('Remove-AcrManifest -Tag latest', /removes 3 tags: 1, 1\.4\.2, latest[\s\S]*"N"\):/);
  await enter('y', /"N"\): y\nPS demo/);
  await enter('Get-AcrTag -Name latest', 'There is no tag team/api:latest');
});

test('a question is suspended, looked into, and asked again', async () => {
  const { enter } = await sitDown({ emulator, args: ['-Emulator'] }, 'PS demo:/>');
  await enter('Remove-AcrTag team/api 1.4', /\[S\] Suspend[\s\S]*"N"\):/);
  await enter('s', /"N"\): s\nPS demo:\/>>/);
  await enter('(Get-AcrTag team/api 1.4).Name', /\n1\.4\nPS demo:\/>>/);
  await enter('exit', /exit\n[\s\S]*Performing the operation[\s\S]*"N"\):/);
  await enter('y', /"N"\): y\nPS demo:\/>\n/);
  await enter('Get-AcrTag team/api 1.4', 'There is no tag team/api:1.4');
});

test('help longer than the screen is paged and leaves the screen as it was', async () => {
  const { terminal, enter } = await sitDown({ emulator, args: ['-Emulator'] }, 'PS demo:/>');
  await enter('help Get-AcrTag -Full', /lines 1-\d+/);
  expect(terminal.alternateScreen).toBe(true);
  terminal.type('q');
  await terminal.until(/help Get-AcrTag -Full\nPS demo:\/>\n/);
  expect(terminal.alternateScreen).toBe(false);
  terminal.type('Get-AcrTag -OrderBy \x1bOP');
  await terminal.until(/-OrderBy <[\s\S]*lines \d+-\d+/);
  terminal.type('q');
  await terminal.until(/Get-AcrTag -OrderBy\n/);
  terminal.type('\x1bh');
  await terminal.until(/DESC: [\s\S]*Required: false/);
  terminal.type('\x03');
});

test('Ctrl+C leaves a request that does not answer, and the shell goes on', async () => {
  const { terminal, enter } = await sitDown({ emulator });
  const { release, arrived } = stallListing(emulator);
  terminal.type('Get-AcrTag library/hello-world\r');
  await arrived();
  terminal.type('\x03');
  await terminal.until(rows => rows.filter(row => row.startsWith('PS ')).length === 2);
  release();
  await enter('(Get-AcrTag library/hello-world).Count', /\n3\nPS /);
});

test('a password typed at the question is on no screen and in no file', async () => {
  const secret = 'correct-horse-battery';
  const { terminal, enter, home } = await sitDown({ emulator, args: [] }, 'PS>');
  await enter(`Connect-AzContainerRegistry ${emulator.loginServer} -UserName contoso`, 'Password for contoso');
  await enter(secret, 'did not accept this user name and password');
  expect(terminal.bytes()).not.toContain(secret);
  await enter(
    `Connect-AzContainerRegistry ${emulator.loginServer} -UserName contoso -Password ${secret}2`,
    /did not accept[\s\S]*did not accept/,
  );
  terminal.type('exit\r');
  expect((await terminal.exited).code).toBe(0);
  const history = readFileSync(join(home, 'history.jsonl'), 'utf8');
  expect(history).toContain('-Password •••');
  expect(history).not.toContain(secret);
});

test('what was typed is there the next time, but for lines that begin with a space', async () => {
  const first = await sitDown({ emulator, args: [] }, 'PS>');
  await first.enter('"remembered"', /\nremembered\nPS>/);
  await first.enter(' "private"', /\nprivate\nPS>/);
  first.terminal.type('exit 4\r');
  expect((await first.terminal.exited).code).toBe(4);
  const { terminal } = await sitDown({ emulator, args: [], home: first.home }, 'PS>');
  terminal.type('\x1b[A\x1b[A');
  await terminal.until('PS> "remembered"');
});

test('what one shell typed the other one finds at its next prompt', async () => {
  const one = await sitDown({ emulator, args: [] }, 'PS>');
  const other = await sitDown({ emulator, args: [], home: one.home }, 'PS>');
  await one.enter('"from one"', /\nfrom one\nPS>/);
  await other.enter('"from the other"', /\nfrom the other\nPS>/);
  other.terminal.type('"from o\x1b[A');
  await other.terminal.until('PS> "from one"');
});

test('a profile shapes the prompt and its keys, and what is typed changes them at once', async () => {
  const home = newHome();
  writeFileSync(
    join(home, 'profile.ps1'),
    'Set-PSReadLineKeyHandler -Chord Ctrl+t -Function RevertLine\nfunction prompt { "`e[32m$? $($AcrSession.Registry)`e[0m> " }',
  );
  const { terminal, enter } = await sitDown({ emulator, home }, `True ${emulator.loginServer}>`);
  terminal.type('wrong\x14"right"\r');
  await terminal.until(/\nright\n/);
  await enter('Get-Nothing', `False ${emulator.loginServer}>`);
  await enter('Set-PSReadLineKeyHandler Ctrl+t BackwardDeleteChar', /DeleteChar\nTrue .*>/);
  terminal.type('"lefty\x14"\r');
  await terminal.until(/\nleft\n/);
});

test('a private shell leaves no history and sees none', async () => {
  const known = await sitDown({ emulator, args: [] }, 'PS>');
  await known.enter('"known"', /\nknown\nPS>/);
  const before = readFileSync(join(known.home, 'history.jsonl'), 'utf8');
  const { terminal, enter } = await sitDown({ emulator, args: ['-Private'], home: known.home }, '[PRIVATE]>');
  await enter('"hidden"', /\nhidden\nPS/);
  await enter('(Get-PSReadLineOption).HistorySaveStyle', /\nSaveNothing\nPS/);
  terminal.type('\x1b[A\x1b[A\x1b[A');
  await terminal.until('> "hidden"');
  expect(terminal.bytes()).not.toContain('known');
  expect(readFileSync(join(known.home, 'history.jsonl'), 'utf8')).toBe(before);
});

test('however it is left, the terminal is as it was', async () => {
  for (const leave of [
    (terminal: TerminalSession) => terminal.type('\x04'),
    (terminal: TerminalSession) => terminal.kill('SIGTERM'),
  ]) {
    const { terminal } = await sitDown({ emulator, args: ['-Emulator'] }, 'PS demo:/>');
    await terminal.until(() => terminal.bracketedPaste);
    leave(terminal);
    await terminal.exited;
    expect([terminal.bracketedPaste, terminal.alternateScreen, terminal.cursor().shown]).toEqual([false, false, true]);
  }
});

test('a terminal without a cursor to steer is asked line by line, in plain text', async () => {
  const { terminal, enter } = await sitDown({ emulator, env: { TERM: 'dumb' } }, ':/>');
  await enter('if ($true) {', /\{\n>>/);
  await enter('"inside" }', /\ninside\nPS [^\n]*:\/>/);
  await enter('Remove-AcrTag library/hello-world v1', /\(default is "N"\):\n*$/);
  await enter('', /\(default is "N"\):\nPS [^\n]*:\/>/);
  await enter('Get-AcrTag library/hello-world v1 | % Name', /\nv1\nPS [^\n]*:\/>/);
  terminal.type('exit 3\r');
  expect((await terminal.exited).code).toBe(3);
  expect(terminal.bytes()).not.toContain('\x1b');
});

test('the greeting is broken between words', async () => {
  const env = { ACRSH_HOME: newHome() };
  const terminal = openTerminal({ file: process.execPath, args: [launcher, '-Emulator'], columns: 60, rows: 20, env });
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.until('PS demo:/>');
  expect(terminal.lines().slice(0, 2)).toEqual([
    expect.stringMatching(/^acrsh [\d.]+: Get-Command lists what there is, Get-Help$/),
    'explains it, exit leaves.',
  ]);
});
