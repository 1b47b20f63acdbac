import { expect } from 'vitest';
import type { TerminalSession } from './screen.ts';
import type { Cell } from './styled.ts';

/** Runs a command in a session and answers the lines that it printed; all that was there before must still be as it was. */
export async function printed(terminal: TerminalSession, command: string, answer = ''): Promise<Printed> {
  const before = terminal.lines().findLastIndex(line => line !== '');
  const above = terminal.lines().slice(0, before);
  terminals.set(terminal, (terminals.get(terminal) ?? 0) + 1);
  const turn = terminals.get(terminal);
  // the marks are put together by the command, so that its echo does not hold them
  terminal.type(`'first' + ${turn}; ${command}; 'last' + ${turn}\r${answer}`);
  await terminal.until(new RegExp(`^last${turn}\\nPS [^\\n]*> ?\\n*$`, 'm'));
  const lines = terminal.lines();
  const [from, to] = [lines.indexOf(`first${turn}`) + 1, lines.indexOf(`last${turn}`)];
  expect(lines.slice(0, before)).toEqual(above);
  return { lines: lines.slice(from, to), from, to };
}

export interface Printed {
  readonly lines: readonly string[];
  /** Numbers of these lines among all, half open. */
  readonly from: number;
  readonly to: number;
}

const terminals = new WeakMap<TerminalSession, number>();

/** Looks that a theme in RGB does not have in output, and that a foreign sequence would give. */
const foreign = /[fb]g=\d|inverse|invisible|blink|strikethrough|overline/;
const foreignOnScreen = /[fb]g=\d|invisible|blink|strikethrough|overline/;
/** For the screen that somebody has given colours of their own. */
export const anyLook = /^$(?!)/;

/** Nobody but the program itself has steered the terminal, and no cell of these lines is styled in another way or holds more than it should. */
export function expectUnharmed(terminal: TerminalSession, { from, to }: Printed): void {
  expectNotSteered(terminal);
  expect(terminal.alternateScreen).toBe(false);
  const cells = terminal
    .lineCells(from)
    .slice(0, to - from)
    .flat();
  expectOwnCells(cells, foreign);
}

/** The same of what is visible now, where the program itself may have turned cells round, as for what is selected, or filled the screen. */
export function expectUnharmedScreen(terminal: TerminalSession, looks = foreignOnScreen): void {
  expectNotSteered(terminal);
  expectOwnCells(terminal.cells().flat(), looks);
}

function expectNotSteered(terminal: TerminalSession): void {
  expect({ title: terminal.title(), clipboard: terminal.clipboard(), bells: terminal.bells() }).toEqual({
    title: '',
    clipboard: [],
    bells: 0,
  });
  expect([terminal.bracketedPaste, terminal.keyboardLevels]).toEqual([true, 0]);
}

function expectOwnCells(cells: readonly Cell[], foreign: RegExp): void {
  expect(cells.length).toBeGreaterThan(0);
  expect([...new Set(cells.map(each => each.style))].filter(each => foreign.test(each))).toEqual([]);
  expect(cells.filter(each => each.link !== undefined)).toEqual([]);
  // what a model puts into one cell may be several graphemes' marks, but never without end
  expect(cells.filter(each => [...each.text].length > 11).map(each => each.text)).toEqual([]);
  expect(cells.filter(each => /[\p{Cc}\p{Bidi_Control}]/u.test(each.text))).toEqual([]);
}
