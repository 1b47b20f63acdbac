import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { outlineScript } from './outline.ts';

// Source and tree, one a line; `outline.ts` explains the notation. None of them has an error.

const commandMode = [
  ['Get-AcrTag -Name a, b repo/image:1.10 # rest', '‹Get-AcrTag -Name [a, b] repo/image:1.10›'],
  ['echo app@sha256:abc *.txt a#b 2+2 a>b', '‹echo app@sha256:abc *.txt a#b 2+2 a>b›'],
  ['echo $a+2 $a/b a$x/b', '‹echo «{$a}+2» «{$a}/b» «a{$x}/b»›'],
  [`echo a'$a' a"$a" 'a''b' "a"b`, `‹echo a$a «a{$a}» "a'b" "a" b›`],
  ['echo x(1) (1+1)abc', '‹echo x (1) ((1 + 1)) abc›'],
  ['echo 7 -5 1kb 0x10 1..5 34uy 1.5.2', '‹echo 7 -5 1024 16 1..5 34UY 1.5.2›'],
  ['echo (1..3).Count $x[0] $o.Name $a.b() $x. y', '‹echo ((1 .. 3)).Count $x[0] $o.Name $a.b() $x . y›'],
  ['gcm -a:$false -b: 2 -c', '‹gcm -a:$false -b:2 -c›'],
  ['gcm -a -- -b --c', '‹gcm -a -- -b --c›'],
  [`gcm '-x' -5x -x'y'`, '‹gcm "-x" -5x -xy›'],
  ['f @splat -p @h npm @scope/name', '‹f @splat -p @h npm @scope/name›'],
  ['echo if else', '‹echo if else›'],
  ['16p', '‹16p›'],
  ['..', '‹..›'],
  ['1 | % {2}', '1 | ‹% {2}›'],
  ['a`tb c` d', '‹a\tb c d›'],
  [`& $c 1; . 'x'; & { 1 }`, '&‹$c 1›; .‹"x"›; &‹{1}›'],
  ['a > $null 2>&1 3>>log *> all', '‹a 1>$null 2>&1 3>>log *>all›'],
  ['1..3 > variable:a', '(1 .. 3) 1>variable:a'],
  ['Get-Tag –Name “v1” ‘v2’', '‹Get-Tag -Name "v1" "v2"›'],
] as const;

const operators = [
  ['1,2,3 + 4,5', '([1, 2, 3] + [4, 5])'],
  ['1..2+3', '((1 .. 2) + 3)'],
  [`-split 'a b','c'`, '[(-split "a b"), "c"]'],
  ['$true -or $false -and $false', '(($true -or $false) -and $false)'],
  ['2 + $null ?? 3', '((2 + $null) ?? 3)'],
  [`'x' -eq $null ?? 'x'`, '("x" -eq ($null ?? "x"))'],
  ['$a ? 1 : $b ? 2 : 3', '($a ? 1 : ($b ? 2 : 3))'],
  [`\${true}?1:2`, '($true ? 1 : 2)'],
  ['1 -ceq 2 -ine 3', '((1 -eq! 2) -ne 3)'],
  ['-not $a -eq 1', '((-not $a) -eq 1)'],
  ['-1..3', '(-1 .. 3)'],
  ['2 -1', '(2 - 1)'],
  ['$x++; --$x', '($x ++); (-- $x)'],
  [`'{0}' -f 1,2`, '("{0}" -f [1, 2])'],
  ['$x -is [int] -and $y', '(($x -is [int]) -and $y)'],
  ['1 -shl 2 -band 3', '((1 -shl 2) -band 3)'],
  [',1', '[1]'],
  ['1 +\n 2,\n 3', '(1 + [2, 3])'],
  ['1 `\n + 2', '(1 + 2)'],
] as const;

const operands = [
  [`"$a.b $($c.d) \${e}: $env:X"`, '«{$a}.b {$($c.d)} {$e}: {$env:X}»'],
  ['"`u{41}`t""a`"$"', '"A\\t\\"a\\"$"'],
  ['@"\n"a" $b\n"@', '«"a" {$b}»'],
  ["@'\n$a''\n'@", '"$a\'\'"'],
  ['[int[]]$a = 1', '([int[]] $a) = 1'],
  ['[math]::Round(1.5, 1)', '[math]::Round(1.5D, 1)'],
  [`[pscustomobject]@{a=1;'b c'='x'}`, '([pscustomobject] @{a=1; "b c"="x"})'],
  [`@{a = if (1) {2}\n b = 3 }`, '@{a=if(1){2}; b=3}'],
  [`$h.key.'a b'.$n.Where({1}).ForEach{2}`, '$h.key."a b".$n.Where({1}).ForEach({2})'],
  [`\${a}?.b?[0]`, '$a?.b?[0]'],
  ['$a[0,1][-1]', '$a[[0, 1]][-1]'],
  ['$a.\n  b', '$a.b'],
  ['@(1;2).Count', '@(1; 2).Count'],
  [`[ValidateSet('a')]$x = 'a'`, '([ValidateSet()] $x) = "a"'],
  ['{ param($x) $x }', '{param($x) $x}'],
] as const;

const statements = [
  ['a | b\n  | c\n  # note\n  | d', '‹a› | ‹b› | ‹c› | ‹d›'],
  ['a\n\n| b', undefined],
  ['a && b || c', '((‹a› && ‹b›) || ‹c›)'],
  ['$r = a && b', '$r = (‹a› && ‹b›)'],
  ['$a,$b = 1,2,3', '[$a, $b] = [1, 2, 3]'],
  ['$a = $b = 1', '$a = $b = 1'],
  ['$x = foreach ($i in 1..3) { $i }', '$x = foreach($i in (1 .. 3)){$i}'],
  ['if (1) {2}\nelseif (3) {4}\nelse {5}', 'if(1){2} if(3){4} else{5}'],
  ['if (1) {2}\n3', 'if(1){2}; 3'],
  [`switch -regex -c (1) { 'a*' {3} {$_} {4} default {5} }`, 'switch regex case(1){"a*"{3} {$_}{4} default{5}}'],
  [':o foreach ($a in $b) { break o; continue }', ':o foreach($a in $b){break o; continue}'],
  ['for ($i=0;$i -lt 3;$i++) { $i }', 'for($i = 0; ($i -lt 3); ($i ++)){$i}'],
  ['do {1} until (2)', 'do{1}until(2)'],
  ['try {1} catch [a.b],[c] {2} catch {3} finally {4}', 'try{1} catch[a.b,c]{2} catch[]{3} finally{4}'],
  ['function f($a, [int]$b = 2) { $a }', 'function f{param($a, [int]$b=2) $a}'],
  ['filter g { $_ }', 'filter g{process{$_}}'],
  [
    'function h { [CmdletBinding()] param([Parameter(Mandatory)][string[]]$n) begin {1} process {2} }',
    'function h{[CmdletBinding]param([Parameter][string[]]$n) begin{1} process{2}}',
  ],
  ['return 1,2; throw; exit 3', 'return [1, 2]; throw; exit 3'],
] as const;

test.each([...commandMode, ...operators, ...operands, ...statements])('%j', (source, tree) => {
  const { script, errors } = parse(source);
  if (tree === undefined) expect(errors).not.toEqual([]);
  else expect([outlineScript(script), errors]).toEqual([tree, []]);
});

test('an argument that looks like a number keeps its text', () => {
  const [statement] = parse('echo 1.10 007 0x10').script.end.statements;
  const command = statement?.kind === 'Pipeline' ? statement.elements[0] : undefined;
  const texts =
    command?.kind === 'Command' ? command.elements.map(each => each.kind === 'NumberLiteral' && each.text) : [];
  expect(texts).toEqual(['1.10', '007', '0x10']);
});

test('a half typed line still has a tree', () => {
  const { script, errors } = parse('Get-AcrTag -Repository (Get-X | where { $_.na');
  expect(outlineScript(script)).toBe('‹Get-AcrTag -Repository (‹Get-X› | ‹where {$_.na}›)›');
  expect(errors.map(error => error.id)).toEqual(['MissingEndCurlyBrace', 'MissingEndParenthesisInExpression']);
});

test('a condition being typed stays in the tree, for completion', () => {
  const [statement] = parse('if (Get-AcrTag -Na').script.end.statements;
  const kinds = statement?.kind === 'ErrorStatement' ? statement.parts.map(part => part.kind) : [];
  expect(kinds).toEqual(['Pipeline']);
});
