import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

test.each([
  [
    'return in process goes on with the next object',
    'function f { process { if ($_ -eq 2) { return }; $_ } }; 1..3 | f',
    [1, 3],
  ],
  [
    'and with end',
    'function f { begin { "b"; return; "no" } process { return $_ } end { "e" } }; 1, 2 | f',
    ['b', 1, 2, 'e'],
  ],
  ['a filter too', 'filter odd { if ($_ % 2 -eq 0) { return }; $_ }; 1..4 | odd', [1, 3]],
  ['a script block too', '1..3 | & { process { if ($_ -eq 2) { return "two" }; $_ } }', [1, 'two', 3]],
  [
    'a parameter may be called Input',
    'function f { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Input) process { $Input * 2 } }; 1, 2 | f',
    [2, 4],
  ],
  ['a lone array stays one of $args', 'function f { $args.Count }; f 1, 2; f 1 2; f; f $null', [1, 2, 0, 1]],
  ['[Alias()] names a function', 'function f { [Alias("ff", "fg")] param() "it" }; ff; fg', ['it', 'it']],
  [
    'an advanced function without a pipeline parameter takes no objects',
    'function f { [CmdletBinding()] param($a) process { "p" } end { "e" } }; 5 | f 2>$null; $Error[0].FullyQualifiedErrorId; f',
    ['e', 'InputObjectNotBound,f', 'p', 'e'],
  ],
  [
    'what an attribute demands of a variable holds for later assignments',
    '[ValidateRange(1, 9)][int]$x = "7"; foreach ($next in "8", 10) { try { $x = $next } catch { $_.FullyQualifiedErrorId } }; $x; $x++; try { $x++ } catch { "no" }; $x',
    ['ValidateSetFailure', 8, 'no', 9],
  ],
  [
    'and of a parameter, but not of its default',
    'function f([ValidateRange(1, 3)][int] $n = 7) { $n; $n = "2"; try { $n = 9 } catch { $_.FullyQualifiedErrorId }; $n }; f',
    [7, 'ValidateSetFailure', 2],
  ],
  [
    'an unknown command has its name in the exception',
    'try { nosuchcmd } catch { $_.Exception.CommandName }',
    ['nosuchcmd'],
  ],
  ['null is no empty text to a switch', 'switch ("") { $null { "null" } "" { "empty" } }', ['empty']],
  ['return out of an assigned statement', 'function f { $x = if ($true) { return "one" }; "no" }; f', ['one']],
])('%s', async (_, source, expected) => {
  const { output, errors } = await runCase(source);
  expect(errors).toEqual([]);
  expect(output).toEqual(expected);
});

test.each([
  ['a parameter as it is declared', 'function f { param([int] $count) }; f x', "on parameter 'count'."],
  [
    'what a validation throws',
    "function f { param([ValidateScript({ throw 'nope' })] $x) }; f 1",
    "Cannot validate argument on parameter 'x'. nope",
  ],
  [
    'what the function says',
    "function f { param([ValidatePattern('\\d', ErrorMessage = '{0} is no {1}')] $x) }; f a",
    "Cannot validate argument on parameter 'x'. a is no \\d",
  ],
  [
    'null for a text',
    'function f { param([Parameter(Mandatory)] [string] $x) }; f $null',
    "Cannot bind argument to parameter 'x' because it is an empty string.",
  ],
  [
    'an empty text among others',
    "function f { param([Parameter(Mandatory)] [string[]] $x) }; f 'a', ''",
    "Cannot bind argument to parameter 'x' because it is an empty string.",
  ],
])('the binder names %s', async (_, source, message) => {
  expect((await runCase(source)).errors.at(-1)?.message).toContain(message);
});
