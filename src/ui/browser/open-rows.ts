import { setImmediate } from 'node:timers/promises';
import { isObject } from '../../values/object-value.ts';
import type { Value, View } from '../../values/value.ts';
import { prepareViews } from '../../views/prepare.ts';
import type { ListModel } from './list/list-model.ts';
import type { RowFilter } from './list/row-filter.ts';
import type { ReadingDesk } from './reading-desk.ts';

/** What the browser asks of a view for its rows: what only it shows, where there is that. */
export const readerOf = (view: View | undefined): View['prepare'] => view?.detail ?? view?.prepare;

/**
 * Reads what the filter of a list asks of rows that nobody has looked at yet: until then it cannot be told whether they pass, and they are not
 * shown.
 */
export async function readOpenRows(
  list: ListModel,
  desk: Pick<ReadingDesk, 'activities' | 'changed' | 'say'>,
): Promise<void> {
  const { filter } = list;
  const open = filter ? await openRows(list, filter) : [];
  if (open.length === 0 || list.filter !== filter) return;
  const activity = desk.activities.begin('reading what the filter asks for');
  try {
    const reading = { signal: activity.signal, isFirst: false, progress: () => {} };
    for (const each of await prepareViews(open, reading, readerOf)) desk.say(each, 'state.warn');
  } catch (error) {
    if (!activity.signal.aborted) throw error;
    desk.say('Stopped: rows of which the filter knows nothing are not shown.', 'state.warn');
  } finally {
    activity.end();
    if (list.filter === filter) list.retest();
    desk.changed();
  }
}

/** Keys are not kept waiting while a long list is asked. */
async function openRows(list: ListModel, filter: RowFilter): Promise<readonly Value[]> {
  const open: Value[] = [];
  for (let from = 0; filter.isOpen && from < list.loaded && list.filter === filter; from += SLICE) {
    if (from > 0) await setImmediate();
    for (const each of list.values.slice(from, from + SLICE))
      if (filter.isOpen(each) && hasReader(each)) open.push(each);
  }
  return open;
}

/** Rows that are asked in one go. */
const SLICE = 2048;

const hasReader = (value: Value): boolean => isObject(value) && readerOf(value.type.view) !== undefined;
