import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { environment, launcher } from './acrsh.ts';

/** Far less than the objects take together; the program itself needs about 30. */
const MEGABYTES = 64;

/** Objects of a kilobyte each; so few that a slow machine is through in time. */
const OBJECTS = 75_000;
const LAST = OBJECTS - 1;

test.for([
  [
    'filters and projections',
    'ForEach-Object { [pscustomobject]@{ N = $_; Text = $text.ToUpper() } } | Where-Object N -ge 10 | Select-Object Text, @{ n = "Half"; e = { $_.N / 2 } } | Measure-Object Half -Maximum | ForEach-Object { $_.Count; $_.Maximum }',
    `${OBJECTS - 10}\n${LAST / 2}`,
  ],
  ['a function', 'f | Select-Object -Last 1 | ForEach-Object { $_.Substring(0, 8) }', `<${LAST} A`],
  [
    'text',
    `ForEach-Object { "line $_ " + $text.ToUpper() } | Select-String 'line ${LAST}' | Measure-Object | % Count`,
    '1',
  ],
  ['a table', 'ForEach-Object { @{ n = $text.ToUpper() } } | Format-Table | Out-Null; "done"', 'done'],
])('%s: of the objects that go through it nothing is kept', async ([, source, wanted], { signal }) => {
  const given = `$text = 'a kb' * 256; function f { process { "<$_ " + $text.ToUpper() } }`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`--max-old-space-size=${MEGABYTES}`, launcher, '-NoProfile', '-c', `${given}; 0..${LAST} | ${source}`],
    { env: environment(), signal },
  );
  expect(stdout).toBe(`${wanted}\n`);
});
