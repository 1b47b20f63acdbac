import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const idsOf = async (source: string) => (await runCase(source)).errors.map(each => each.id);

test.each([
  "'a' * 1gb",
  '@(1) * 1gb',
  "$x = 'a' * 200mb; $x + $x + $x",
  "$x = 'a' * 200mb; -join ($x, $x, $x)",
  '$x = \'a\' * 200mb; "$x$x$x"',
])('%s is more than there is room for, and the next statement runs', async source => {
  const { output, errors } = await runCase(`$null = $(${source}); 'on'`);
  expect(errors.map(each => each.id)).toEqual(['System.OutOfMemoryException']);
  expect(output).toEqual(['on']);
});

test('the error can be caught by its name', async () => {
  const { output } = await runCase("try { 'a' * 1gb } catch [System.OutOfMemoryException] { 'caught' }");
  expect(output).toEqual(['caught']);
});

test('what JavaScript’s objects have is no variable, environment variable, encoding or format', async () => {
  expect((await runCase('$constructor; $env:constructor; $env:__proto__')).output).toEqual([null, null, null]);
  expect(await idsOf("'x' | Out-File x -Encoding constructor")).toEqual([
    'ParameterArgumentTransformationError,Microsoft.PowerShell.Commands.OutFileCommand',
  ]);
  expect((await runCase('Get-Date 2024-01-02 -Format valueOf')).errors).toEqual([]);
});
