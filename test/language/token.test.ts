import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import type { TokenKind } from '../../src/language/token.ts';

// A letter under every character of the source: its token's kind, or a blank.

const letters: Readonly<Record<TokenKind, string>> = {
  command: 'c',
  parameter: 'p',
  argument: 'a',
  operator: 'o',
  string: 's',
  number: 'n',
  variable: 'v',
  keyword: 'k',
  type: 't',
  member: 'm',
  comment: '#',
  punctuation: '.',
  error: 'e',
};

function colours(source: string): string {
  const line = Array.from({ length: source.length }, () => ' ');
  for (const { kind, extent } of parse(source, { tokens: true }).tokens) {
    for (let at = extent.start; at < extent.end; at += 1) line[at] = letters[kind];
  }
  return line.join('');
}

test.each([
  ['Get-Tag -Name v1 5 # x', 'ccccccc ppppp aa n ###'],
  ['$x = "a $y.z" + 1.5', 'vv o sssvvsss o nnn'],
  ['if ($a) { b } else { c }', 'kk .vv. . c . kkkk . c .'],
  ['[int]$x.Foo(1, "a")', '.ttt.vvommm.n. sss.'],
  ['1 | % { $_ }; @{a=1}', 'n o c . vv .. ..mon.'],
  ['a$b/c -x:$y --', 'cvvcc pppvv oo'],
  ['"$(f 1)"', 's..c n.s'],
  ['a > b 2>&1', 'c o a oooo'],
  ['foreach ($i in 1..3) { }', 'kkkkkkk .vv kk noon. . .'],
  ['1 -foo', 'n eeee'],
  ['f @args', 'c vvvvv'],
])('%s', (source, kinds) => {
  expect(`${source}\n${colours(source)}`.trimEnd()).toBe(`${source}\n${kinds}`);
});
