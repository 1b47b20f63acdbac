import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys, pasteOf } from '../support/keys-to-bytes.ts';
import { newHome, type Sitting, sitDown } from './sitting.ts';

// Sizes that nobody plans for: the prompt stays usable.

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
});
afterAll(() => emulator.close());

/** Shows that the prompt takes a line and runs it; the sum is not in the line, and the screen may break it anywhere. */
async function expectUsable({ terminal }: Sitting, number: number): Promise<void> {
  terminal.type(`${number}+1000\r`);
  await terminal.until(rows => rows.join('').includes(String(number + 1000)));
}

describe.each([
  ['ASCII', 'x'],
  ['wide', '日'],
])('%s', (_, character) => {
  test('a pasted line of 200 kB', async () => {
    const person = await sitDown({ emulator, columns: 80, rows: 24 });
    const { terminal } = person;
    const line = character.repeat(200_000 / Buffer.byteLength(character));
    terminal.type(pasteOf(`'begin${line}end'`));
    await terminal.until(rows => rows.join('').includes("end'"));
    terminal.type(keys('Home'));
    await terminal.until(rows => rows.join('').includes("'begin"));
    terminal.type(keys('End'));
    await terminal.until(rows => rows.join('').includes("end'"));
    terminal.type(`.Length${keys('Enter')}`);
    await terminal.until(rows => rows.join('\n').includes(`\n${line.length + 8}\n`));
    await expectUsable(person, 1234);
  });
});

test('a paste of 5,000 lines', async () => {
  const person = await sitDown({ emulator, columns: 80, rows: 24 });
  const { terminal } = person;
  const lines = Array.from({ length: 5000 }, (_, index) => `$sum += ${index}`);
  terminal.type(pasteOf(lines.join('\n')));
  await terminal.until(/4999\s*$/);
  terminal.type(keys('UpArrow', 'UpArrow', 'Ctrl+C'));
  await terminal.until(/\^C\n[^\n]*:\/> *\n*$/);
  terminal.type(pasteOf(lines.join('\n')));
  await terminal.until(/4999\s*$/);
  terminal.type(`${keys('Enter')}$sum\r`);
  await terminal.until('12497500');
  await expectUsable(person, 1234);
});

test('a history of 4,096 long lines', async () => {
  const home = newHome();
  const records = Array.from({ length: 4096 }, (_, index) => {
    return JSON.stringify({ id: `a.${index}`, line: `'line ${index} ${'long '.repeat(400)}'`, time: index });
  });
  writeFileSync(join(home, 'history.jsonl'), records.map(each => `${each}\n`).join(''));
  const person = await sitDown({ emulator, columns: 80, rows: 24, home });
  const { terminal } = person;
  terminal.type(keys('UpArrow'));
  await terminal.until(/long '\s*$/);
  terminal.type(`${keys('Ctrl+C', 'Ctrl+R')}line 7 `);
  await terminal.until(/bck-i-search: line 7 _/);
  terminal.type(`${keys('Ctrl+C', 'F7')}`);
  await terminal.until(/History \(4096\)/);
  terminal.type('line 77 ');
  await terminal.until(/History \(77 of 4096\)/);
  terminal.type(keys('Escape'));
  await terminal.until(/:\/> *\n*$/);
  terminal.type(`${keys('F2')}'line`);
  await terminal.until(/<-\/10>/);
  terminal.type(keys('F2', 'Ctrl+C'));
  await expectUsable(person, 1234);
});

describe.each([
  [10, 3],
  [1, 1],
  [2, 1],
  [500, 200],
])('a window of %i by %i', (columns, rows) => {
  test('from the start, and after a change of size, with everything that opens', async () => {
    const person = await sitDown({ emulator, columns: 80, rows: 24 });
    const { terminal } = person;
    await person.enter('Get-AcrRepository', /nightly|team\/api/);
    terminal.resize(columns, rows);
    const opens = [
      'Get-Acr\t',
      `Get-AcrTag -OrderBy${keys('Alt+H')}`,
      `Get-AcrTag -OrderBy${keys('F1')}q`,
      `${keys('F2')}Get${keys('F2')}`,
      `${keys('Ctrl+R')}Get`,
      `${keys('F7')}${keys('Escape')}`,
      keys('Alt+?', 'Ctrl+R'),
      `1${keys('Alt+Enter')}2`,
      'Get-AcrTag team/api | Format-Table; Get-AcrTag team/api latest; Get-Theme; Get-Help Get-AcrTag\r',
      "Write-Progress 'working' 'on it' -PercentComplete 30; Write-Warning 'a warning of many words'\r",
      'Remove-AcrManifest team/api -Tag latest -WhatIf\r',
    ];
    for (const keysTyped of opens) {
      terminal.type(keysTyped);
      terminal.type(keys('Ctrl+C'));
    }
    terminal.resize(80, 24);
    // an input that is not over yet would be part of the next one
    terminal.type(keys('Ctrl+C', 'Ctrl+C'));
    await terminal.until(/:\/>[^\n]*> *\n*$|:\/> *\n*$/);
    await expectUsable(person, 1234);
    expect([terminal.alternateScreen, terminal.bracketedPaste]).toEqual([false, true]);
    terminal.type('exit\r');
    expect((await terminal.exited).code).toBe(0);
  });

  test('from the start', async () => {
    const person = await sitDown({ emulator, columns, rows }, /^/);
    person.terminal.resize(80, 24);
    await expectUsable(person, 1234);
  });
});
