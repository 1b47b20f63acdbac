import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { pasteOf } from '../support/keys-to-bytes.ts';
import type { TerminalSession } from '../support/screen.ts';
import { sitDown } from './sitting.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterAll(() => emulator.close());

/** Twenty sizes: narrower, wider, lower, higher, both at once, and back to the beginning; each is as high as what is typed needs. */
const sizes: readonly (readonly [columns: number, rows: number])[] = [
  [100, 30],
  [80, 30],
  [60, 30],
  [40, 30],
  [30, 30],
  [45, 30],
  [45, 12],
  [70, 12],
  [90, 8],
  [120, 8],
  [120, 40],
  [50, 40],
  [33, 20],
  [77, 20],
  [31, 16],
  [132, 43],
  [64, 24],
  [200, 50],
  [80, 24],
  [120, 30],
];

/** The text of the whole terminal, as if no line had been broken by the window. */
const unbroken = (terminal: TerminalSession): string => terminal.lines().join('').replaceAll(' ', '');

/** What the window shows of lines that are broken where it ends. */
const broken = (lines: readonly string[], columns: number): string[] =>
  lines.flatMap(line => line.match(new RegExp(`.{1,${columns}}`, 'g')) ?? ['']).map(each => each.trimEnd());

/** Changes the size step by step; each is drawn before a key comes, and the key before the next one. */
async function resizeWhileTyping(terminal: TerminalSession, input: readonly string[]): Promise<string> {
  let typed = '';
  const drawn = (columns: number) => {
    const wanted = broken([...input.slice(0, -1), `${input.at(-1)}${typed}`], columns).join('\n');
    return terminal.until(rows => rows.join('\n').trimEnd().endsWith(wanted));
  };
  for (const [index, [columns, rows]] of sizes.entries()) {
    terminal.resize(columns, rows);
    await drawn(columns);
    const character = String.fromCharCode(97 + index);
    typed += character;
    terminal.type(character);
    await drawn(columns);
  }
  return typed;
}

test.each([
  ['a short line', '"'],
  ['a line of two rows', `"${'0123456789 '.repeat(14)}`],
])('twenty steps with %s leave one prompt and every line above', async (_, line) => {
  const { terminal, enter } = await sitDown({ emulator, args: ['-Emulator'], columns: 120, rows: 30 }, 'PS demo:/>');
  await enter("'above'", /\nabove\nPS demo/);
  terminal.type(line);
  await terminal.until(() => unbroken(terminal).endsWith(line.replaceAll(' ', '')));
  const typed = await resizeWhileTyping(terminal, [`PS demo:/> ${line}`]);
  const whole = unbroken(terminal);
  expect(whole.match(/PSdemo:\/>'above'/g)).toHaveLength(1);
  expect(whole.match(/PSdemo:\/>/g)).toHaveLength(2);
  expect(whole.endsWith(`above${`PSdemo:/>${line}${typed}`.replaceAll(' ', '')}`)).toBe(true);
  await enter('"', new RegExp(`\\n[^"]*${typed}\\nPS demo:/>\\n*$`));
});

test('twenty steps with an input of several lines leave it once', async () => {
  const { terminal } = await sitDown({ emulator, args: ['-Emulator'], columns: 120, rows: 30 }, 'PS demo:/>');
  const lines = ["'one", 'two', 'three is a longer line that has to be broken in most of the sizes', 'four'];
  terminal.type(pasteOf(lines.join('\n')));
  await terminal.until('>> four');
  const [first, ...others] = lines;
  const shown = [`PS demo:/> ${first}`, ...others.map(each => `>> ${each}`)];
  const typed = await resizeWhileTyping(terminal, shown);
  expect(unbroken(terminal).match(/PSdemo:\/>/g)).toHaveLength(1);
  expect(unbroken(terminal).endsWith(`${shown.join('')}${typed}`.replaceAll(' ', ''))).toBe(true);
});

test('twenty steps while a command prints lose and repeat no line', async () => {
  const { terminal } = await sitDown({ emulator, args: ['-Emulator'], columns: 120, rows: 30 }, 'PS demo:/>');
  terminal.type("1..40 | % { \"line $_.\"; 1..2000 | % { $_ } | Out-Null }; 'do' + 'ne'\r");
  for (const [index, [columns, rows]] of sizes.entries()) {
    await terminal.until(() => terminal.lines().includes(`line ${index * 2 + 1}.`));
    terminal.resize(columns, rows);
  }
  await terminal.until(/\ndone\nPS demo:\/>\n*$/);
  const printed = terminal.lines().filter(line => line.startsWith('line '));
  expect(printed).toEqual(Array.from({ length: 40 }, (_, index) => `line ${index + 1}.`));
  expect(unbroken(terminal).match(/PSdemo:\/>/g)).toHaveLength(2);
});

test('twenty steps with a question open leave it once, with its answer and the cursor behind', async () => {
  const { terminal, enter } = await sitDown({ emulator, args: ['-Emulator'], columns: 120, rows: 30 }, 'PS demo:/>');
  const label = '[Y]Yes[A]YestoAll[N]No[L]NotoAll[S]Suspend[?]Help(defaultis"N"):';
  const until = (end: string) => terminal.until(() => unbroken(terminal).endsWith(end));
  terminal.type('Remove-AcrManifest team/api -Tag 1.4.0\r');
  await until(label);
  let typed = '';
  for (const [index, [columns, rows]] of sizes.entries()) {
    terminal.resize(columns, rows);
    const character = String.fromCharCode(97 + index);
    typed += character;
    terminal.type(character);
    await until(`${label}${typed}`);
  }
  expect(unbroken(terminal).match(/\[Y\]Yes/g)).toHaveLength(1);
  terminal.type('\x15n');
  await until(`${label}n`);
  await enter('', /\nPS demo:\/>\n*$/);
});
