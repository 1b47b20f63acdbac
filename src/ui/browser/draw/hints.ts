import { clean } from '../../../terminal/clean.ts';
import { width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { HintView } from '../screen-view.ts';

/** Keys and what they do, as many as there is room for; help keeps its place. Nothing is cut through. */
export function hintsRow(hints: readonly HintView[], columns: number, theme: Theme): string {
  const parts = hints.map(hint => partOf(hint, theme));
  const help = hints.findIndex(each => each.key === '?');
  let room = columns - (help < 0 ? 0 : (parts[help]?.cells ?? 0));
  const kept = new Set(help < 0 ? [] : [help]);
  for (const [index, { cells }] of parts.entries()) {
    if (index === help) continue;
    const needed = cells + (kept.size > 0 ? GAP.length : 0);
    if (needed > room) break;
    room -= needed;
    kept.add(index);
  }
  const row = parts.filter((_, index) => kept.has(index)).map(each => each.drawn);
  return room < 0 ? '' : row.join(GAP);
}

const GAP = '  ';

/** One that does nothing now is struck and stands in brackets, since not every terminal strikes. */
function partOf({ key, label, disabled }: HintView, theme: Theme): { readonly cells: number; readonly drawn: string } {
  const [shownKey, shownLabel] = [clean(key), clean(label)];
  const text = `${shownKey} ${shownLabel}`;
  if (disabled !== undefined) return { cells: width(text) + 2, drawn: theme.style('9', `(${text})`) };
  return { cells: width(text), drawn: `${theme.paint('ui.key', shownKey)} ${theme.paint('ui.keyDesc', shownLabel)}` };
}
