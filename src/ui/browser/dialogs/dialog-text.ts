import { clean } from '../../../terminal/clean.ts';
import { wrap } from '../../../views/lines.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Token } from '../../theme/token.ts';

/** Part of a line in one look; the text is as it came. */
export interface Piece {
  readonly text: string;
  readonly look?: Token | undefined;
}

/** A line of a dialog: a text, which may have several lines of its own, with or without a look, or pieces side by side. */
export type DialogLine = string | Piece | readonly Piece[];

/** A line in rows of at most so many cells, styled and safe to draw: nothing is left out, for it may be what tells two targets apart. */
export function rowsOf(line: DialogLine, cells: number, theme: Theme): readonly string[] {
  if (typeof line === 'string') return hung(line, cells);
  if ('text' in line) return hung(line.text, cells).map(row => inLook(line.look, row, theme));
  const pieces = line.map(each => ({ ...each, text: clean(each.text) }));
  const text = pieces.map(each => each.text).join('');
  let end = 0;
  return wrap(text, cells).map(row => {
    const start = text.indexOf(row, end);
    if (start < 0) return row;
    end = start + row.length;
    return between(pieces, { start, end }, theme);
  });
}

/** What goes on in another row stands below where it began. */
const hung = (text: string, cells: number): readonly string[] =>
  text.split('\n').flatMap(line => {
    const indent = /^ */.exec(line)?.[0].slice(0, Math.floor(cells / 2)) ?? '';
    return wrap(line.slice(indent.length), cells - indent.length).map(row => indent + row);
  });

const inLook = (look: Token | undefined, text: string, theme: Theme): string =>
  look === undefined ? text : theme.paint(look, text);

function between(
  pieces: readonly Piece[],
  { start, end }: { readonly start: number; readonly end: number },
  theme: Theme,
): string {
  let drawn = '';
  let at = 0;
  for (const { text, look } of pieces) {
    drawn += inLook(look, text.slice(Math.max(0, start - at), Math.max(0, end - at)), theme);
    at += text.length;
  }
  return drawn;
}
