import { describe, expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

/** Runs a script and presses Ctrl+C as soon as anything else has its turn. */
async function cancelled(source: string) {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 0);
  return runCase(source, { signal: stop.signal });
}

describe('Ctrl+C ends', () => {
  test.each([
    ['while', 'while ($true) {}'],
    ['for', 'for (;;) {}'],
    ['do', 'do { $n++ } until ($false)'],
    ['a loop around a command', 'while ($true) { Get-Verb | Out-Null }'],
    ['a loop in a function', 'function f { while ($true) { } }; f'],
    ['a loop in a block of a filter', '1..3 | Where-Object { while ($true) {} }'],
    ['a loop in a method', '(1..3).ForEach({ while ($true) {} })'],
    ['a loop in a calculated property', '1 | Select-Object @{ n = "x"; e = { while ($true) {} } }'],
    ['a loop in a condition', 'if ($(while ($true) {})) { 1 }'],
    ['a loop in a default value', 'function f($x = $(while ($true) {})) { $x }; f'],
    ['a loop that catches everything', 'while ($true) { try { throw 1 } catch { } }'],
    ['a loop over a long range', 'foreach ($i in 1..2147483647) { }'],
    ['a switch over one', 'switch (1..2147483647) { 0 { "never" } }'],
    ['an endless pipeline', 'function f { while ($true) { 1 } }; f | Measure-Object'],
    ['a sort that is being fed', 'function f { while ($true) { 1 } }; f | Select-Object -First 50mb | Sort-Object'],
    ['sleep', 'Start-Sleep 3600'],
    [
      'a recursion without a loop',
      'function fib($n) { if ($n -lt 2) { $n } else { (fib ($n - 1)) + (fib ($n - 2)) } }; fib 60',
    ],
    ['a method over many', '(1..5000000).Where({ $_ -lt 0 })'],
    ['mutual recursion', 'function a { b }; function b { try { a } catch { a } }; a'],
  ])('%s', async (_, source) => {
    const { outcome, output } = await cancelled(source);
    expect(outcome).toBe('cancelled');
    expect(output).toEqual([]);
  });

  test('and finally blocks run all the same', async () => {
    const { outcome, output } = await cancelled('try { while ($true) {} } finally { "tidied" }');
    expect(outcome).toBe('cancelled');
    expect(output).toEqual(['tidied']);
  });
});
