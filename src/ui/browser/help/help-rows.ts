import { bufferOf } from '../../../editor/buffer.ts';
import { clean } from '../../../terminal/clean.ts';
import { cut, pad, width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import { fieldRow } from '../dialogs/field-row.ts';
import { BOX_EDGES, BOX_FRAME_ROWS, drawBox } from '../draw/box.ts';
import type { Surface } from '../overlay.ts';
import type { HelpEntry } from './help-entries.ts';

export interface HelpState {
  /** What the search has left. */
  readonly shown: readonly HelpEntry[];
  /** All that there are. */
  readonly entries: readonly HelpEntry[];
  readonly search: string;
  /** Index in `shown`. */
  readonly selected: number;
}

/** Wider lines are hard to read. */
const WIDEST = 96;
/** Cells of the names of keys, where there is room. */
const KEY_CELLS = 18;
/** Rows of the search above the list and of the chosen entry below it. */
const OTHER_ROWS = 2;

const footer = [
  { key: 'Enter', label: 'do it' },
  { key: '↑↓', label: 'choose' },
  { key: 'Esc', label: 'close' },
];

/** Rows of the list on a screen of so many rows. */
export const listRows = (rows: number): number => Math.max(1, rows - BOX_FRAME_ROWS - OTHER_ROWS);

/** The help in its box. Its size stays while the search narrows it, so that nothing jumps. */
export function helpRows(
  { shown, entries, search, selected }: HelpState,
  { columns, rows, theme }: Surface,
): readonly string[] {
  const boxWidth = Math.min(columns, WIDEST);
  const cells = Math.max(0, boxWidth - BOX_EDGES);
  const headed = search === '';
  const list = linesOf(shown, headed);
  const height = Math.min(listRows(rows), linesOf(entries, true).length);
  const chosen = shown[selected];
  const at = chosen === undefined ? 0 : list.indexOf(chosen);
  const top = Math.max(0, Math.min(at - Math.floor(height / 2), list.length - height));
  const seen = list.slice(top, top + height).map(line => {
    if (typeof line === 'string') return theme.paint('ui.title', cut(line, cells));
    return entryRow(line, { cells, isSelected: line === chosen }, theme);
  });
  const blank = Array.from({ length: height - seen.length }, () => '');
  const count = headed ? String(entries.length) : `${shown.length} of ${entries.length}`;
  return drawBox(
    {
      title: `Help (${count})`,
      lines: [searchRow(search, cells, theme), ...seen, ...blank, factsRow(chosen, cells, theme)],
      footer,
      width: boxWidth,
    },
    theme,
  );
}

/** The entries below the headings of their groups; found ones come by their worth and have none. */
function linesOf(shown: readonly HelpEntry[], headed: boolean): readonly (HelpEntry | string)[] {
  if (!headed) return shown;
  return shown.flatMap((entry, index) => (shown[index - 1]?.group === entry.group ? [entry] : [entry.group, entry]));
}

function searchRow(search: string, cells: number, theme: Theme): string {
  const label = 'Search: ';
  return theme.paint('ui.keyDesc', label) + fieldRow(bufferOf(search), { cells: cells - label.length }, theme);
}

interface EntryLook {
  readonly cells: number;
  readonly isSelected: boolean;
}

function entryRow({ keys, words, reason }: HelpEntry, { cells, isSelected }: EntryLook, theme: Theme): string {
  const room = Math.max(0, cells - 2);
  const keyCells = Math.min(KEY_CELLS, Math.floor(room / 3));
  const names = pad(cut(keys.join(' '), keyCells), keyCells);
  const why = reason === undefined ? '' : ` (${clean(reason)})`;
  const text = cut(words, room - keyCells - 1);
  const rest = cut(why, room - keyCells - 1 - width(text));
  if (isSelected) return theme.paint('ui.cursorRow', pad(`> ${names} ${text}${rest}`, cells));
  const told = theme.paint(reason === undefined ? 'ui.text' : 'ui.muted', text) + theme.paint('state.warn', rest);
  return `  ${theme.paint('ui.key', names)} ${told}`;
}

/** The name that keymaps use, and what stands in the way, for the chosen entry. */
function factsRow(entry: HelpEntry | undefined, cells: number, theme: Theme): string {
  if (entry === undefined) return theme.paint('ui.muted', cut('Nothing here has these words.', cells));
  const { action, keys, reason } = entry;
  if (reason !== undefined) return theme.paint('state.warn', cut(`Not now: ${clean(reason)}`, cells));
  const bound = keys.length === 0 ? 'it has no key' : `its keys: ${keys.join(' ')}`;
  return theme.paint('ui.muted', cut(`In keys.json "${action}"; ${bound}`, cells));
}
