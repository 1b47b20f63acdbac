import type { Value } from '../../../values/value.ts';
import type { RowFilter } from '../list/row-filter.ts';
import type { ReadFilter } from './row-filter.ts';
import type { ScriptTester } from './script-tester.ts';

/** Rows that the engine tests in one go. */
const BATCH = 2000;

export interface ScriptFiltering {
  readonly tester: ScriptTester;
  /** Ends it: the filter is no longer wanted. */
  readonly signal: AbortSignal;
  /** More rows have been tested: the list is to ask its filter again. `problem`: what went wrong first. */
  tested(problem: string | undefined): void;
}

/**
 * A filter with a block as one that a list can ask at once. A row that the engine has not seen is put down to be tested and does not pass
 * until then; what it answered once is kept. `tested` comes when all rows are through, and before that each time that so many again are, so that
 * a long list is not asked over and over.
 */
export function scriptFilter(
  { text, test, isOpen }: ReadFilter,
  { tester, signal, tested }: ScriptFiltering,
): RowFilter {
  const answers = new Map<Value, boolean>();
  let waiting: Value[] = [];
  let isRunning = false;
  let told = 0;
  let problem: string | undefined;
  const run = async () => {
    while (waiting.length > 0 && !signal.aborted) {
      const rows = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      const verdict = await tester(rows, signal);
      if (signal.aborted) return;
      problem ??= verdict.problem;
      for (const row of rows) answers.set(row, verdict.passed.has(row));
      if (waiting.length > 0 && answers.size < 2 * told) continue;
      told = answers.size;
      tested(problem);
    }
    isRunning = false;
  };
  return {
    text,
    isOpen,
    test(value, row) {
      if (!test(value, row)) return false;
      const answer = answers.get(value);
      if (answer !== undefined) return answer;
      answers.set(value, false);
      waiting.push(value);
      if (!isRunning) {
        isRunning = true;
        // a list tests many rows at a stretch: they go together
        queueMicrotask(() => void run());
      }
      return false;
    },
  };
}
