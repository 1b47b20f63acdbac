import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const outputs = async (source: string) => {
  const { output, errors } = await runCase(source);
  expect(errors).toEqual([]);
  return output;
};

// The scripts follow the examples of about_Automatic_Variables, Using enumerators.

test('$input in process gives the current object once; Reset brings it back', async () => {
  const source = 'function f { process { "1 $input"; "2 $input"; $input.Reset(); "3 $input" } }; "one", "two" | f';
  expect(await outputs(source)).toEqual(['1 one', '2 ', '3 one', '1 two', '2 ', '3 two']);
});

test('$input outside process is all that came', async () => {
  const source =
    'function f { "a $input"; "b $input"; $input.Reset(); "c $input"; [void]$input.MoveNext(); "d $input" }; 1..3 | f';
  expect(await outputs(source)).toEqual(['a 1 2 3', 'b ', 'c 1 2 3', 'd ']);
});

test('$input.Current needs MoveNext', async () => {
  const source =
    'function f { process { "before $($input.Current)"; $null = $input.MoveNext(); "after $($input.Current)" } }; 7 | f';
  expect(await outputs(source)).toEqual(['before ', 'after 7']);
});

test('$foreach goes on within a round and can begin again', async () => {
  expect(await outputs('foreach ($n in 1..5) { "$n"; [void]$foreach.MoveNext() }')).toEqual(['1', '3', '5']);
  const again = '$stop = 0; foreach ($n in 1, 2) { $n; if ($n -eq 2 -and $stop++ -lt 1) { $foreach.Reset() } }';
  expect(await outputs(again)).toEqual([1, 2, 1, 2]);
});

test('an inner loop has its own $foreach, the outer one is there again afterwards', async () => {
  const source =
    'foreach ($a in 1, 2) { foreach ($b in 8, 9) { $foreach.Current }; $foreach.Current }; $null -eq $foreach';
  expect(await outputs(source)).toEqual([8, 9, 1, 8, 9, 2, true]);
});

test('$switch goes on as well', async () => {
  expect(await outputs('switch (1..4) { 2 { [void]$switch.MoveNext(); $switch.Current } default { "d$_" } }')).toEqual([
    'd1',
    3,
    'd4',
  ]);
});

test('an assignment of $_ holds for the rest of the block', async () => {
  expect(await outputs('1, 2 | ForEach-Object { $_ = $_ * 10; $_ + 1 }')).toEqual([11, 21]);
  expect(await outputs('switch (1) { 1 { $_ = 2; "one" } 2 { "two" } }')).toEqual(['one', 'two']);
});
