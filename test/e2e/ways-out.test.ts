import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { OUTER_PROMPT } from '../support/outer-shell.ts';
import type { TerminalSession } from '../support/screen.ts';
import { sitDown } from './sitting.ts';
import { stallListing } from './stalled-listing.ts';
import { expectSane, startUnderShell as startProgram } from './under-shell.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterAll(() => emulator.close());

/** An error that nothing in the program expects, thrown from outside its own code. */
const crashing = ['--import', 'data:text/javascript,process.on("SIGUSR2",()=>{throw new Error("on purpose")})'];

const startUnderShell = () => startProgram({ emulator, node: crashing });

/** Nothing runs, a line is half typed; a request waits for its answer; a question stands; and the same in the browser. */
const situations: Readonly<Record<string, (terminal: TerminalSession) => Promise<void>>> = {
  async 'with a half typed line'(terminal) {
    terminal.type('Get-AcrTag lib');
    await terminal.until('> Get-AcrTag lib');
  },
  async 'while a request waits'(terminal) {
    const { arrived } = stallListing(emulator);
    terminal.type('Get-AcrTag library/hello-world\r');
    await arrived();
  },
  async 'at a question'(terminal) {
    terminal.type('Remove-AcrTag library/hello-world v1\r');
    await terminal.until(/\[\?\] Help/);
  },
  'in the browser': openTags,
  async 'in the browser while a request waits'(terminal) {
    await openTags(terminal);
    const { arrived } = stallListing(emulator);
    terminal.type('R');
    await arrived();
  },
  async 'at a dialog of the browser'(terminal) {
    await openTags(terminal);
    terminal.type('D');
    await terminal.until(/y untag/);
  },
};

/** Opens the browser at a half typed line and goes to the tags of a repository. */
async function openTags(terminal: TerminalSession): Promise<void> {
  terminal.type(`Get-AcrTag ${keys('F9')}`);
  await terminal.until(/^> {2}prefix .* library\/$/m);
  terminal.type(keys('Enter'));
  await terminal.until(/^> {2}repository .* hello-world$/m);
  terminal.type(keys('Enter'));
  await terminal.until(/^> {2}rwld rwld .* (latest|v2)$/m);
}

const killed: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGUSR2', 70],
];

describe.each(Object.entries(situations))('%s', (_, arrive) => {
  test.each(killed)('%s leaves a terminal that the shell can use', async (signal, status) => {
    const outer = await startUnderShell();
    await arrive(outer.terminal);
    process.kill(outer.pid, signal);
    expect(await outer.status()).toBe(status);
    await expectSane(outer);
    if (signal === 'SIGUSR2') expect(outer.terminal.lines().join('\n')).toContain('internal error: on purpose');
  });
});

test.each([
  ['Ctrl+D', keys('Ctrl+D'), 0],
  ['exit', 'exit 3\r', 3],
])('%s leaves a terminal that the shell can use', async (_, typed, status) => {
  const outer = await startUnderShell();
  outer.terminal.type(typed);
  expect(await outer.status()).toBe(status);
  await expectSane(outer);
});

test('stopped and brought back, twice, the line is still there and the terminal was lent in between', async () => {
  const outer = await startUnderShell();
  const { terminal } = outer;
  terminal.type("'typed be");
  await terminal.until("> 'typed be");
  for (const more of ['fore', ' and after']) {
    process.kill(outer.pid, 'SIGTSTP');
    await terminal.until(rows => rows.findLast(row => row !== '')?.endsWith(OUTER_PROMPT) ?? false);
    await expectSane(outer);
    terminal.type('fg\r');
    await terminal.until(() => terminal.bracketedPaste);
    await terminal.until(/> 'typed be[^\n]*\n*$/);
    terminal.type(more);
    await terminal.until(`${more}\n`);
  }
  terminal.type("'\r");
  await terminal.until(/^typed before and after$/m);
});

test('stopped by Ctrl+Z in the browser and brought back, twice, it stands where it was, with its dialog', async () => {
  const outer = await startUnderShell();
  const { terminal } = outer;
  await openTags(terminal);
  terminal.type('j');
  await terminal.until(/^> {2}rwld rwld .* v2$/m);
  for (const shows of [/^> {2}rwld rwld .* v2$/m, /\[\[ Cancel \]\][\s\S]*y untag/]) {
    terminal.type(keys('Ctrl+Z'));
    await terminal.until(rows => rows.findLast(row => row !== '')?.endsWith(OUTER_PROMPT) ?? false);
    await expectSane(outer);
    terminal.type('fg\r');
    await terminal.until(() => terminal.alternateScreen && terminal.keyboardLevels === 1);
    await terminal.until(shows);
    if (terminal.rows().some(row => row.includes('y untag'))) break;
    terminal.type('D');
    await terminal.until('y untag');
  }
  terminal.type(keys('Escape'));
  await terminal.until('nothing was changed');
  terminal.type('Q');
  await terminal.until(/:\/> Get-AcrTag\n*$/);
  expect(emulator.ledger.effects.filter(each => each.kind !== 'token issued')).toEqual([]);
});

test('what is typed behind fg is not meant for the dialog that comes back', async () => {
  const { terminal } = await startUnderShell();
  await openTags(terminal);
  emulator.ledger.clear();
  terminal.type('D');
  await terminal.until('y untag');
  terminal.type(keys('Ctrl+Z'));
  await terminal.until(rows => rows.findLast(row => row !== '')?.endsWith(OUTER_PROMPT) ?? false);
  terminal.type('fg\ry');
  await terminal.until(() => terminal.alternateScreen);
  await terminal.until('y untag');
  terminal.type(keys('Escape'));
  await terminal.until('nothing was changed');
  expect(emulator.ledger.effects.filter(each => each.kind !== 'token issued')).toEqual([]);
});

test('Ctrl+Z where no shell could bring it back stops nothing, at the prompt and in the pager', async () => {
  const { terminal, enter } = await sitDown({ emulator, args: [] }, 'PS>');
  terminal.type("'typed be");
  await terminal.until("> 'typed be");
  terminal.type(keys('Ctrl+Z'));
  await terminal.until(() => !terminal.bracketedPaste);
  await terminal.until(() => terminal.bracketedPaste);
  await enter("fore'", /^typed before\nPS>/m);
  await enter('1..200 | Out-Host -Paging', 'q close');
  terminal.type(keys('Ctrl+Z'));
  await terminal.until(() => !terminal.alternateScreen);
  await terminal.until(() => terminal.alternateScreen);
  await terminal.until('q close');
  terminal.type('q');
  await terminal.until(/PS>\n*$/);
});

test('a window that is closed at the browser takes the program with it', async () => {
  const { terminal } = await sitDown({ emulator });
  await openTags(terminal);
  terminal.hangUp();
  await terminal.exited;
});

test('a window that is closed takes the program with it, and its history is whole', async () => {
  const first = await sitDown({ emulator, args: [] }, 'PS>');
  await first.enter("'remembered'", /\nremembered\nPS>/);
  first.terminal.hangUp();
  await first.terminal.exited;
  const { terminal } = await sitDown({ emulator, args: [], home: first.home }, 'PS>');
  terminal.type(keys('UpArrow'));
  await terminal.until("PS> 'remembered'");
});
