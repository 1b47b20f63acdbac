import { describe, expect, test } from 'vitest';
import { compareObject } from '../../../src/cmdlets/utility/compare-object.ts';
import { convertFromJson } from '../../../src/cmdlets/utility/convert-from-json.ts';
import { convertToJson } from '../../../src/cmdlets/utility/convert-to-json.ts';
import { formatTable } from '../../../src/cmdlets/utility/format-table.ts';
import { getMember } from '../../../src/cmdlets/utility/get-member.ts';
import { groupObject } from '../../../src/cmdlets/utility/group-object.ts';
import { measureObject } from '../../../src/cmdlets/utility/measure-object.ts';
import { newObject } from '../../../src/cmdlets/utility/new-object.ts';
import { selectObject } from '../../../src/cmdlets/utility/select-object.ts';
import { sortObject } from '../../../src/cmdlets/utility/sort-object.ts';
import { writeOutput } from '../../../src/cmdlets/utility/write-output.ts';
import { toJson } from '../../../src/values/json-write.ts';
import { shell } from './shell.ts';

const cmdlets = [
  compareObject,
  selectObject,
  sortObject,
  getMember,
  groupObject,
  measureObject,
  newObject,
  convertToJson,
  convertFromJson,
  writeOutput,
  formatTable,
];

/** The outputs as JSON, one alone without its brackets. */
async function outputs(source: string): Promise<string> {
  const { values, errors } = await shell(source, cmdlets);
  expect(errors.map(each => each.exception.message)).toEqual([]);
  const [only = null] = values;
  return toJson(values.length === 1 ? only : values, { depth: 5, compress: true });
}

const failure = async (source: string) => {
  const { errors } = await shell(source, cmdlets);
  return errors.map(each => `${each.fullyQualifiedErrorId}: ${each.exception.message}`).join('\n');
};

const staff = `
$staff = [pscustomobject]@{First='john';Last='smith';Years=5},
  [pscustomobject]@{First='joe';Last='smith';Years=15},
  [pscustomobject]@{First='john';Last='smyth';Years=12}
`;

test('Compare-Object takes the second set from the pipeline, empty or not', async () => {
  expect(await outputs('2, 3 | Compare-Object @(1, 2) -PassThru')).toBe('[3,1]');
  expect(await outputs('@() | Compare-Object @(1, 2) -PassThru')).toBe('[1,2]');
  expect(await failure('Compare-Object @(1, 2)')).toMatch(/^MissingMandatoryParameter.*DifferenceObject/);
});

describe('Select-Object', () => {
  test.each([
    ['1..3 | Select-Object -First 2', '[1,2]'],
    ['1..20 | Select-Object -First 3 -Last 3 -Skip 4', '[5,6,7,18,19,20]'],
    ['1..4 | Select-Object -First 2 -Last 3', '[1,2,3,4]'],
    ['1..5 | Select-Object -Last 2 -Skip 1', '[3,4]'],
    ['1..3 | Select-Object -Skip 1 -SkipLast 1', '2'],
    ['1..3 | Select-Object -First 0', '[]'],
    ['1..5 | Select-Object -Index 3, 1', '[2,4]'],
    ['0..4 | Select-Object -SkipIndex 0, 2', '[1,3,4]'],
    ["'a', 'b', 'a', 'A' | Select-Object -Unique", '["a","b","A"]'],
    ["'aa', 'Aa', 'b' | Select-Object -Unique -CaseInsensitive", '["aa","b"]'],
    [`${staff}$staff | Select-Object Last -Unique`, '[{"Last":"smith"},{"Last":"smyth"}]'],
    [`${staff}$staff[0] | Select-Object Y*, Missing`, '{"Years":5,"Missing":null}'],
    [`${staff}$staff[0] | Select-Object * -ExcludeProperty F*`, '{"Last":"smith","Years":5}'],
    [`${staff}$staff[0] | Select-Object -ExcludeProperty First, Years`, '{"Last":"smith"}'],
    [
      `${staff}$staff[0] | Select-Object @{n='Half';e={$_.Years / 2}}, @{l='Name';e='First'}`,
      '{"Half":2.5,"Name":"john"}',
    ],
    ["'abc' | Select-Object {$_.Length}", '{"$_.Length":3}'],
    ['@{Entry=100} | Select-Object -ExpandProperty Entry', '100'],
    ["[pscustomobject]@{Label='x';Names='a','b'} | Select-Object -ExpandProperty Na*", '["a","b"]'],
    [
      "[pscustomobject]@{Repo='api';Tag=[pscustomobject]@{Name='1'}} | Select-Object Repo -ExpandProperty Tag",
      '{"Name":"1","Repo":"api"}',
    ],
  ])('%s', async (source, json) => {
    expect(await outputs(source)).toBe(json);
  });

  test('-First ends what produces its input', async () => {
    const { values } = await shell(
      '$n = 0; function count { while ($true) { $script:n++; $script:n } }; count | Select-Object -First 2; $n',
      cmdlets,
    );
    expect(values.slice(0, 2)).toEqual([1, 2]);
    expect(Number(values[2])).toBeLessThan(10_000);
  });

  test('a property that is not there cannot be expanded', async () => {
    expect(await failure('[pscustomobject]@{a=1} | Select-Object -ExpandProperty b')).toBe(
      'ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand: Property "b" cannot be found.',
    );
  });

  test.each([
    ['[pscustomobject]@{a=1} | Select-Object a, *', 'NoExpand', '{"a":1}'],
    ['[pscustomobject]@{a=1} | Select-Object a, A', 'NoExpand', '{"a":1}'],
    [
      '[pscustomobject]@{o=[pscustomobject]@{a=1};a=5;b=6} | Select-Object a, b -ExpandProperty o',
      'Expand',
      '{"a":1,"b":6}',
    ],
  ])('%s says that the property is there already, and emits the object', async (source, suffix, json) => {
    const { values, errors } = await shell(source, cmdlets);
    expect(errors.map(each => `${each.fullyQualifiedErrorId}: ${each.exception.message}`)).toEqual([
      `AlreadyExistingUserSpecifiedProperty${suffix},Microsoft.PowerShell.Commands.SelectObjectCommand: The property cannot be processed because the property "${source.includes(' A') ? 'A' : 'a'}" already exists.`,
    ]);
    expect(toJson(values[0] ?? null, { depth: 2, compress: true })).toBe(json);
  });

  test.each([
    ['-ExpandProperty N*', 'MutlipleExpandProperties', 'Multiple properties cannot be expanded.'],
    ["@{foo='a'}", 'DictionaryKeyIllegal', 'The foo key is not valid.'],
    ["@{n='x'}", 'DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.'],
    ["@{n='x';e=$null}", 'DictionaryKeyMissingValue', 'The e key has no value.'],
    ["@{n='x';e=''}", 'ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.'],
    ["@{n='x';name='y';e='a'}", 'DictionaryKeyDuplicate', 'The duplicated key "name" conflicts with "name".'],
    ["@{1='x';e='a'}", 'DictionaryKeyNonString', 'The Int32 key type is not valid. The key must be a string.'],
    [
      "@{n=1;e='a'}",
      'DictionaryKeyIllegalValue2',
      'The "n" key has a type, System.Int32, that is not valid; expected type is System.String.',
    ],
    [
      '5',
      'DictionaryKeyUnknownType',
      'Cannot convert System.Int32 to one of the following types {System.String, System.Management.Automation.ScriptBlock}.',
    ],
    ['{}', 'EmptyScriptBlockAndNoName', 'A property is an empty script block and does not provide a name.'],
  ])('%s fails', async (args, id, message) => {
    expect(await failure(`[pscustomobject]@{N1=1;N2=2} | Select-Object ${args}`)).toBe(
      `${id},Microsoft.PowerShell.Commands.SelectObjectCommand: ${message}`,
    );
  });

  test('what Format cmdlets emit is refused, with advice', async () => {
    expect(await failure('[pscustomobject]@{a=1} | Format-Table | Select-Object a')).toContain(
      'FormatRecordsInPipeline',
    );
  });
});

test.each([
  ['3, 1, 2 | Sort-Object', '[1,2,3]'],
  ['1, 2, 3 | Sort-Object -Descending', '[3,2,1]'],
  ["'b', 'A', 'c' | Sort-Object", '["A","b","c"]'],
  ["'a', 'B', 'A', 'b' | Sort-Object -CaseSensitive", '["a","A","b","B"]'],
  ["'1.10', '1.9' | Sort-Object", '["1.10","1.9"]'],
  ["'2800', '77', '500' | Sort-Object {[int]$_}", '["77","500","2800"]'],
  ['1, $null, -1 | Sort-Object', '[-1,null,1]'],
  ["'a', $null | Sort-Object", '[null,"a"]'],
  ['1..6 | Sort-Object {$_ % 3} -Stable -Descending', '[2,5,1,4,3,6]'],
  ['1..6 | Sort-Object {$_ % 3} -Unique', '[3,1,2]'],
  ['9, 2, 6, 5 | Sort-Object -Top 2', '[2,5]'],
  ['9, 2, 6, 5 | Sort-Object -Bottom 1', '9'],
  [`${staff}($staff | Sort-Object Last, First).Years -join ','`, '"15,5,12"'],
  [`${staff}($staff | Sort-Object @{e='Last';ascending=$false}, @{e='First'}).Years -join ','`, '"12,15,5"'],
  [`${staff}($staff | Sort-Object @{e='Years';descending=$false} -Descending).Years -join ','`, '"5,12,15"'],
])('%s', async (source, json) => {
  expect(await outputs(source)).toBe(json);
});

test.each([
  [
    "('b', 'a', 'B' | Group-Object | Select-Object Count, Name | ConvertTo-Json -Compress)",
    '"[{\\"Count\\":1,\\"Name\\":\\"a\\"},{\\"Count\\":2,\\"Name\\":\\"b\\"}]"',
  ],
  ["('b', 'B' | Group-Object -CaseSensitive).Name -join ','", '"b,B"'],
  ["(10, 9, 10 | Group-Object).Name -join ','", '"9,10"'],
  ["([datetime]'2024-01-01' | Group-Object).Name", '"1/1/2024 12:00:00 AM"'],
  ['([pscustomobject]@{t=1,(2,3)} | Group-Object t).Name', '"{1, System.Object[]}"'],
  ['([pscustomobject]@{t=$null;u=1} | Group-Object t, u).Name', '"1"'],
  ["([pscustomobject]@{d=[datetime]'2019-05-05'} | Get-Member d).Definition", '"datetime d=5/5/2019 12:00:00 AM"'],
  [`${staff}($staff | Group-Object Last, First).Name -join ';'`, '"smith, joe;smith, john;smyth, john"'],
  [`${staff}($staff | Group-Object Last -AsHashTable).smith.Years -join ','`, '"5,15"'],
  ["$h = 'get-a', 'set-b' | Group-Object {$_.Split('-')[0]} -AsHashTable -AsString; $h.get", '"get-a"'],
])('%s', async (source, json) => {
  expect(await outputs(source)).toBe(json);
});

test('groups have a view of their own', async () => {
  expect((await shell('1..20 | Group-Object {$_ % 2}', cmdlets)).text).toBe(`
Count Name                      Group
----- ----                      -----
   10 0                         {2, 4, 6, 8…}
   10 1                         {1, 3, 5, 7…}
`);
});

test.each([
  ['(1, 3, 4 | Measure-Object).Count', '3'],
  ['(1, 3, 4 | Measure-Object -Sum).Sum', '8.0'],
  ['(1..100 | Measure-Object -Average).Average', '50.5'],
  ["('1', '2' | Measure-Object -Sum).Sum", '3.0'],
  ["('b', 'a' | Measure-Object -Minimum).Minimum", '"a"'],
  ['(@{num=3}, @{num=5} | Measure-Object -Maximum Num).Maximum', '5.0'],
  ['$null -eq (1 | Measure-Object).Sum', 'true'],
  ["('123`n4' -replace '`n', \"`n\" | Measure-Object -Line).Lines", '2'],
  [
    "$m = 'One, Two', 'Three' | Measure-Object -Word -Line -Character; $m.Lines, $m.Words, $m.Characters -join ','",
    '"2,3,13"',
  ],
  [
    "$m = [pscustomobject]@{A1=1;A2=2;C3=3}, [pscustomobject]@{A1=1;A2=2;A3=3} | Measure-Object A* -Sum; ($m.Property -join ',') + ';' + ($m.Sum -join ',')",
    '"A1,A2,A3;2,4,3"',
  ],
  ['@() | Measure-Object | Select-Object -ExpandProperty Count', '0'],
])('%s', async (source, json) => {
  expect(await outputs(source)).toBe(json);
});

test('all statistics, as a list', async () => {
  expect((await shell('1..5 | Measure-Object -AllStats', cmdlets)).text).toBe(`
Count             : 5
Average           : 3
Sum               : 15
Maximum           : 5
Minimum           : 1
StandardDeviation : 1.58113883008419
Property          :
`);
});

test('what is no number is told; a property that nothing has is measured by nothing', async () => {
  expect(await failure("1, 'x' | Measure-Object -Sum")).toBe(
    'NonNumericInputObject,Microsoft.PowerShell.Commands.MeasureObjectCommand: Input object "x" is not numeric.',
  );
  expect(await shell('1 | Measure-Object -Property zzz', cmdlets)).toMatchObject({ values: [], errors: [] });
});

test.each([
  ['1, 2 | ConvertTo-Json -Compress', '"[1,2]"'],
  ['1 | ConvertTo-Json -AsArray -Compress', '"[1]"'],
  [',@(42) | ConvertTo-Json -Compress', '"[42]"'],
  ['ConvertTo-Json -InputObject @(42) -Compress', '"[42]"'],
  ['ConvertTo-Json @(1, 2) -Compress', '"[1,2]"'],
  ['$null | ConvertTo-Json', '"null"'],
  ['(\'{"a" :\', \'"x"}\' | ConvertFrom-Json).a', '"x"'],
  ["('{\"a\":1}', '{\"a\":2}' | ConvertFrom-Json).a -join ','", '"1,2"'],
  ["'[1, null, 2]' | ConvertFrom-Json", '[1,null,2]'],
  ["'[1]' | ConvertFrom-Json -NoEnumerate | ConvertTo-Json -Compress", '"[1]"'],
  ['(\'{"b":1,"a":2}\' | ConvertFrom-Json -AsHashtable).Keys -join \',\'', '"b,a"'],
  ['(Write-Output 1, 2.2, "abc").Count', '3'],
  ['Write-Output -InputObject (1 + 1)', '2'],
  ['(Write-Output @(1, 2, 3) -NoEnumerate | Measure-Object).Count', '1'],
  ['echo a b', '["a","b"]'],
])('%s', async (source, json) => {
  expect(await outputs(source)).toBe(json);
});

test('JSON that is cut says so', async () => {
  const { values, warnings } = await shell('@{a=@{b=@{c=@{d=1}}}} | ConvertTo-Json -Compress', cmdlets);
  expect(values).toEqual(['{"a":{"b":{"c":"System.Collections.Hashtable"}}}']);
  expect(warnings).toEqual(['Resulting JSON is truncated as serialization has exceeded the set depth of 2.']);
});

test('text that is no JSON is an error', async () => {
  expect(await failure("'not json' | ConvertFrom-Json")).toContain('Conversion from JSON failed with error');
});

describe('ConvertFrom-Json', () => {
  test('an empty name', async () => {
    expect(await failure('ConvertFrom-Json \'{"":1}\'')).toBe(
      'EmptyKeyInJsonString,Microsoft.PowerShell.Commands.ConvertFromJsonCommand: The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.',
    );
  });

  test.each([
    ["'{a'", 'NotSpecified: (:) [ConvertFrom-Json], ArgumentException'],
    ['\'{"":1}\'', 'InvalidOperation: (:) [ConvertFrom-Json], InvalidOperationException'],
  ])('the category of %s', async (text, category) => {
    const source = `try { ConvertFrom-Json ${text} } catch { $_.CategoryInfo.ToString() }`;
    expect(await outputs(source)).toBe(JSON.stringify(category));
  });
});

describe('New-Object', () => {
  test.each([
    ["New-Object string 'a', 3", '"aaa"'],
    ["$x = New-Object 'int[]' 5; $x.Length; $x.GetType().FullName", '[5,"System.Int32[]"]'],
    ['(New-Object psobject -Property $null).GetType().Name', '"PSCustomObject"'],
    ['(New-Object psobject -Property @{a=1}).a', '1'],
    [
      'try { New-Object nosuch } catch { $_.FullyQualifiedErrorId; "$_" }',
      '["TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand","Cannot find type [nosuch]: verify that the assembly containing this type is loaded."]',
    ],
  ])('%s', async (source, json) => {
    expect(await outputs(source)).toBe(json);
  });
});

test('[Environment]::GetEnvironmentVariable reads what $env: reads', async () => {
  const names = ['GREETING', 'NOBODY', 'constructor'];
  const sources = names.map(name => `[Environment]::GetEnvironmentVariable('${name}')`);
  expect((await shell(`${sources.join(';')};$env:GREETING`, cmdlets)).values).toEqual(['hello', null, null, 'hello']);
});

test('an object without the property sorts last in either direction, null before 0', async () => {
  const mixed = '[pscustomobject]@{a=1}, [pscustomobject]@{b=2}, [pscustomobject]@{a=0}';
  expect(await outputs(`${mixed} | Sort-Object a`)).toBe('[{"a":0},{"a":1},{"b":2}]');
  expect(await outputs(`${mixed} | Sort-Object a -Descending`)).toBe('[{"a":1},{"a":0},{"b":2}]');
  expect(await outputs('0, $null, -1 | Sort-Object')).toBe('[-1,null,0]');
});

test('a line end is no line more; nothing at all sums up to 0', async () => {
  expect(await outputs('("a`nb`n" | Measure-Object -Line).Lines')).toBe('2');
  expect(await outputs('(@() | Measure-Object -Sum).Sum')).toBe('0.0');
});

test('a calculated property that fails is told only when asked', async () => {
  const table = '[pscustomobject]@{ a = 1 } | Format-Table @{ n = "n"; e = { 1 / 0 } }';
  expect(await failure(table)).toBe('');
  expect(await failure(`${table} -ShowError`)).toBe(
    'PSPropertyExpressionError,Microsoft.PowerShell.Commands.FormatTableCommand: Failed to evaluate expression " 1 / 0 ".',
  );
});
