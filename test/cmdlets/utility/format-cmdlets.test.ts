import { expect, test } from 'vitest';
import { formatList } from '../../../src/cmdlets/utility/format-list.ts';
import { formatTable } from '../../../src/cmdlets/utility/format-table.ts';
import { formatWide } from '../../../src/cmdlets/utility/format-wide.ts';
import { outString } from '../../../src/cmdlets/utility/out-string.ts';
import { shell } from './shell.ts';

const cmdlets = [formatTable, formatList, formatWide, outString];
const shop =
  "$shop = [pscustomobject]@{Name='app/web';Tags=12;Size=2048}, [pscustomobject]@{Name='base';Tags=3;Size=1048576}\n";
const groups = "$rows = [pscustomobject]@{k='a';v=1}, [pscustomobject]@{k='a';v=22}, [pscustomobject]@{k='b';v=3}\n";
const many = '[pscustomobject]@{p1=1;p2=2;p3=3;p4=4;p5=5;p6=6;p7=7;p8=8;p9=9;p10=10;p11=11}';

test.each([
  [
    "[pscustomobject]@{abc='1234';bcd='123'}, [pscustomobject]@{abc='1';bcd='1234'} | Format-Table",
    '\nabc  bcd\n---  ---\n1234 123\n1    1234\n',
  ],
  [`${shop}$shop | Format-Table Name -HideTableHeaders`, '\napp/web\nbase\n'],
  [
    `${shop}$shop | ft Name, @{n='MB';e={$_.Size / 1mb};FormatString='F3'}`,
    '\nName       MB\n----       --\napp/web 0.002\nbase    1.000\n',
  ],
  [
    `${shop}$shop | ft N*, @{n='T';e='Tags';Width=4;Alignment='left'}`,
    '\nName    T\n----    -\napp/web 12\nbase    3\n',
  ],
  [`${shop}$shop | ft -ExcludeProperty T*`, '\nName       Size\n----       ----\napp/web    2048\nbase    1048576\n'],
  [`${groups}$rows | ft v -GroupBy k`, '\n   k: a\n\n v\n -\n 1\n22\n\n   k: b\n\nv\n-\n3\n'],
  [
    `${groups}$rows | ft v -GroupBy @{n='Key';e={$_.k.ToUpper()}}`,
    '\n   Key: A\n\n v\n -\n 1\n22\n\n   Key: B\n\nv\n-\n3\n',
  ],
  [
    `${many} | ft`,
    '\np1 p2 p3 p4 p5 p6 p7 p8 p9 p10\n-- -- -- -- -- -- -- -- -- ---\n 1  2  3  4  5  6  7  8  9  10\n',
  ],
  [
    `${many} | ft *`,
    '\np1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p11\n-- -- -- -- -- -- -- -- -- --- ---\n 1  2  3  4  5  6  7  8  9  10  11\n',
  ],
  ['[pscustomobject]@{A=1;Name="This`nIs text"} | ft -Wrap', '\nA Name\n- ----\n1 This\n  Is text\n'],
  [
    '@{alpha=1} | ft',
    '\nName                           Value\n----                           -----\nalpha                          1\n',
  ],
  ["'x' | ft", 'x'],
  [
    `${shop}$shop | fl Name, @{n='Kilobytes';e={$_.Size / 1kb}}`,
    '\nName      : app/web\nKilobytes : 2\n\nName      : base\nKilobytes : 1024\n',
  ],
  ['[pscustomobject]@{alpha=1;beta=2;gamma=3} | fl *a', '\nalpha : 1\nbeta  : 2\ngamma : 3\n'],
  ['[pscustomobject]@{double=1234.56789;none=$null} | fl', '\ndouble : 1234.56789\nnone   :\n'],
  [`${groups}$rows | fl v -GroupBy k`, '\n   k: a\n\nv : 1\n\nv : 22\n\n   k: b\n\nv : 3\n'],
])('%s', async (source, text) => {
  const seen = await shell(source, cmdlets);
  expect(seen.errors).toEqual([]);
  expect(seen.text).toBe(text);
});

const words = "'alpha', 'beta', 'gamma', 'delta'";

test.each([
  [
    `${words} | Format-Wide -Column 3 | Out-String -Width 60`,
    '\nalpha                beta                gamma\ndelta\n\n',
  ],
  [`${words} | Format-Wide | Out-String -Width 41`, '\nalpha                beta\ngamma                delta\n\n'],
  ['1, 2 | Out-String', '1\n2\n'],
  ["'a', 'b' | Out-String -NoNewline", 'ab'],
  [
    "[pscustomobject]@{t='wwwwwwwwwwwwwwwwwwwwwwwww'} | Format-List | Out-String -Width 20",
    '\nt : wwwwwwwwwwwwwwww\n    wwwwwwwww\n\n',
  ],
])('%s', async (source, text) => {
  expect((await shell(source, cmdlets)).values).toEqual([text]);
});

test('-Stream emits lines', async () => {
  expect((await shell("@{test='x' * 200} | ft | Out-String -Stream -Width 60", cmdlets)).values).toEqual([
    '',
    'Name                           Value',
    '----                           -----',
    `test                           ${'x'.repeat(28)}…`,
    '',
  ]);
});

test('-AutoSize looks at all rows', async () => {
  const { text } = await shell("1..200 | ft @{n='n';e={$_ * 1000}} -AutoSize", cmdlets);
  expect(text).not.toContain('…');
});

test.each([
  ["[pscustomobject]@{a=1} | ft @{Nme='a'}", 'DictionaryKeyIllegal'],
  ["[pscustomobject]@{a=1} | ft @{FormatString='F2'}", 'DictionaryKeyMandatoryEntry'],
  ["[pscustomobject]@{a=1} | ft @{e='a';w=0}", 'WidthOutOfRange'],
  ["[pscustomobject]@{a=1} | ft @{e='a';align='foo'}", 'AlignmentIllegalValue'],
  ["[pscustomobject]@{a=1} | ft @{e='a';format=''}", 'FormatStringEmpty'],
  ["'a' | Out-String -NoNewline -Stream", 'AmbiguousParameterSet'],
])('%s fails', async (source, id) => {
  const { errors } = await shell(source, cmdlets);
  expect(errors[0]?.fullyQualifiedErrorId).toContain(id);
});
