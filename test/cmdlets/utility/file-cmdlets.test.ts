import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addContent } from '../../../src/cmdlets/utility/add-content.ts';
import { clearContent } from '../../../src/cmdlets/utility/clear-content.ts';
import { exportCsv } from '../../../src/cmdlets/utility/export-csv.ts';
import { getContent } from '../../../src/cmdlets/utility/get-content.ts';
import { importCsv } from '../../../src/cmdlets/utility/import-csv.ts';
import { outFile } from '../../../src/cmdlets/utility/out-file.ts';
import { setContent } from '../../../src/cmdlets/utility/set-content.ts';
import { testPath } from '../../../src/cmdlets/utility/test-path.ts';
import { toJson } from '../../../src/values/json-write.ts';
import { shell } from './shell.ts';

const cmdlets = [addContent, clearContent, exportCsv, getContent, importCsv, outFile, setContent, testPath];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acrsh-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script with `$d` as the folder of the test. */
async function run(source: string): Promise<string> {
  const { values, errors } = await shell(`$d = '${folder}'\n${source}`, cmdlets);
  const ids = errors.map(each => each.fullyQualifiedErrorId.split(',')[0] ?? '');
  return [toJson(values, { depth: 3, compress: true }), ...ids].join(' ');
}

const file = (name: string) => readFileSync(join(folder, name), 'utf8').replaceAll(EOL, '\n');
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);

describe('Get-Content', () => {
  beforeEach(() => put('a.txt', 'one\ntwo\r\nthree\n'));

  test.each([
    ['Get-Content $d/a.txt', '["one","two","three"]'],
    ['Get-Content $d/a.txt -Head 2', '["one","two"]'],
    ['Get-Content $d/a.txt -Tail 2', '["two","three"]'],
    ['Get-Content $d/a.txt -ReadCount 2', '[["one","two"],"three"]'],
    ['Get-Content $d/a.txt -Raw', '["one\\ntwo\\r\\nthree\\n"]'],
    ['Get-Content $d/a.txt -Delimiter t', '["one\\n","wo\\r\\n","hree\\n"]'],
    ['Get-Content $d/*.txt -First 1', '["one"]'],
    ['Get-Content $d/none.txt', '[] PathNotFound'],
    ['Get-Content $d/*.none', '[] ItemNotFound'],
    ['Get-Content $d', '[] GetContainerContentException'],
    ['Get-Content none:/a', '[] DriveNotFound'],
    ['Get-Content "a`0b"', '[] InvalidPath'],
    ['Get-Content $d/a.txt -Tail 1 -Head 1', '[] TailAndHeadCannotCoexist'],
    ['Get-Content $d/a.txt -Tail 1 -Raw', '[] InvalidOperation'],
    ['Get-Content $d/a.txt -Tail -1', '[] ParameterArgumentValidationError'],
  ])('%s', async (source, expected) => {
    expect(await run(source)).toBe(expected);
  });

  test.each(['unicode', 'bigendianunicode', 'utf32', 'utf8BOM', 'utf8'])('text that was written as %s', async name => {
    expect(await run(`'é€𐍈', 'b' | Set-Content $d/x -Encoding ${name}\nGet-Content $d/x`)).toBe('["é€𐍈","b"]');
  });

  test('a character that is cut between two pieces', async () => {
    put('long.txt', `${'x'.repeat(65_535)}€`);
    expect(await run('(Get-Content $d/long.txt).Length')).toBe('[65536]');
  });
});

describe('Set-Content and Add-Content', () => {
  test('lines of text', async () => {
    await run("'a', 2 | Set-Content $d/x\nAdd-Content $d/x c, d -NoNewline");
    expect(file('x')).toBe('a\n2\ncd');
  });

  test.each([
    ["'a' | Set-Content $d", '[] WriteContainerContentException'],
    ["'a' | Set-Content $d/no/x", '[] GetContentWriterDirectoryNotFoundError'],
    ["Set-Content $d/x 'a' -PassThru", '["a"]'],
    ['Clear-Content $d', '[] ClearDirectoryContent'],
    ['Clear-Content $d/none', '[] PathNotFound'],
  ])('%s', async (source, expected) => {
    expect(await run(source)).toBe(expected);
  });

  test('a file is left alone when nothing comes, when the pipeline fails, and while it is read', async () => {
    put('x', 'old\n');
    await run('& { throw 1 } | Set-Content $d/x');
    await run('@() | Set-Content $d/x');
    expect(await run('Get-Content $d/x | Set-Content $d/x')).toBe('[] GetContentWriterIOError');
    expect(file('x')).toBe('old\n');
    await run('(Get-Content $d/x) -replace 1, 2 | Set-Content $d/x');
    expect(file('x')).toBe('old\n');
    await run('Clear-Content $d/x');
    expect(file('x')).toBe('');
  });

  test('-WhatIf writes nothing', async () => {
    await run("'a' | Set-Content $d/x -WhatIf\n'a' | Out-File $d/x -WhatIf\n'a' | Export-Csv $d/x -WhatIf");
    expect(await run('Test-Path $d/x')).toBe('[false]');
  });
});

describe('Out-File', () => {
  test('what the screen shows', async () => {
    await run(
      "[pscustomobject]@{ text = 'some test text' } | Out-File $d/x -Width 10\n'end' | Out-File $d/x -Append -NoNewline",
    );
    expect(file('x')).toBe('\ntext\n----\nsome test…\n\nend');
  });

  test('text as it is, between tables too', async () => {
    await run(
      '[pscustomobject]@{ n = 1 }, "a`tb`r`nc$([char]0x202e)", \'d\', [pscustomobject]@{ n = 2 } | Out-File $d/x',
    );
    expect(file('x')).toBe('\nn\n-\n1\n\na\tb\r\nc\u202e\nd\n\nn\n-\n2\n\n');
  });

  test.each([
    ['1 | Out-File $d/x -NoClobber', '[] NoClobber'],
    ['1 | Out-File $d', '[] FileOpenFailure'],
    ['1 | Out-File $d/no/x', '[] FileOpenFailure'],
    ['1 | Out-File', '[] MissingMandatoryParameter'],
    ['& { throw 1 } | Out-File $d/x', '[] 1'],
  ])('%s', async (source, expected) => {
    put('x', 'old');
    expect(await run(source)).toBe(expected);
    expect(file('x')).toBe('old');
  });

  test.skipIf(process.platform === 'win32')('-Force writes a read-only file and leaves it read-only', async () => {
    writeFileSync(join(folder, 'x'), 'old\n', { mode: 0o444 });
    expect(await run('1 | Out-File $d/x -Force -Append')).toBe('[]');
    expect(file('x')).toBe('old\n1\n');
    expect(statSync(join(folder, 'x')).mode & 0o777).toBe(0o444);
  });
});

describe('Export-Csv and Import-Csv', () => {
  test.each([
    ["[pscustomobject]@{ P = 'x' } | Export-Csv $d/n.csv\nImport-Csv $d/n.csv", '[{"P":"x"}]'],
    ["[pscustomobject]@{ Q = 1; P = 'x' } | Export-Csv $d/a.csv -Append\n(Import-Csv $d/a.csv).P", '["first","x"]'],
    ['[pscustomobject]@{ Q = 1 } | Export-Csv $d/a.csv -Append', '[] CannotAppendCsvWithMismatchedPropertyNames'],
    [
      '[pscustomobject]@{ Q = 1 } | Export-Csv $d/a.csv -Append -Force -UseQuotes Never\nGet-Content $d/a.csv',
      '["\\"P\\"","\\"first\\"",""]',
    ],
    ['1 | Export-Csv', '[] CannotSpecifyPathAndLiteralPath'],
    ['1 | Export-Csv $d/a.csv -NoClobber', '[] NoClobber'],
    ['1 | Export-Csv $d/a.csv -Append -NoHeader', '[] CannotSpecifyBothAppendAndNoHeader'],
    ['try { Import-Csv $d/none.csv } catch { "$_" -like "Could not find file*" }', '[true]'],
    ['"a;b`r1;2`r3;4" | Set-Content $d/r.csv\n(Import-Csv $d/r.csv ";").b', '["2","4"]'],
  ])('%s', async (source, expected) => {
    put('a.csv', '"P"\n"first"\n');
    expect(await run(source)).toBe(expected);
  });
});
