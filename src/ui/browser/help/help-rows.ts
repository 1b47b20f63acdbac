import { bufferOf } from '../../../editor/buffer.ts';
import { clean } from '../../../terminal/clean.ts';
import { cut, pad, width } from '../../../terminal/width.ts';
import { wrap } from '../../../views/lines.ts';
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
/** Cells before an entry, where the chosen one is marked. */
const MARK_CELLS = 2;
/** Rows of the search above the list and of the chosen entry below it. */
const OTHER_ROWS = 2;

const footer = [
  { key: 'Enter', label: 'do it' },
  { key: '↑↓', label: 'choose' },
  { key: 'Esc', label: 'close' },
];

/** Rows of the list on a screen of so many rows. */
const listRows = (rows: number): number => Math.max(1, rows - BOX_FRAME_ROWS - OTHER_ROWS);

/** The help as it is drawn. */
export interface DrawnHelp {
  readonly rows: readonly string[];
  /** The rows of the list that are in sight at a time. */
  readonly page: number;
  /** In which row of the whole list each of the shown entries begins. */
  readonly begins: readonly number[];
}

/** The help in its box. Its size stays while the search narrows it, so that nothing jumps. */
export function drawHelp(
  { shown, entries, search, selected }: HelpState,
  { columns, rows, theme }: Surface,
): DrawnHelp {
  const boxWidth = Math.min(columns, WIDEST);
  const cells = Math.max(0, boxWidth - BOX_EDGES);
  const headed = search === '';
  const list = linesOf(shown, headed, cells);
  const height = Math.min(listRows(rows), linesOf(entries, true, cells).length);
  const chosen = shown[selected];
  const at = list.findIndex(each => each.of === chosen);
  const top = Math.max(0, Math.min(at - Math.floor(height / 2), list.length - height));
  const seen = list.slice(top, top + height);
  const drawn = seen.map(each => lineRow(each, { cells, isSelected: each.of === chosen }, theme));
  const blank = Array.from({ length: height - drawn.length }, () => '');
  const count = headed ? String(entries.length) : `${shown.length} of ${entries.length}`;
  const box = drawBox(
    {
      title: `Help (${count})`,
      lines: [searchRow(search, cells, theme), ...drawn, ...blank, factsRow(chosen, cells, theme)],
      footer,
      width: boxWidth,
    },
    theme,
  );
  return { rows: box, page: height, begins: shown.map(entry => list.findIndex(each => each.of === entry)) };
}

/** A row of the list: the heading of a group, or a part of an entry, which goes on below where it is too long for one. */
interface ListLine {
  readonly of: HelpEntry | string;
  readonly names: string;
  readonly words: string;
  /** Why it does nothing here. */
  readonly why: string;
}

/** The entries below the headings of their groups; found ones come by their worth and have none. */
function linesOf(shown: readonly HelpEntry[], headed: boolean, cells: number): readonly ListLine[] {
  return shown.flatMap((entry, index) => {
    const isFirst = headed && shown[index - 1]?.group !== entry.group;
    const heading: ListLine = { of: entry.group, names: '', words: entry.group, why: '' };
    return [...(isFirst ? [heading] : []), ...entryLines(entry, cells)];
  });
}

function entryLines(entry: HelpEntry, cells: number): readonly ListLine[] {
  const [keyCells, wordCells] = columnsOf(cells);
  const names = wrap(entry.keys.join(' '), keyCells);
  const text = entry.reason === undefined ? entry.words : `${entry.words} (${clean(entry.reason)})`;
  const texts = wrap(text, wordCells);
  let at = 0;
  return Array.from({ length: Math.max(names.length, texts.length) }, (_, row) => {
    const part = texts[row] ?? '';
    // the blank at which a row was broken is on none
    const start = text.indexOf(part, at);
    at = start + part.length;
    const cutAt = Math.max(0, entry.words.length - start);
    return { of: entry, names: names[row] ?? '', words: part.slice(0, cutAt), why: part.slice(cutAt) };
  });
}

/** Cells of the names of keys and of the words beside them. */
function columnsOf(cells: number): readonly [number, number] {
  const room = Math.max(0, cells - MARK_CELLS);
  const keyCells = Math.min(KEY_CELLS, Math.floor(room / 3));
  return [keyCells, Math.max(0, room - keyCells - 1)];
}

function searchRow(search: string, cells: number, theme: Theme): string {
  const label = 'Search: ';
  return theme.paint('ui.keyDesc', label) + fieldRow(bufferOf(search), { cells: cells - label.length }, theme);
}

interface LineLook {
  readonly cells: number;
  readonly isSelected: boolean;
}

function lineRow({ of, names, words, why }: ListLine, { cells, isSelected }: LineLook, theme: Theme): string {
  if (typeof of === 'string') return theme.paint('ui.title', cut(words, cells));
  const [keyCells, wordCells] = columnsOf(cells);
  const keys = pad(cut(names, keyCells), keyCells);
  const text = cut(words, wordCells);
  const rest = cut(why, wordCells - width(text));
  if (isSelected) return theme.paint('ui.cursorRow', pad(`> ${keys} ${text}${rest}`, cells));
  const told = theme.paint(of.reason === undefined ? 'ui.text' : 'ui.muted', text) + theme.paint('state.warn', rest);
  return `  ${theme.paint('ui.key', keys)} ${told}`;
}

/** The name that keymaps use, and what stands in the way, for the chosen entry. */
function factsRow(entry: HelpEntry | undefined, cells: number, theme: Theme): string {
  if (entry === undefined) return theme.paint('ui.muted', cut('Nothing here has these words.', cells));
  const { action, keys, reason } = entry;
  if (reason !== undefined) return theme.paint('state.warn', cut(`Not now: ${clean(reason)}`, cells));
  const bound = keys.length === 0 ? 'it has no key' : `its keys: ${keys.join(' ')}`;
  return theme.paint('ui.muted', cut(`In keys.json "${action}"; ${bound}`, cells));
}
