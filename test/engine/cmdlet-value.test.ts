import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const advanced = (body: string) => `function Test-It { [CmdletBinding()] param() ${body} }`;
const RECORD =
  "[System.Management.Automation.ErrorRecord]::new([InvalidOperationException]::new('No.'), 'MyId', 'InvalidArgument', 5)";

test('WriteError writes a record of the function and goes on', async () => {
  const source = `${advanced(`$PSCmdlet.WriteError(${RECORD}); 'after'`)}; Test-It -ErrorVariable e; $e[0].CategoryInfo.ToString()`;
  const { output, errors } = await runCase(source);
  expect(errors.map(each => [each.id, each.message])).toEqual([['MyId,Test-It', 'No.']]);
  expect(output).toEqual(['after', 'InvalidArgument: (5:Int32) [Test-It], InvalidOperationException']);
});

test('ThrowTerminatingError ends the function, and for its caller one statement', async () => {
  const source = `${advanced(`try { 1 / 0 } catch { $PSCmdlet.ThrowTerminatingError($_) }; 'never'`)}; Test-It; 'goes on'`;
  const { output, errors, ended } = await runCase(source);
  expect(ended).toBe(false);
  expect(errors.map(each => each.id)).toEqual(['RuntimeException,Test-It']);
  expect(output).toEqual(['goes on']);
});

test('it can be caught outside, and inside', async () => {
  const throwing = `$PSCmdlet.ThrowTerminatingError(${RECORD})`;
  const outside = `${advanced(throwing)}; try { Test-It } catch { $_.FullyQualifiedErrorId; $_.TargetObject }`;
  expect((await runCase(outside)).output).toEqual(['MyId,Test-It', 5]);
  const inside = `${advanced(`try { ${throwing} } catch { 'caught' }; 'after'`)}; Test-It`;
  expect((await runCase(inside)).output).toEqual(['caught', 'after']);
});

test('WriteObject and the talking streams', async () => {
  const source = `${advanced("$PSCmdlet.WriteObject('out'); $PSCmdlet.WriteWarning('w'); $PSCmdlet.WriteVerbose('v')")}; Test-It -Verbose 3>&1 4>&1 | ForEach-Object { "$_" }`;
  expect((await runCase(source)).output).toEqual(['out', 'w', 'v']);
});
