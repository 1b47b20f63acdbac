import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

test.each([
  [
    'an array cleared has what its type has when empty',
    '$a = [int[]](1, 2); $a.Clear(); "$a"; $b = 1, "x"; $b.Clear(); $null -eq $b[1]',
    ['0 0', true],
  ],
  [
    'elements by method',
    '$a = 1, 2, 3; $a.SetValue(9, 1); $a.GetValue(1); $a.GetUpperBound(0); $a.GetLowerBound(0)',
    [9, 2, 0],
  ],
  [
    'an array cannot grow',
    'try { (1, 2).Add(3) } catch { $_.FullyQualifiedErrorId; "$_" }',
    ['NotSupportedException', 'Exception calling "Add" with "1" argument(s): "Collection was of a fixed size."'],
  ],
  [
    '-AsHashtable tells names by case',
    '$h = \'{"a":1,"A":2}\' | ConvertFrom-Json -AsHashtable; $h.Count; $h.a; $h.A; $h.Clone().Count',
    [2, 1, 2, 2],
  ],
  [
    'so does [hashtable]::new()',
    '$h = [hashtable]::new(); $h.a = 1; $h.A = 2; $h.Count; $i = @{ a = 1 }; $i.A = 2; $i.Count',
    [2, 1],
  ],
  [
    'and groups with -CaseSensitive',
    '$g = "a", "A", "b" | Group-Object -AsHashTable -CaseSensitive; $g.Count; $g["A"].Count',
    [3, 1],
  ],
  [
    'PSTypeName names an object',
    '$o = [pscustomobject]@{ PSTypeName = "My.Type"; a = 1 }; $o.pstypenames[0]; $o.psobject.Properties.Name; ($o | Get-Member a).TypeName',
    ['My.Type', 'a', 'My.Type'],
  ],
  [
    'what is selected says from what',
    '("abc" | Select-Object Length).pstypenames[0]; ("abc" | Select-Object Length).GetType().Name',
    ['Selected.System.String', 'PSCustomObject'],
  ],
  [
    'Add-Member -TypeName',
    '$o = [pscustomobject]@{ a = 1 }; $o | Add-Member -TypeName T; $o.psobject.TypeNames[0]; $o.pstypenames.Insert(0, "U"); $o.pstypenames[0]',
    ['T', 'U'],
  ],
  [
    'exceptions have .NET’s words',
    '[FormatException]::new().Message; [ArgumentNullException]::new("p").Message; [ArgumentException]::new("m", "p").Message',
    [
      'One of the identified items was in an invalid format.',
      "Value cannot be null. (Parameter 'p')",
      "m (Parameter 'p')",
    ],
  ],
  [
    'a date without a year is of this one',
    '([datetime]"November 22").Year -eq (Get-Date).Year; ([datetime]"Nov 2024").ToString("yyyy-MM-dd"); ([datetime]"10:30").Date -eq (Get-Date).Date',
    [true, '2024-11-01', true],
  ],
  ['-Begin and -End may be nothing', '1, 2 | ForEach-Object -Begin $null -Process { $_ } -End $null', [1, 2]],
  [
    // the numbers of Get-Random.md, examples 8 to 10
    'a seed gives the numbers that it gives in PowerShell',
    'Get-Random -Maximum 100 -SetSeed 23; 1..3 | ForEach-Object { Get-Random -Maximum 100 }',
    [32, 25, 93, 95],
  ],
  [
    'a switch compares texts',
    'switch (([datetime]"1 Jan 1970").DayOfWeek) { 4 { "4" } "Thursday" { "word" } { 4 -eq $_ } { "block" } }',
    ['word', 'block'],
  ],
  ['a regex is one in any switch', 'switch ("abc") { ([regex]"^a") { "yes" } }', ['yes']],
  [
    'what was called is its name',
    'function f { "$($MyInvocation.MyCommand)" }; f; "$(Get-Command Get-Date)"',
    ['f', 'Get-Date'],
  ],
  [
    'a dictionary’s properties are those of its class',
    '@{ a = 1 }.psobject.Properties.Name -join " "',
    ['IsReadOnly IsFixedSize IsSynchronized Keys Values SyncRoot Count'],
  ],
  [
    '-PipelineVariable begins and ends with nothing',
    '$v = 8; 1, 2 | ForEach-Object -PipelineVariable v { "<$v>" } | ForEach-Object { "$v" }; $null -eq $v',
    ['<>', '<<>>', true],
  ],
])('%s', async (_, source, expected) => {
  const { output, errors } = await runCase(source);
  expect(errors).toEqual([]);
  expect(output).toEqual(expected);
});
