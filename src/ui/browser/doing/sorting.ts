import type { ActionName } from '../keys/action.ts';
import { type Doing, type Doings, inList } from './doing.ts';

/** Sorts by the first of these columns that the list has; `descending` at first, the other way when pressed again. */
const by = (columns: readonly string[], descending: boolean): Doing =>
  inList((list, desk) => {
    const labels = list.columnLabels;
    const column = columns.find(each => labels.includes(each));
    if (column === undefined) desk.say(`This list has no column ${columns.join(' or ')}.`, 'state.warn');
    else if (list.sort?.column === column) list.sortBy(column, !list.sort.descending);
    else list.sortBy(column, descending);
  });

export const sorting = {
  'sort-name': by(['Name', 'Item', 'RegistryName', 'Digest'], false),
  'sort-age': by(['LastUpdated', 'Created', 'Began', 'Staged', 'CreatedTime'], true),
  'sort-size': by(['Size'], true),
  'sort-tags': by(['Tags', 'Below'], true),
  'sort-selected-column': inList((list, desk) => {
    const column = list.selectedColumn;
    if (column === undefined) desk.say('Shift+← and Shift+→ choose a column.', 'ui.muted');
    else list.sortBy(column);
  }),
  'select-prev-column': inList(list => list.selectColumn(-1)),
  'select-next-column': inList(list => list.selectColumn(1)),
} satisfies Doings<ActionName>;
