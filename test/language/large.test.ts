import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { errorsOf, runCleanly } from './run-cleanly.ts';

// However long, a script is read and run to a result or to an error of PowerShell, never to one of JavaScript. That it takes time in
// proportion is not measured; what takes far more does not finish before the tests' time limit.

const LONG = 100_000;
const MANY = 10_000;

const tooComplicated = ['ScriptTooComplicated'];
const isText = (id: string) => [id];

/** Source, and the errors of running it; the trees of left-associative operators are as deep as they are long. */
const chains: readonly (readonly [name: string, source: string, errors: readonly string[]])[] = [
  ['1+1+…', `1${'+1'.repeat(LONG)}`, tooComplicated],
  ["'a'+'a'+…", `'a'${"+'a'".repeat(MANY)}`, tooComplicated],
  ['1 -and 1 -and …', `1${' -and 1'.repeat(MANY)}`, tooComplicated],
  ['$null ?? $null ?? …', `$null${' ?? $null'.repeat(MANY)}`, tooComplicated],
  ['1..1..…', `1${'..1'.repeat(MANY)}`, tooComplicated],
  ['1 -f 1 -f …', `1${' -f 1'.repeat(MANY)}`, tooComplicated],
  ['$a.b.b…', `$a${'.b'.repeat(LONG)}`, tooComplicated],
  ['$a[0][0]…', `$a${'[0]'.repeat(LONG)}`, tooComplicated],
  ['$a.b().b()…', `$a${'.b()'.repeat(MANY)}`, tooComplicated],
  ['1 && 1 && …', `1${' && 1'.repeat(MANY)}`, tooComplicated],
  ['1 || 1 || …', `1${' || 1'.repeat(MANY)}`, tooComplicated],
  ['x && x && …', `x${' && x'.repeat(LONG)}`, tooComplicated],
  ['a|a|…', `a${'|a'.repeat(LONG)}`, isText('CommandNotFoundException')],
  ['a.b.c…', `a${'.b'.repeat(LONG)}`, isText('CommandNotFoundException')],
  ['1,1,…', `(1${',1'.repeat(MANY)}).Count`, []],
  ['if…elseif…', `if(0){}${'elseif(0){}'.repeat(MANY)}else{1}`, []],
  ['switch…', `switch(1){${'2{}'.repeat(MANY)}}`, []],
  ['try…catch…', `try{}${'catch [a]{}'.repeat(MANY)}`, []],
  ['statements', '$x=1;'.repeat(3 * MANY), []],
  ['lines', '$x=1\n# note\n'.repeat(10_000), []],
  ['functions', 'function f{}\n'.repeat(MANY), []],
  ['"$a$a…"', `"${'$a'.repeat(MANY)}"`, []],
  ['"$(1)$(1)…"', `"${'$(1)'.repeat(MANY)}"`, []],
  ['arguments', `Write-Output${' 1'.repeat(MANY)} | Out-Null`, []],
  ['parameters of a call', `& {}${' -a'.repeat(MANY)}`, []],
  ['parameters of a function', `function f(${Array.from({ length: MANY }, (_, n) => `$a${n}`)}) {}; f`, []],
  ['a hashtable', `@{${Array.from({ length: MANY }, (_, n) => `a${n}=1`).join(';')}}.Count`, []],
  ['a chain of pipes that work', `1${' | % { $_ }'.repeat(200)}`, []],
  ['a secret of many words', `x -Password a${',a'.repeat(130_000)}\n`, isText('CommandNotFoundException')],
  ['many secrets', '$password = "a"\n'.repeat(10_000), []],
  ['comments after an attribute', `[a()]${'<##>'.repeat(MANY)}$x`, []],
  ['one word of a megabyte', 'a'.repeat(1e6), isText('CommandNotFoundException')],
  ['one variable', `$${'a'.repeat(1e7)}`, []],
  ['one variable in braces', `\${${'a'.repeat(1e7)}}`, []],
  ['one variable beyond the basic plane', `$a${'𝒜'.repeat(5e5)}`, []],
  ['one text', `'${'a'.repeat(1e6)}'.Length`, []],
  ['one here-string', `@"\n${'$a `n\n'.repeat(MANY)}\n"@.Length`, []],
  ['one number', '1'.repeat(1e6), isText('BadNumericConstant')],
  ['one comment', `<#${'#'.repeat(1e6)}#>`, []],
  ['blanks', ' '.repeat(1e6), []],
  ['line continuations', `1${' `\n'.repeat(MANY)}`, []],
];

test.each(chains)('%s, very long, is read and run', async (_, source, errors) => {
  expect(await errorsOf(source)).toEqual(errors);
});

/** Wrong text, over and over: every mistake is told without going through all that follows. */
test.each([
  ...[
    '$null??',
    ')',
    '}',
    '| ',
    '&&',
    'if ',
    'try{}',
    ':a ',
    '$x.',
    '$x++',
    '1 -foo ',
    '@{a}',
    '[x',
    'class a {} ',
    '$x::',
    '> ',
  ],
  ...[
    'begin{}',
    '"$(',
    "@'\n",
    '@"\n',
    "'a",
    '<#',
    '1 ?',
    '..',
    '#',
    '`',
    '${',
    '𝒜 ',
    'switch -x',
    'foreach -x',
    '$x = = ',
  ],
])('10,000 times %j is read', piece => {
  const { script, errors } = parse(piece.repeat(MANY));
  expect(script.kind).toBe('Script');
  for (const { message } of errors) expect(message.length).toBeLessThan(300);
});

test('a megabyte of script is read', () => {
  const line = "Get-Tag -Name 'a' | Where-Object { $_.Size -gt 1kb } # note\n";
  const { script, errors } = parse(line.repeat(20_000));
  expect([script.end.statements.length, errors]).toEqual([20_000, []]);
});

/** Results of a kind that were arguments of one JavaScript call once, of which there can be some hundred thousand only. */
test.each([
  '$l = [System.Collections.ArrayList]@(); $l.AddRange($a); $l.AddRange($l); $l.Count / 2',
  '(,1).ForEach{ $a }.Count',
  '{ $a }.Invoke().Count',
  'function f { $args.Count }; f @a',
  'function f { @($input).Count }; $a | f',
  '("a," * 299999 -split { $_ -eq "," }).Count',
  '$null = Write-Output $a -OutVariable v; $v.Count',
  '$a > variable:v; $v.Count',
  '$a | Set-Variable v; $v.Count',
  '$null = $a | Tee-Object -Variable v; $v.Count',
  '($a | Out-String -Stream).Count',
  '$a; 300000',
])('three hundred thousand objects: %s', async source => {
  const { values, errors } = await runCleanly(`$a = 1..300000; ${source}`);
  expect([values.at(-1), errors]).toEqual([300_000, []]);
});
