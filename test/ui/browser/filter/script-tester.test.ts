import { expect, test } from 'vitest';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { scriptTester, withPassed } from '../../../../src/ui/browser/filter/script-tester.ts';
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
  const withScript = withPassed({ ...read.filter, test: () => true }, passed);
  expect(rows.filter(each => withScript.test(each, { isMarked: false }))).toHaveLength(passed.size);
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
