import type { TerminalSession } from '../../support/screen.ts';
import type { Sight } from './key-case.ts';

/** The screen at one moment, read as a prompt with an input. */
export interface Seen {
  readonly line: string;
  readonly selected: string;
  readonly grey: string;
  readonly below: string;
  readonly above: string;
  /** The whole screen, where something fills it in place of the prompt. */
  readonly full: string | undefined;
}

const prompt = /^PS [^ ]*:\/>( |$)/;
const continuation = /^>>( |$)/;

/** Reads the last prompt on the screen, its input and what is around it. What is selected is told by its style, as is what is suggested. */
export function look(terminal: TerminalSession): Seen {
  const rows = terminal.rows();
  const shown = rows.join('\n').trimEnd();
  const nothing = { line: '', selected: '', grey: '', below: '' };
  const first = rows.findLastIndex(row => prompt.test(row));
  if (terminal.alternateScreen || first === -1)
    return { ...nothing, above: shown, full: terminal.alternateScreen ? shown : undefined };
  let end = first + 1;
  while (continuation.test(rows[end] ?? '')) end += 1;
  const cells = terminal.cells().slice(first, end);
  const { x, y } = terminal.cursor();
  const lines = cells.map((row, index) => {
    const start = (index === 0 ? (prompt.exec(rows[first] ?? '')?.[0].trimEnd().length ?? 0) : 2) + 1;
    const text = row.map(cell => (isSuggested(cell.style) ? '' : cell.text)).join('');
    const typed = text.slice(start).trimEnd();
    if (first + index !== y || x < start) return typed;
    const padded = typed.padEnd(x - start);
    return `${padded.slice(0, x - start)}|${padded.slice(x - start)}`;
  });
  const styled = (has: (style: string) => boolean) =>
    cells
      .flat()
      .filter(cell => has(cell.style))
      .map(cell => cell.text)
      .join('');
  return {
    line: lines.join('\n'),
    selected: styled(isSelected),
    grey: styled(isSuggested),
    below: rows.slice(end).join('\n').trimEnd(),
    above: rows.slice(0, first).join('\n'),
    full: undefined,
  };
}

/** How the theme `dark` draws `shell.selection`, and `shell.inlinePrediction`. */
const isSelected = (style: string) => style.includes('inverse');
const isSuggested = (style: string) => style.includes('italic');

/** Whether that is what somebody expects to see. */
export function fits(seen: Seen, { line, selected = '', grey = '', below = '', above = /^/, full }: Sight): boolean {
  if (full !== undefined) return seen.full !== undefined && full.test(seen.full);
  if (seen.full !== undefined) return false;
  if (line !== undefined && line !== seen.line) return false;
  return selected === seen.selected && grey === seen.grey && isLike(seen.below, below) && isLike(seen.above, above);
}

const isLike = (text: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? text === expected : expected.test(text);
