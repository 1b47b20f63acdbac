import { setImmediate } from 'node:timers/promises';
import type { Value } from '../../../values/value.ts';
import type { Desk } from '../desk.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import type { ReadFilter } from '../filter/row-filter.ts';
import { scriptTester, withPassed } from '../filter/script-tester.ts';
import type { ListModel } from '../list/list-model.ts';

/** Some rows are enough to know which fields there are. */
const SAMPLE = 50;
/** Rows that the engine tests before it is looked at the keyboard. */
const BATCH = 500;

/** Filters a list by a text; what is wrong with it, in which case the filter before it stays. */
export function applyFilter(text: string, list: ListModel, desk: Desk): string | undefined {
  if (text.trim() === '') {
    list.filter = undefined;
    return undefined;
  }
  const rows = list.table(SAMPLE).rows.map(each => each.value);
  const parsed = parseFilter(text, { now: () => desk.shell.now(), ...(rows.length > 0 ? { rows } : {}) });
  if ('problem' in parsed) return parsed.problem;
  const { filter } = parsed;
  if (filter.script === undefined) list.filter = filter;
  else void testByEngine(filter, list, desk);
  return undefined;
}

/** Has the engine test the rows with the filter's block, page by page; those that were not tested yet do not pass. */
async function testByEngine(filter: ReadFilter, list: ListModel, desk: Desk): Promise<void> {
  const { script = '' } = filter;
  const passed = new Set<Value>();
  const held = withPassed(filter, passed);
  list.filter = held;
  const test = scriptTester(desk.shell.engine, script);
  const activity = desk.activities.begin(`filtering by { ${script} }`);
  try {
    for (let from = 0; from < list.values.length && list.filter === held; from += BATCH) {
      const verdict = await test(list.values.slice(from, from + BATCH), activity.signal);
      if (activity.signal.aborted) break;
      for (const each of verdict.passed) passed.add(each);
      list.retest();
      if (verdict.problem !== undefined) desk.say(verdict.problem, 'state.error');
      desk.changed();
      await setImmediate();
    }
  } finally {
    activity.end();
    desk.changed();
  }
}
