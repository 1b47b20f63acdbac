import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

test.each([
  // about_Assignment_Operators: compound assignment sees no outer scope
  ['a compound assignment begins at nothing', '$x = 1; & { $x += 1; $x }', [1]],
  ['in a function too', '$x = 5; function f { $x *= 2; "$x" }; f; $x', ['', 5]],
  ['an ordinary assignment reads the outer scope', '$x = 1; & { $x = $x + 1; $x }; $x', [2, 1]],
  ['++ reads the outer scope', '$x = 1; & { $x++; $x }; $x', [2, 1]],
  ['a block that runs where it was written shares its scope', '$x = 10; 1..3 | ForEach-Object { $x += $_ }; $x', [16]],
  ['so does a dot-sourced one', '$x = 1; . { $x += 1 }; $x', [2]],
  ['a prefix says which', '$x = 1; & { $script:x += 1; $x }; $x', [2, 2]],
])('%s', async (_, source, expected) => {
  const { output, errors } = await runCase(source);
  expect(errors).toEqual([]);
  expect(output).toEqual(expected);
});
