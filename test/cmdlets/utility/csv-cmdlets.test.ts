import { describe, expect, test } from 'vitest';
import { convertFromCsv } from '../../../src/cmdlets/utility/convert-from-csv.ts';
import { convertToCsv } from '../../../src/cmdlets/utility/convert-to-csv.ts';
import { csvRecords } from '../../../src/cmdlets/utility/csv-read.ts';
import { toJson } from '../../../src/values/json-write.ts';
import { shell } from './shell.ts';

const cmdlets = [convertToCsv, convertFromCsv];

const run = async (source: string) => {
  const { values, errors } = await shell(source, cmdlets);
  return errors.length > 0
    ? errors.map(each => each.fullyQualifiedErrorId).join()
    : toJson(values, { depth: 3, compress: true });
};

describe('ConvertTo-Csv', () => {
  test.each([
    ["[pscustomobject]@{ A = 'x'; B = $null } | ConvertTo-Csv", '["\\"A\\",\\"B\\"","\\"x\\","]'],
    ["[pscustomobject]@{ A = 'x,'; B = 'y' } | ConvertTo-Csv -UseQuotes AsNeeded", '["A,B","\\"x,\\",y"]'],
    ["[pscustomobject]@{ A = 'x'; B = 'y' } | ConvertTo-Csv -QuoteFields a", '["\\"A\\",B","\\"x\\",y"]'],
    ["[pscustomobject]@{ A = 'x'; B = 'y' } | ConvertTo-Csv -Delimiter ';' -UseQuotes Never -NoHeader", '["x;y"]'],
    ["'abc' | ConvertTo-Csv -IncludeTypeInformation", '["#TYPE System.String","\\"Length\\"","\\"3\\""]'],
    [
      '[ordered]@{ a = 1, 2; b = \'say "x"\' } | ConvertTo-Csv -NoHeader',
      '["\\"System.Object[]\\",\\"say \\"\\"x\\"\\"\\""]',
    ],
    ['1..3 | ConvertTo-Csv', '[]'],
    [
      "'x' | ConvertTo-Csv -UseQuotes Always -QuoteFields a",
      'CannotSpecifyQuoteFieldsAndUseQuotes,Microsoft.PowerShell.Commands.ConvertToCsvCommand',
    ],
    [
      "'x' | ConvertTo-Csv -Delimiter ';;'",
      'CannotConvertArgumentNoMessage,Microsoft.PowerShell.Commands.ConvertToCsvCommand',
    ],
  ])('%s', async (source, expected) => {
    expect(await run(source)).toBe(expected);
  });
});

describe('ConvertFrom-Csv', () => {
  test.each([
    ["'a,b', '1,2' | ConvertFrom-Csv", '[{"a":"1","b":"2"}]'],
    ["'a;b', '1;2' | ConvertFrom-Csv -Delimiter ';'", '[{"a":"1","b":"2"}]'],
    ["'1,2', '', '3' | ConvertFrom-Csv -Header x, y", '[{"x":"1","y":"2"},{"x":"3","y":null}]'],
    ['\'a,b\', \'"x, ""y"""  ,  z\' | ConvertFrom-Csv', '[{"a":"x, \\"y\\"","b":"z"}]'],
    ['"a,b`n1,2`r3,4`r`n`"5`n6`",7" | ConvertFrom-Csv', '[{"a":"1","b":"2"},{"a":"3","b":"4"},{"a":"5\\n6","b":"7"}]'],
    ["'a,,c,,', '1,2,3,4' | ConvertFrom-Csv", '[{"a":"1","H1":"2","c":"3"}]'],
    ['"#TYPE My.Type`na`n1" | ConvertFrom-Csv', '[{"a":"1"}]'],
    ['("#TYPE Foo`na`n1" | ConvertFrom-Csv).psobject.TypeNames', '["Foo","CSV:Foo"]'],
    ['("#no type`na`n1" | ConvertFrom-Csv).psobject.TypeNames[0]', '["System.Management.Automation.PSCustomObject"]'],
    ['"#Software: x`n#Fields: a,b`n1,2" | ConvertFrom-Csv', '[{"a":"1","b":"2"}]'],
    [
      "'a,A', '1,2' | ConvertFrom-Csv",
      'AlreadyPresentPSMemberInfoInternalCollectionAdd,Microsoft.PowerShell.Commands.ConvertFromCsvCommand',
    ],
  ])('%s', async (source, expected) => {
    expect(await run(source)).toBe(expected);
  });
});

test('a text in pieces gives the same records wherever it is cut', async () => {
  const text = 'a,b\r\n"x ""y""\r\nz" , q\r\n\rfoo "bar,baz\n"",1\n';
  const records = async (size: number) => {
    const pieces = async function* () {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    };
    const found: (readonly string[])[] = [];
    for await (const batch of csvRecords(pieces(), ',')) found.push(...batch);
    return found;
  };
  const whole = await records(text.length);
  expect(whole).toEqual([['a', 'b'], ['x "y"\r\nz', 'q'], [''], ['foo "bar', 'baz'], ['', '1']]);
  for (let size = 1; size < text.length; size++) expect(await records(size)).toEqual(whole);
});
