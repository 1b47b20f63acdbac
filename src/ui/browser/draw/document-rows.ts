import { clean } from '../../../terminal/clean.ts';
import { graphemes } from '../../../terminal/graphemes.ts';
import { width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { DrawnLine } from '../screen-view.ts';
import { cutPieces, type Piece, paintPieces, piecesWidth } from './pieces.ts';

/** Cells in front of each line: the cursor's sign and a blank. */
export const DOCUMENT_GUTTER = 2;

/** The lines of a document, none wider than so many cells. */
export function documentRows(lines: readonly DrawnLine[], columns: number, theme: Theme): readonly string[] {
  return lines.map(line => lineRow(line, Math.max(0, columns - DOCUMENT_GUTTER), theme));
}

function lineRow({ pieces, isCursor, matches }: DrawnLine, columns: number, theme: Theme): string {
  const clear = pieces.map(
    ({ text, look }) => ({ text: clean(text), look: isCursor ? 'ui.cursorRow' : look }) as const,
  );
  const shown = cutPieces(clear, columns);
  const marked = matches.length === 0 ? shown : withMatches(shown, matches);
  if (!isCursor) return `  ${paintPieces(marked, theme)}`;
  const ends = [
    { text: '> ', look: 'ui.cursorRow' },
    { text: ' '.repeat(columns - piecesWidth(shown)), look: 'ui.cursorRow' },
  ] as const;
  return paintPieces([ends[0], ...marked, ends[1]], theme);
}

/** The pieces with what was found in a look of its own. */
function withMatches(pieces: readonly Piece[], matches: DrawnLine['matches']): readonly Piece[] {
  const marked: Piece[] = [];
  let cell = 0;
  for (const { text, look } of pieces) {
    let run = '';
    let runLook = look;
    for (const grapheme of graphemes(text)) {
      const isFound = matches.some(each => each.start <= cell && cell < each.end);
      const own = isFound ? 'ui.match' : look;
      if (own !== runLook && run !== '') {
        marked.push({ text: run, look: runLook });
        run = '';
      }
      runLook = own;
      run += grapheme;
      cell += width(grapheme);
    }
    if (run !== '') marked.push({ text: run, look: runLook });
  }
  return marked;
}
