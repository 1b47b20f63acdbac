import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { bytesOf, keys } from '../support/keys-to-bytes.ts';
import { browse, cursorOn, expectNothingSent, filterKeys, promptAt } from './browsing.ts';
import { sitDown } from './sitting.ts';

// Between the prompt and the browser: the line that was being typed, what was marked, what is piped.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
});
afterAll(() => emulator.close());

test.each([
  ['F9', 'Q'],
  ['Alt+G', 'q'],
])(
  '%s at a half typed line and %s back leave the line with its cursor, and what was marked in $Marked',
  async (open, leave) => {
    const { terminal, enter } = await sitDown({ emulator, columns: 120, rows: 30 });
    await enter('Set-Location samples/nginx', promptAt('samples/nginx'));
    await enter("'above'", /^above\nPS/m);
    const above = terminal.lines().slice(0, 4);
    terminal.type(`'<>'${keys('LeftArrow', 'LeftArrow')}`);
    await terminal.until("> '<>'");
    terminal.type(bytesOf(open));
    await terminal.until(cursorOn('latest'));
    expect(terminal.alternateScreen).toBe(true);
    terminal.type(`${filterKeys('2026.43')}a`);
    await terminal.until(/6 of 14 .*marked 6/);
    terminal.type(filterKeys('stable'));
    await terminal.until(/1 of 14 .*marked 6 \(6 hidden\)/);
    terminal.type(' ');
    await terminal.until('marked 7 (6 hidden)');
    terminal.type(leave);
    await terminal.until(/> '<>'\n*$/);
    expect(terminal.alternateScreen).toBe(false);
    expect(terminal.lines().slice(0, 4)).toEqual(above);
    terminal.type('between');
    await terminal.until("> '<between>'");
    terminal.type('\r');
    await terminal.until(/^<between>\nPS/m);
    await enter('$Marked.Count', /^7\nPS/m);
    await enter('$Marked | % Name | sort | select -First 2', /^2026\.4302\n2026\.4319\nPS/m);
    await enter('($Marked | Remove-AcrTag -WhatIf *>&1) -match "What if" | measure | % Count', /^\d+\nPS/m);
    expectNothingSent(emulator);
  },
);

test('piped objects are shown, and the marked ones are passed on', async () => {
  const { terminal, enter } = await sitDown({ emulator, columns: 120, rows: 30 });
  terminal.type('Get-AcrManifest samples/nginx | Show-Browser -PassThru | % { "took $($_.Tags)" }\r');
  await terminal.until(/^objects +24$/m);
  terminal.type(filterKeys('tag:2026.43*'));
  await terminal.until(/6 of 24/);
  terminal.type('a');
  await terminal.until('marked 6');
  terminal.type(filterKeys('tag:2026.4387'));
  await terminal.until(/1 of 24/);
  terminal.type(' ');
  await terminal.until('marked 5 (5 hidden)');
  terminal.type('q');
  await terminal.until(/(^took 2026\.43\d\d\n){5}PS \S+>\n*$/m);
  expect(terminal.rows().join('\n')).not.toContain('took 2026.4387');
  // without the switch nothing is passed on, and what was marked is kept all the same
  terminal.type('Get-AcrManifest samples/nginx | Show-Browser | % { "took $_" }\r');
  await terminal.until(/^objects +24$/m);
  terminal.type(' ');
  await terminal.until('marked 1');
  terminal.type('q');
  await terminal.until(promptAt(''));
  await enter('"kept $($Marked.Count)"', /^kept 1\nPS/m);
});

test('Show-Browser opens at a place; the browser takes cmdlets, which act on the marked rows', async () => {
  const { terminal } = await sitDown({ emulator, columns: 120, rows: 30 });
  terminal.type('Show-Browser team/api:1.4.2\r');
  await terminal.until(/› team\/api › 1\.4\.2[\s\S]*1 OVERVIEW[\s\S]*Platforms/);
  terminal.type(keys('LeftArrow'));
  await terminal.until(/1 TAGS[\s\S]*latest/);
  terminal.type(`${filterKeys('pr-1198|pr-1199')}a`);
  await terminal.until('marked 2');
  terminal.type(':ForEach-Object { "seen $($_.Name)" }\r');
  await terminal.until(/│ seen pr-119[89] +│\n.*│ seen pr-119[89] [\s\S]*Esc close/);
  terminal.type(keys('Escape'));
  await terminal.until(rows => !rows.some(row => row.includes('seen')));
  terminal.type('Q');
  await terminal.until(promptAt(''));
});

test('a browser that is opened again stands where the prompt stands, with its plan and its lines kept', async () => {
  const { press, enter } = await browse({ emulator }, { at: 'team/api', shows: cursorOn('latest') });
  await press('p', 'Esc close');
  await press('l', 'The plan has 1 change now');
  await press(filterKeys('pr-1190'), /1 of 76/);
  await press('Q', promptAt('team/api'));
  await enter('Set-Location ../../samples/nginx', promptAt('samples/nginx'));
  await press(keys('F9'), /› samples\/nginx +14$/m);
  await press(`/${keys('UpArrow')}`, /^\/pr-1190/m);
  await press(keys('Escape'), cursorOn('latest'));
  await press(keys('Escape'), /samples\/nginx +14$[\s\S]*^PS> Get-/m);
  await press('P', /^plan +1$/m);
});

test('the prompt behind the browser is where the session stands afterwards', async () => {
  const { terminal } = await sitDown({ emulator, columns: 120, rows: 30 });
  terminal.type(`'half'${keys('F9')}`);
  await terminal.until(cursorOn('base/'));
  terminal.type(':Disconnect-AzContainerRegistry\r');
  // what the line came to is overwritten by what reading the list again comes to
  await terminal.until(/not connected/);
  terminal.type('Q');
  await terminal.until(/^PS> 'half'$/m);
});
