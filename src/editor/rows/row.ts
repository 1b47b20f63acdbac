import { clean } from '../../terminal/clean.ts';
import { graphemes } from '../../terminal/graphemes.ts';
import { cut, width } from '../../terminal/width.ts';
import type { Look, Piece } from '../view.ts';

/** One row under the input, its pieces from left to right. */
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

/** The pieces of a text of which a part stands out. Where the part begins or ends within a character, none does. */
export function standingOut(text: string, at: number, length: number, look: Look, outstanding: Look): Row {
  if (at === -1) return [piece(text, look)];
  const parts = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  const whole = parts.reduce((count, part) => count + graphemes(part).length, 0) === graphemes(text).length;
  if (!whole) return [piece(text, look)];
  return parts.map((part, index) => piece(part, index === 1 ? outstanding : look)).filter(each => each.text !== '');
}

/** Breaks text into at most so many rows between words; what is left over is cut with the mark. */
export function wrap(text: string, columns: number, rows: number): readonly string[] {
  const lines: string[] = [];
  for (const line of text.trim().split(/\r?\n/)) {
    let rest = clean(line);
    while (width(rest) > columns && lines.length < rows - 1) {
      const end = breakBefore(rest, columns);
      lines.push(cut(rest.slice(0, end).trimEnd(), columns));
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
