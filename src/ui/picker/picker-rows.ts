import { clean } from '../../terminal/clean.ts';
import { cut, pad } from '../../terminal/width.ts';
import type { Theme } from '../theme/theme.ts';
import type { PickerState } from './picker.ts';

/** Rows that are not items: the title above, the keys below. */
export const FRAME_ROWS = 2;

export interface PickerSurface {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
}

/** The whole screen: title with the filter and how many it leaves, the items around the selected one, the keys. */
export function pickerRows(
  title: string,
  { items, shown, filter, selected }: PickerState,
  { columns, rows, theme }: PickerSurface,
): readonly string[] {
  const page = Math.max(1, rows - FRAME_ROWS);
  const top = Math.max(0, Math.min(selected - Math.floor(page / 2), shown.length - page));
  const count = filter === '' ? String(items.length) : `${shown.length} of ${items.length}`;
  const head = cut(`${title} (${count})  filter: ${clean(filter)}`, columns - 1);
  const lines = shown.slice(top, top + page).map(({ facts, text }, index) => {
    const line = cut(`${facts} ${clean(text.replaceAll('\n', ' ⏎ '))}`, columns - 3);
    if (top + index !== selected) return `  ${line}`;
    return theme.paint('ui.cursorRow', pad(`> ${line}`, columns - 1));
  });
  const blank = Array.from({ length: page - lines.length }, () => '');
  const keys = cut('type to narrow  ↑↓ choose  Enter take  Esc close', columns - 1);
  return [theme.paint('ui.title', head), ...lines, ...blank, theme.paint('ui.keyDesc', keys)];
}
