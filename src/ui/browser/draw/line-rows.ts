import { clean } from '../../../terminal/clean.ts';
import { width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { LineView } from '../screen-view.ts';
import { type Piece, paintPieces } from './pieces.ts';

/** The `:` or `/` line, scrolled so that its cursor is on the screen. */
export function lineRow(view: LineView, columns: number, theme: Theme): string {
  const cells = cellsOf(view);
  const room = columns - view.label.length;
  const start = firstShown(cells, view.cursor, room);
  const shown: string[] = [];
  let used = 0;
  for (const [index, cell] of cells.entries()) {
    if (index < start) continue;
    used += width(cell.text);
    if (used > room) break;
    shown.push(index === view.cursor ? cursorCell(cell.text, view, theme) : paintPieces([cell], theme));
  }
  return theme.paint(view.problem === undefined ? 'ui.accent' : 'state.error', view.label) + shown.join('');
}

/** What is typed, and a blank behind it for the cursor. */
function cellsOf({ text, looks, problem }: LineView): readonly Piece[] {
  const typed = text.map((each, index) => ({
    text: clean(each),
    look: problem === undefined ? looks[index] : ('state.error' as const),
  }));
  return [...typed, { text: ' ' }];
}

/** A field of errors may be inverse itself: there the cursor is underlined. */
function cursorCell(text: string, { problem }: LineView, theme: Theme): string {
  if (theme.isPlain) return text === ' ' ? '_' : text;
  return theme.style(problem === undefined ? '7' : '1;4', text);
}

function firstShown(cells: readonly Piece[], cursor: number, room: number): number {
  let used = 0;
  let start = Math.min(cursor, cells.length - 1);
  for (; start >= 0; start--) {
    used += width(cells[start]?.text ?? '');
    if (used > room) return Math.min(start + 1, cursor);
  }
  return 0;
}
