import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

// In PowerShell an object goes through the whole pipeline before the next one is made; what stages tell each other by variables shows it.
test.each([
  ['a variable', '1..3 | ForEach-Object { $x = $_; $_ } | ForEach-Object { "$x" }', ['1', '2', '3']],
  ['a filter', '1..3 | Where-Object { $x = $_; $true } | ForEach-Object { "$x" }', ['1', '2', '3']],
  ['$Matches', '"a1", "b2" | Where-Object { $_ -match "\\d" } | ForEach-Object { $Matches[0] }', ['1', '2']],
  [
    'a calculated property',
    '1, 2 | Select-Object @{ n = "a"; e = { $x = $_; $_ } } | ForEach-Object { "$x" }',
    ['1', '2'],
  ],
  [
    'several outputs of one block',
    '1 | ForEach-Object { $x = 1; $x; $x = 2; $x } | ForEach-Object { "$x" }',
    ['1', '2'],
  ],
  [
    'a pipeline in a block',
    '1 | ForEach-Object { 1..3 | ForEach-Object { $x = $_; $_ } } | ForEach-Object { "$x" }',
    ['1', '2', '3'],
  ],
  [
    'a list',
    '$l = [System.Collections.ArrayList]::new(); 1..3 | ForEach-Object { $null = $l.Add($_); $_ } | ForEach-Object { $l.Count }',
    [1, 2, 3],
  ],
  [
    'a function that looks',
    'function f { process { "$x" } }; 1..3 | ForEach-Object { $x = $_; $_ } | f',
    ['1', '2', '3'],
  ],
  [
    'a function that changes',
    'function f { 1..3 | ForEach-Object { $script:x = $_; $_ } }; f | ForEach-Object { "$script:x" }',
    ['1', '2', '3'],
  ],
  ['a counter', '$n = 0; 1..5 | ForEach-Object { $n++; $_ } | Where-Object { $n -lt 3 }', [1, 2]],
])('objects go one by one: %s', async (_, source, expected) => {
  const { output, errors } = await runCase(source);
  expect(errors).toEqual([]);
  expect(output).toEqual(expected);
});

test('what is written to the screen comes in that order too', async () => {
  const { text } = await runCase(
    '1, 2 | Where-Object { Write-Host "w$_"; $true } | ForEach-Object { Write-Host "f$_" }',
  );
  expect(text.trim().split('\n')).toEqual(['w1', 'f1', 'w2', 'f2']);
});

test('a block that goes on for ever is stopped by whoever has enough', async () => {
  const { output } = await runCase(
    '1 | ForEach-Object { while ($true) { $n++; Write-Output $n } } | Select-Object -First 3',
  );
  expect(output).toEqual([1, 2, 3]);
});
