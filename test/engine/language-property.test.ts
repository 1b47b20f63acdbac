import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cmdletTable } from '../../src/cmdlets/table.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { Session } from '../../src/session/session.ts';
import { typeLiterals } from '../../src/values/type-literal.ts';
import type { Value } from '../../src/values/value.ts';
import { recordHost } from '../support/recording-host.ts';
import { strangerParts } from '../support/session-parts.ts';
import { flawOf } from '../values/soundness.ts';
import { anyValue } from '../values/value-arbitrary.ts';

const OPERATORS =
  '+ - / % -xor -and -or -band -bor -bxor -shl -shr -f -join -is -isnot -as -match -notmatch -cmatch -eq -ne -ceq -gt -ge -lt -le -like -notlike -contains -notcontains -in -notin -replace -split ??';

const EXPRESSIONS = [
  ...OPERATORS.split(' ').map(operator => `$left ${operator} $right`),
  ...['-', '+', '!', '-bnot ', '-split ', '-join ', ','].map(operator => `${operator}$left`),
  ...typeLiterals.map(({ names: [name] }) => `[${name}]$left`),
  '$left -split $right, 2',
  '$left -split $right, $right, $right',
  '$left -replace $right, $right',
  '$left -replace "a", { $right }',
  '$left -split { $right }',
  '"$left $right $($left.Name)"',
  '$left.$right; $left?.$right; $left.Name; $left.psobject.Properties.Name',
  '$left[$right]; $left[0]; $left[-1]; $left["x"]; $left[0..2]',
  '$left ? $right : 1',
  '@{ k = $left; $right = 1 }; [ordered]@{ $right = $left }; [pscustomobject]@{ x = $left }',
  '$left.$right(); $left.ToString($right); $left.Equals($right); $left.GetType(); $left.GetHashCode()',
  '$left::$right; $left::$right($right); $left::new($right); [datetime]::new($left, $right, 1)',
  '$left.ForEach({ $_ }); $left.ForEach($right); $left.ForEach("ToString", $right); $left.Where({ $_ -eq $right })',
  '$left.Where({ $true }, $right); $left.Where({ $true }, "First", $right)',
] as const;

const STATEMENTS = [
  '$x = $left; $x += $right',
  '$x = $left; $x -= $right',
  '$x = $left; $x++; $x',
  '$x = $left; $x--; $x',
  '$x = $left; $x[0] = $right',
  '$x = $left; $x[$right] = 1',
  '$x = $left; $x.$right = 1',
  '$x = $left; $x.Name = $right',
  '[string]$x = $left; [int]$y = $right; "$x$y"',
  '$x, $y = $left; $y',
  'switch ($left) { $right { 1 } default { 2 } }',
  'switch -Regex ($left) { $right { $Matches } }',
  'switch -Wildcard ($left) { $right { 1 } }',
  'foreach ($each in $left) { $each }',
  'if ($left) { 1 } elseif ($right) { 2 }',
  'throw $left',
  'try { throw $left } catch { $_.Exception.Message; $_ }',
  '& $left $right',
  'function f([int]$a, $b = $left) { $a; $b }; f $left $right',
  'function f([Parameter(ValueFromPipeline)]$a) { process { $a } }; $left | f',
  'function f { param([ValidateSet("a", "b")]$a) $a }; f $left',
  'function f { param([ValidateRange(1, 5)]$a) $a }; f $left',
  'function f { param([ValidateLength(1, 5)]$a) $a }; f $left',
  'function f { param([ValidatePattern("a")]$a) $a }; f $left',
  'function f { param([ValidateCount(1, 2)][object[]]$a) $a }; f $left',
] as const;

const COMMANDS = [
  '$left | ForEach-Object { $_ }; $left | ForEach-Object $right; $left | Where-Object { $_ -eq $right }',
  '$left, $right | Sort-Object; $left | Sort-Object $right -Descending',
  '$left, $right | Group-Object; $left | Group-Object $right',
  '$left, $right | Measure-Object -Sum -Average -Maximum; $left | Measure-Object $right',
  '$left, $right | Select-Object -Unique; $left | Select-Object $right; $left | Select-Object -ExpandProperty $right',
  '$left | Select-Object -First $right; $left | Select-Object -Index $right; $left | Select-Object *',
  'Compare-Object $left $right; $left, $right | Get-Unique; $left | Get-Member',
  '$left | Format-Table; $left | Format-List; $left | Format-Wide; $left | Format-Table $right; $left | Out-String',
  '$left | ConvertTo-Json -Depth 3; $left | ConvertTo-Csv; ConvertFrom-Json $left; ConvertFrom-Csv $left',
  '$left | Join-String; $left | Select-String $right; Write-Output $left; Write-Host $left $right',
  'Write-Error $left; Write-Error -Message m -TargetObject $left; Write-Warning $left',
  'Get-Date $left; Get-Date -Format $left; New-TimeSpan $left $right',
  'Join-Path $left $right; Split-Path $left; Get-Variable $left; Set-Variable x $left; Get-Command $left',
  'New-Object $left; New-Object psobject -Property $left; ConvertTo-SecureString $left -AsPlainText -Force',
  'Add-Member -InputObject ([pscustomobject]@{}) -NotePropertyName $left -NotePropertyValue $right -PassThru',
] as const;

/** What the lines do with two values; `$left` and `$right` are theirs. */
async function run(lines: readonly string[], left: Value, right: Value) {
  const { host, values, errors } = recordHost({ width: 80 });
  const nowhere = () => Promise.reject(new Error('nothing is connected to'));
  const session = new Session({
    openRegistry: nowhere,
    startEmulator: nowhere,
    ...strangerParts(),
  });
  const automatic = { left: () => left, right: () => right };
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: '0', automatic });
  for (const line of lines) await engine.run(line, new AbortController().signal);
  return { values, errors };
}

test.each([
  ['expressions', EXPRESSIONS],
  ['statements', STATEMENTS],
  ['commands', COMMANDS],
])('%s with any two values have a result, or fail as PowerShell does', async (_, lines) => {
  await fc.assert(
    fc.asyncProperty(anyValue, anyValue, async (left, right) => {
      const { values, errors } = await run(lines, left, right);
      const mistakes = errors.filter(each => each.fullyQualifiedErrorId.startsWith('InternalError'));
      expect(mistakes.map(each => each.exception.message)).toEqual([]);
      for (const each of values) expect(flawOf(each)).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});
