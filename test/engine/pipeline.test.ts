import { describe, expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const outputs = async (source: string) => (await runCase(source)).output;
const errorIds = async (source: string) => (await runCase(source)).errors.map(each => each.id);

describe('upstream stops when nobody reads on', () => {
  test.each([
    [
      'a loop in a function',
      'function f { $n = 0; while ($true) { $n++; $n } }; f | Select-Object -First 3',
      [1, 2, 3],
    ],
    [
      'through a filter',
      'function f { $n = 0; while ($true) { $n++; $n } }; f | where { $_ % 2 } | select -First 2',
      [1, 3],
    ],
    ['a range longer than memory', '1..1000000000 | where { $_ % 2 } | select -First 2', [1, 3]],
    [
      'finally still runs',
      '$log = "no"; function f { try { 1; 2 } finally { $global:log = "yes" } }; f | select -First 1; $log',
      [1, 'yes'],
    ],
  ])('%s', async (_, source, wanted) => expect(await outputs(source)).toEqual(wanted));
});

describe('functions', () => {
  test.each([
    ['begin, process, end', 'function f { begin { "b" } process { $_ * 2 } end { "e" } }; 1..2 | f', ['b', 2, 4, 'e']],
    [
      'parameters by value and name',
      'function f([int]$a, [string]$b = "x") { "$a$b" }; f 1; f -b y -a 2',
      ['1x', '2y'],
    ],
    [
      'from the pipeline',
      'function f { param([Parameter(ValueFromPipeline)]$x) process { "<$x>" } }; 1, 2 | f',
      ['<1>', '<2>'],
    ],
    ['$args', 'function f { $args.Count }; f a b c', [3]],
    ['a scope of their own', '$x = 1; function f { $x = 2; $x }; f; $x', [2, 1]],
    ['return', 'function f { 1; return 2; 3 }; f', [1, 2]],
    ['a block that is invoked', '$b = { param($a, $b) "$a-$b" }; $b.Invoke(1, 2); $args.Count', ['1-2', 0]],
    [
      '-ErrorAction',
      'function f { [CmdletBinding()] param() Get-Variable nosuch; "on" }; try { f -ea Stop } catch { "stopped" }',
      ['stopped'],
    ],
    [
      '-ErrorVariable',
      'function f { [CmdletBinding()] param() Get-Variable nosuch }; f -ea SilentlyContinue -ev e; $e.Count',
      [1],
    ],
    ['-OutVariable', 'function f { [CmdletBinding()] param() 1; 2 }; f -ov o; $o.Count', [1, 2, 2]],
    ['splatting', '$p = @{ a = 1; b = "z" }; function f($a, $b) { "$a$b" }; f @p', ['1z']],
  ])('%s', async (_, source, wanted) => expect(await outputs(source)).toEqual(wanted));
});

describe('errors', () => {
  test('one statement fails, the next one runs', async () => {
    const { output, errors } = await runCase('1/0; "next"');
    expect(output).toEqual(['next']);
    expect(errors).toHaveLength(1);
  });

  test.each([
    ['an unknown command', 'Get-Nothing', ['CommandNotFoundException']],
    ['throw ends the script', 'throw "gone"; "never"', ['gone']],
    ['break without a loop', '1, 2 | % { break }', ['NoEnclosingLoop']],
    ['a range too long to keep', '$all = 1..1000000000', ['RangeTooLong']],
    ['a function without an end', 'function f { f }; f', ['CallDepthOverflow']],
    ['a sum without an end', Array(20_000).fill('1').join('+'), ['ScriptTooComplicated']],
  ])('%s', async (_, source, ids) => expect(await errorIds(source)).toEqual(ids));

  test.each([
    ['try and catch', 'try { throw "x" } catch { "caught $_" } finally { "done" }', ['caught x', 'done']],
    ['$? tells', 'Get-Nothing; $?; 1 | Out-Null; $?', [false, true]],
    ['&& and ||', '(1 && 2); Get-Variable nosuch 2>$null || "instead"', [1, 2, 'instead']],
    ['2>$null hides', 'Get-Variable nosuch 2>$null; "on"', ['on']],
    ['2>$null hides what happens in a block', '& { 1/0; "on" } 2>$null; 1 | % { Get-Variable nosuch } 2>$null', ['on']],
    ['Stop makes every error the last', '$ErrorActionPreference = "Stop"; 1; 1/0; 2', [1]],
    ['SilentlyContinue shows none', '$ErrorActionPreference = "SilentlyContinue"; 1/0; $Error.Count', [1]],
    ['return ends the script', '1; return 2; 3', [1, 2]],
    ['[void] and $null take what nobody wants', '[void](1 + 1); $null = 2; $null', [null]],
    ['-ErrorAction SilentlyContinue keeps', 'Get-Variable nosuch -ea SilentlyContinue; $Error.Count', [1]],
    ['-ErrorAction by number', 'Get-Variable nosuch -ea 0; "on"; $Error.Count', ['on', 1]],
    ['-ErrorAction Stop can be caught', 'try { Get-Variable nosuch -ea Stop } catch { "stopped" }', ['stopped']],
    ['-ErrorVariable', 'Get-Variable nosuch -ea SilentlyContinue -ErrorVariable e; $e.Count', [1]],
    [
      '2>&1 puts errors among the output',
      '(Get-Variable nosuch 2>&1).FullyQualifiedErrorId',
      ['VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand'],
    ],
    ['2>&1 keeps the order', 'function f { "a"; Get-Variable nosuch; "b" }; (f 2>&1).Count; (f 2>&1)[2]', [3, 'b']],
  ])('%s', async (_, source, wanted) => expect(await outputs(source)).toEqual(wanted));
});

test('a filter over a long range can be cancelled', async () => {
  const abort = new AbortController();
  const running = runCase('1..2000000000 | where { $_ -lt 0 }', { signal: abort.signal });
  setImmediate(() => abort.abort());
  expect(await running).toMatchObject({ outcome: 'cancelled', errors: [] });
});

test('a hundred thousand objects pass a filter without a promise for each', async () => {
  expect(await outputs('(1..100000 | where { $_ % 1000 -eq 0 } | measure).Count')).toEqual([100]);
});
