import type { Buffer } from '../../../editor/buffer.ts';
import { clean } from '../../../terminal/clean.ts';
import { width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Token } from '../../theme/token.ts';

/** A field in one row of at most so many cells, the cursor an inverse cell; of a longer text the part around the cursor is seen. */
export function fieldRow(
  { text, cursor }: Buffer,
  { cells, look = 'ui.text', masked = false }: { cells: number; look?: Token; masked?: boolean },
  theme: Theme,
): string {
  const shown = [...text.map(each => (masked ? '*' : clean(each))), ' '];
  let start = cursor;
  let used = width(shown[cursor] ?? ' ');
  while (start > 0 && used + width(shown[start - 1] ?? '') <= cells) {
    start -= 1;
    used += width(shown[start] ?? '');
  }
  let end = cursor + 1;
  while (end < shown.length && used + width(shown[end] ?? '') <= cells) {
    used += width(shown[end] ?? '');
    end += 1;
  }
  const part = (from: number, to: number) => theme.paint(look, shown.slice(from, to).join(''));
  return part(start, cursor) + theme.paint('ui.cursorRow', shown[cursor] ?? ' ') + part(cursor + 1, end);
}
