import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { environment, launcher } from './acrsh.ts';

/** Far less than a million objects take; the program itself needs about 30. */
const MEGABYTES = 64;

test.each([
  [
    'filters and projections',
    '1..1000000 | ForEach-Object { [pscustomobject]@{ N = $_; Tag = "tag $_" } } | Where-Object N -gt 10 | Select-Object N, @{ n = "Half"; e = { $_.N / 2 } } | Measure-Object N -Maximum | ForEach-Object Count',
    '999990',
  ],
  ['a function', 'function f { process { "<$_>" } }; 1..1000000 | f | Select-Object -Last 1', '<1000000>'],
  ['text', '1..1000000 | ForEach-Object { "line $_" } | Select-String 999999 | ForEach-Object Line', 'line 999999'],
  ['a table', '1..1000000 | ForEach-Object { @{ n = $_ } } | Format-Table | Out-Null; "done"', 'done'],
])('a million objects through %s fit into little memory', async (_, source, wanted) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`--max-old-space-size=${MEGABYTES}`, launcher, '-NoProfile', '-c', source],
    { env: environment() },
  );
  expect(stdout).toBe(`${wanted}\n`);
});
