import fc from 'fast-check';

// Valid scripts, at random, for properties.

const name = fc.constantFrom('Get-Tag', 'echo', '%', 'a.b', 'sort');
const word = fc.constantFrom('v1', 'repo/image:1.10', 'app@sha256:ab', '*.txt', '1.10', '-5', 'a#b', "a'b c'd", '[x]');
const variable = fc.constantFrom('$x', '$env:HOME', `\${a b}`, '$script:y', '$_', '$?');
const literal = fc.constantFrom('1', '0xFF', '2.5d', '1kb', "'it''s'", '"a`n""b"', "@'\nx\n'@");
const operator = fc.constantFrom('+', '-', '*', '-eq', '-cmatch', '-and', '..', '-f', '??', ',', '-notin', '-shl');
const space = fc.constantFrom(' ', '  ', ' <# c #> ', ' `\n');
const separator = fc.constantFrom('; ', '\n', '\n\n', ' # note\n');

const grammar = fc.letrec<Record<'expression' | 'operand' | 'command' | 'pipeline' | 'statement' | 'script', string>>(
  tie => ({
    operand: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      variable,
      literal,
      tie('expression').map(inner => `(${inner})`),
      tie('script').map(inner => `$(${inner})`),
      tie('script').map(inner => `@(${inner}).Count`),
      tie('pipeline').map(inner => `@{ a = ${inner}; 'b' = 1 }`),
      tie('script').map(inner => `{ ${inner} }`),
      tie('operand').map(inner => `[string[]]${inner}`),
      tie('expression').map(inner => `$x[${inner}].y`),
      tie('expression').map(inner => `$x.Trim(${inner.replaceAll(/,/g, '+')})`),
      tie('script').map(inner => `"a $x.b $(${inner}) "`),
    ),
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie('operand'),
      fc.tuple(tie('operand'), operator, tie('operand')).map(([left, sign, right]) => `${left} ${sign} ${right}`),
      tie('operand').map(inner => `-not ${inner}`),
      fc.tuple(tie('operand'), tie('operand')).map(([yes, no]) => `$x ? ${yes} : ${no}`),
    ),
    command: fc
      .tuple(name, space, word, tie('operand'), fc.constantFrom('', ' 2>$null', ' > out', ' --', ' @splat'))
      .map(
        ([command, gap, argument, value, tail]) => `${command}${gap}${argument} -Name (${value}) -Force:$true${tail}`,
      ),
    pipeline: fc
      .tuple(
        fc.oneof(tie('expression'), tie('command')),
        fc.array(tie('command'), { maxLength: 2 }),
        fc.constantFrom(' | ', ' |\n', '\n  | '),
      )
      .map(([first, rest, bar]) => [first, ...rest].join(bar)),
    statement: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      tie('pipeline'),
      tie('pipeline').map(value => `$x = ${value}`),
      fc.tuple(tie('command'), tie('command')).map(both => both.join(' && ')),
      fc.tuple(tie('pipeline'), tie('script')).map(([value, body]) => `if (${value}) { ${body} } else { 1 }`),
      fc.tuple(tie('pipeline'), tie('script')).map(([value, body]) => `foreach ($i in ${value}) { ${body} }`),
      fc
        .tuple(tie('pipeline'), tie('script'))
        .map(([value, body]) => `switch (${value}) { 'a' { ${body} } default { } }`),
      tie('script').map(body => `try { ${body} } catch [x.y] { } finally { 1 }`),
      tie('script').map(body => `function f([int]$a = 1, $b) { ${body} }`),
      tie('script').map(body => `do { ${body} } while ($x)`),
    ),
    script: fc
      .tuple(fc.array(tie('statement'), { minLength: 1, maxLength: 2 }), separator)
      .map(([all, between]) => all.join(between)),
  }),
);

/** A script that parses without errors. */
export const validScript = grammar.script;

/** Pieces of the language in any order. */
export const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'( ) { } [ ] @( $( @{ @" "@ @\' \'@ " \' ` # <# #> | || && & ; , . .. :: ? ?? : = += > 2>&1 *> -- ++ ! % $ ${ @ \n -a -eq -f if else foreach switch try catch function param class'.split(
          ' ',
        ),
      ),
      fc.constantFrom('\n', ' ', 'a', '1', '$x', '1kb', '“', '’', '–'),
      name,
      word,
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map(pieces => pieces.join(''));
