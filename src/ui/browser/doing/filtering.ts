import type { Value } from '../../../values/value.ts';
import type { BrowserShell } from '../browser-shell.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import type { ReadFilter } from '../filter/row-filter.ts';
import { scriptFilter } from '../filter/script-filter.ts';
import { type ScriptTester, scriptTester } from '../filter/script-tester.ts';
import type { ListModel } from '../list/list-model.ts';
import type { RowFilter } from '../list/row-filter.ts';
import { readOpenRows } from '../open-rows.ts';
import type { ReadingDesk } from '../reading-desk.ts';

/** What filtering needs of the browser. */
export interface FilteringDesk extends Pick<ReadingDesk, 'activities' | 'changed' | 'say'> {
  readonly shell: Pick<BrowserShell, 'now' | 'engine'>;
}

/** Some rows are enough to know which fields there are. */
const SAMPLE = 50;

/** Some of a list's rows, for what can be asked of them. */
export const sampleOf = (list: ListModel): readonly Value[] => list.values.slice(0, SAMPLE);

/**
 * Filters a list by a text; what is wrong with it, in which case the filter before it stays. A block is run only when the line is entered:
 * half-typed ones may be whole commands.
 */
export function applyFilter(
  text: string,
  list: ListModel,
  desk: FilteringDesk,
  { isTyping } = { isTyping: false },
): string | undefined {
  if (text.trim() === '') {
    list.filter = undefined;
    return undefined;
  }
  const rows = sampleOf(list);
  const parsed = parseFilter(text, { now: () => desk.shell.now(), ...(rows.length > 0 ? { rows } : {}) });
  if ('problem' in parsed) return parsed.problem;
  const { filter } = parsed;
  if (isTyping && filter.script !== undefined) return undefined;
  list.filter = filter.script === undefined ? filter : testedByEngine(filter, filter.script, list, desk);
  void readOpenRows(list, desk);
  return undefined;
}

/** Has the engine test the rows with the filter's block, those too that come later; what was not tested yet does not pass. */
function testedByEngine(filter: ReadFilter, script: string, list: ListModel, desk: FilteringDesk): RowFilter {
  const ended = new AbortController();
  const test = scriptTester(desk.shell.engine, script);
  const tester: ScriptTester = async (rows, signal) => {
    if (list.filter !== held) {
      ended.abort();
      return { passed: new Set(), problem: undefined };
    }
    const activity = desk.activities.begin(`filtering by { ${script} }`, signal);
    try {
      return await test(rows, activity.signal);
    } finally {
      if (activity.signal.aborted) ended.abort();
      activity.end();
      desk.changed();
    }
  };
  const held = scriptFilter(filter, {
    tester,
    signal: ended.signal,
    tested(problem) {
      if (list.filter !== held) return;
      list.retest();
      if (problem !== undefined) desk.say(problem, 'state.error');
      desk.changed();
    },
  });
  return held;
}
