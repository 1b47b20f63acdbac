import { clean } from '../../terminal/clean.ts';
import { graphemes } from '../../terminal/graphemes.ts';
import { cut, width } from '../../terminal/width.ts';
import type { Look, Piece } from '../view.ts';

export type Row = readonly Piece[];

export function piece(text: string, look: Look): Piece {
  return { text, look };
}

/** Makes the text of a row safe to draw and cuts it to so many cells. */
export function fitRow(row: Row, columns: number): Row {
  const fitted: Piece[] = [];
  let left = columns;
  for (const { text, look } of row) {
    const shown = cut(clean(text), left);
    if (shown !== '') fitted.push({ text: shown, look });
    left -= width(shown);
    if (left <= 0) break;
  }
  return fitted;
}

/** Breaks text into at most so many rows between words; what is left over is cut with the mark. */
export function wrap(text: string, columns: number, rows: number): readonly string[] {
  const lines: string[] = [];
  for (const line of text.trim().split(/\r?\n/)) {
    let rest = clean(line);
    while (width(rest) > columns && lines.length < rows - 1) {
      const end = breakBefore(rest, columns);
      lines.push(rest.slice(0, end).trimEnd());
      rest = rest.slice(end).trimStart();
    }
    if (lines.length === rows) return lines.with(-1, cut(`${lines.at(-1) ?? ''}…`, columns));
    lines.push(cut(rest, columns));
  }
  return lines;
}

/** Where to break: behind the last space that fits, or where it is full. At least one character goes on the row. */
function breakBefore(text: string, columns: number): number {
  let cells = 0;
  let end = 0;
  let space = 0;
  for (const grapheme of graphemes(text)) {
    cells += width(grapheme);
    if (cells > columns && end > 0) break;
    end += grapheme.length;
    if (grapheme === ' ') space = end;
  }
  return space > 0 ? space : end;
}
