import { graphemes } from '../../../terminal/graphemes.ts';
import { narrow } from '../../../terminal/narrow.ts';
import { width } from '../../../terminal/width.ts';
import { drawRow, plainText } from '../../pager/styled-line.ts';

/** Cells of a styled row. */
export const rowWidth = (row: string): number => width(plainText(row));

/** A styled row in exactly so many cells: filled with blanks, or cut with `…` as its last one. */
export function fitRow(row: string, cells: number): string {
  const used = rowWidth(row);
  if (used <= cells) return row + ' '.repeat(cells - used);
  return cells < 1 ? '' : `${cellsOf(row, 0, cells - 1)}…`;
}

/** What stands from cell to cell of a styled row, exactly so wide: blanks are what is missing and the halves of a wide character. */
export function cellsOf(row: string, from: number, to: number): string {
  const text = plainText(row);
  const { start, end, before, after } = narrow.test(text) ? spanOfNarrow(text, from, to) : spanOf(text, from, to);
  const drawn = start < end ? drawRow(row, { start, end }, unmarked) : '';
  return ' '.repeat(before) + drawn + ' '.repeat(after);
}

const unmarked = { marks: [], mark: (text: string) => text };

interface CellSpan {
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Blanks around them. */
  readonly before: number;
  readonly after: number;
}

function spanOfNarrow(text: string, from: number, to: number): CellSpan {
  const start = Math.min(from, text.length);
  const end = Math.min(to, text.length);
  return { start, end, before: 0, after: to - from - (end - start) };
}

function spanOf(text: string, from: number, to: number): CellSpan {
  let span: CellSpan | undefined;
  let cell = 0;
  let place = 0;
  for (const grapheme of graphemes(text)) {
    const next = cell + width(grapheme);
    if (cell >= from && next <= to) {
      const { start, before } = span ?? { start: place, before: cell - from };
      span = { start, end: place + grapheme.length, before, after: to - next };
    }
    cell = next;
    place += grapheme.length;
    if (cell >= to) break;
  }
  return span ?? { start: 0, end: 0, before: 0, after: to - from };
}
