import { clean } from '../../terminal/clean.ts';
import { cut, pad, width } from '../../terminal/width.ts';
import type { Theme } from '../theme/theme.ts';
import type { PickerState } from './picker.ts';

/** Rows that are not items: the title. */
export const FRAME_ROWS = 1;

export interface PickerSurface {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
}

/** The screen above the filter: title with how many are left and the keys, then the items around the selected one. */
export function pickerRows(
  title: string,
  { items, shown, filter, selected }: PickerState,
  { columns, rows, theme }: PickerSurface,
): readonly string[] {
  const page = Math.max(1, rows - FRAME_ROWS);
  const top = Math.max(0, Math.min(selected - Math.floor(page / 2), shown.length - page));
  const count = filter === '' ? String(items.length) : `${shown.length} of ${items.length}`;
  const head = cut(`${title} (${count})`, columns - 1);
  const keys = cut('  ↑↓ choose  Enter take  Esc close', columns - 1 - width(head));
  const lines = shown.slice(top, top + page).map(({ facts, text }, index) => {
    const line = cut(`${facts} ${clean(text.replaceAll('\n', ' ⏎ '))}`, columns - 3);
    if (top + index !== selected) return `  ${line}`;
    return theme.paint('ui.cursorRow', pad(`> ${line}`, columns - 1));
  });
  const blank = Array.from({ length: page - lines.length }, () => '');
  return [theme.paint('ui.title', head) + theme.paint('ui.keyDesc', keys), ...lines, ...blank];
}
