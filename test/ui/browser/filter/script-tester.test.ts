import { describe, expect, test, vi } from 'vitest';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { scriptFilter } from '../../../../src/ui/browser/filter/script-filter.ts';
import { scriptTester } from '../../../../src/ui/browser/filter/script-tester.ts';
import type { RowFilter } from '../../../../src/ui/browser/list/row-filter.ts';
import type { Value } from '../../../../src/values/value.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';
import { context } from './rows.ts';

const never = new AbortController().signal;

async function rowsOf(shell: TestShell, line: string) {
  await shell.run(line);
  return shell.values.splice(0);
}

const textsOf = (rows: Iterable<unknown>) => [...rows].map(String);

test('a block tests rows as Where-Object does, in batches', async () => {
  await using shell = await startShell();
  const rows = await rowsOf(shell, 'Get-AcrTag team/api');
  const read = parseFilter("api { $_.Name -like '1.4*' }", context);
  if ('problem' in read) throw new Error(read.problem);
  const { script = '' } = read.filter;
  const passes = scriptTester(shell.engine, script);
  const [one, other] = await Promise.all([passes(rows.slice(0, 40), never), passes(rows.slice(40), never)]);
  const passed = new Set([...one.passed, ...other.passed]);
  const expected = await rowsOf(shell, "(Get-AcrTag team/api | Where-Object { $_.Name -like '1.4*' }).Count");
  expect(expected).toEqual([passed.size]);
  expect(passed.size).toBeGreaterThan(0);
  expect([one.problem, other.problem]).toEqual([undefined, undefined]);
});

test('comments, several statements and rows that are no objects', async () => {
  await using shell = await startShell();
  const passes = scriptTester(shell.engine, '$x = $_ * 2\n$x -gt 4 # doubled');
  expect(textsOf((await passes([1, 2, 3, 4], never)).passed)).toEqual(['3', '4']);
});

test('an error is told, and the row does not pass', async () => {
  await using shell = await startShell();
  const { passed, problem } = await scriptTester(shell.engine, '$_.Nothing()')(['a'], never);
  expect(passed.size).toBe(0);
  expect(problem).toContain('Nothing');
  expect(shell.errors).toEqual([]);
});

test.each(['Remove-AcrTag team/api 1.4 -Force -Confirm:$false', 'Update-AcrTag team/api 1.4 -DeleteEnabled $false'])(
  'a block that changes something is refused: %s',
  async script => {
    await using shell = await startShell();
    const { problem } = await scriptTester(shell.engine, script)([1], never);
    expect(problem).toContain('only looks');
    expect(await shell.run('(Get-AcrTag team/api 1.4).Mode')).toEqual(['rwld']);
  },
);

describe('a list with a block', () => {
  const filter = { text: '{ … }', test: (value: Value) => value !== 0, isOpen: () => false };
  const isOdd = async (rows: readonly Value[]) => ({
    passed: new Set(rows.filter(each => Number(each) % 2 === 1)),
    problem: rows.includes(7) ? 'seven' : undefined,
  });
  const shown = (rows: readonly Value[], tested: RowFilter) =>
    rows.filter(each => tested.test(each, { isMarked: false }));

  test('shows no row before it was tested, and asks again when rows are through', async () => {
    const problems: (string | undefined)[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const tested = scriptFilter(filter, {
      tester: isOdd,
      signal: never,
      tested(problem) {
        problems.push(problem);
        resolve();
      },
    });
    expect(shown([0, 1, 2, 7], tested)).toEqual([]);
    await promise;
    expect(shown([0, 1, 2, 7], tested)).toEqual([1, 7]);
    expect(problems).toEqual(['seven']);
  });

  test('of a long list is asked a few times, and each row tested once', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => index);
    let [asked, batches] = [0, 0];
    const { promise, resolve } = Promise.withResolvers<void>();
    const tested = scriptFilter(filter, {
      async tester(each) {
        batches += each.length;
        return isOdd(each);
      },
      signal: never,
      tested() {
        asked++;
        if (shown(rows, tested).length === 50_000) resolve();
      },
    });
    shown(rows, tested);
    await promise;
    expect(batches).toBe(99_999);
    expect(asked).toBeLessThan(10);
  });

  test('is left alone when nobody wants it any longer', async () => {
    const ended = new AbortController();
    const tester = vi.fn(isOdd);
    const tested = scriptFilter(filter, { tester, signal: ended.signal, tested: () => expect.unreachable() });
    shown([1, 2], tested);
    ended.abort();
    await Promise.resolve();
    expect(tester).not.toHaveBeenCalled();
  });
});
