import fc, { type Arbitrary } from 'fast-check';

// Valid scripts, at random, for properties. Every form of the language is in here.

/** Source with holes in it: the arbitrary of its text. */
export function form(strings: TemplateStringsArray, ...parts: readonly Arbitrary<string>[]): Arbitrary<string> {
  return fc.tuple(...parts).map(texts => String.raw({ raw: strings }, ...texts));
}

/** One of the texts. */
export const one = (...texts: readonly string[]): Arbitrary<string> => fc.constantFrom(...texts);

const name = one('Get-Tag', 'echo', '%', 'a.b', 'sort', '?', 'x`ny', 'a$b', "g'et'");
const word = one(
  ...['v1', 'repo/image:1.10', 'app@sha256:ab', '*.txt', '1.10', '-5', 'a#b', "a'b c'd", '[x]', 'a` b', 'if', '0x1f'],
  ...['a>b', '--x', "-x'y'", '+', '=', '~', '5', '1kb', '”q“', '–5', '!', 'a=$x', 'a$x/b', '$x-b', 'é𝒜', '..'],
);
const variable = one('$x', '$env:HOME', `\${a b}`, '$script:y', '$_', '$?', `\${a\`}b}`, '$é', '$x2');
const number = one(
  ...['1', '0xFF', '2.5d', '1kb', '-7', '+3', '1e3', '.5', '2.', '9999999999', '1.5mb', '0b101'],
  ...['3uy', '4us', '5l', '6n'],
);
const text = one(
  ...["'it''s'", "'’’'", "''", '""', '"a`n""b"', '"`u{1F600}`0"', '“typed”', '"two\nlines"'],
  ...["@'\nx\n'@", "@'\n'@", "@'  \nit's \"$x\"\n\n'@", '@"\na "b" `"\n"@'],
);
const property = one('.y', '.Count', ".'a b'", '.$x', '.1', '["k"]', '[0]', '[-1]', '[0, 1]', '[1..2]');
const typeName = one('int', 'string', 'string[]', 'a.b', 'int[][]', 'Collections.ArrayList');
const operator = one(
  ...['+', '-', '*', '/', '%', '-eq', '-cmatch', '-inotlike', '-and', '-or', '-xor', '..', '-f', '??', '-notin'],
  ...['-shl', '-band', '-bor', '-isplit', '-creplace', '-join', '-as', '-is', '-IN', '–eq', '+\n', '-and # why\n '],
);
const prefix = one('-not ', '!', '! ', '-bnot ', '- ', '+ ', '-split ', '-csplit ', '-join ', '– ', '-not\n');
const assignment = one('=', '+=', '-=', '*=', '/=', '%=', '??=', '=\n ');
const target = one(
  '$x',
  '[int]$x',
  '$x.y',
  '$x[0]',
  '$x.y[1].z',
  "[ValidateSet('a', 'b')][string] $x",
  '($x)',
  '$env:A',
);
const space = one(' ', '  ', ' <# c #> ', ' `\n', '\t', '\u00a0');
const gap = one('', ' ', '\n', ' # note\n', ' <# c\n #> ');
const separator = one('; ', '\n', '\n\n', ' # note\n', ';;', '\r\n');
const redirection = one('', ' 2>$null', ' > out', ' 2>&1', " >> 'a b'", ' *> $x.y', ' 3>&1 2> "$x"', ' 6>a 1>b');
const attribute = one(
  ...['[Parameter()]', "[ValidateSet('a', 'b')]", '[Parameter(Mandatory, Position = 0)]', '[ValidateRange(1, 1kb)]'],
  ...['[ValidateScript({ $_ -gt 0 })]', '[Alias(\'n\', "m")]', '[Parameter(\n  Mandatory = $true\n)]'],
);
const binding = one(
  '',
  '[CmdletBinding()] ',
  "[CmdletBinding(DefaultParameterSetName = 'a')]\n",
  '[A()][B(c)] # why\n',
);

type Rule =
  | ('postfix' | 'operand' | 'unit' | 'single' | 'expression' | 'entry' | 'string')
  | ('argument' | 'callee' | 'list' | 'element' | 'command' | 'pipeline' | 'chain')
  | ('statement' | 'loop' | 'script' | 'parameters' | 'body');

const depthIdentifier = fc.createDepthIdentifier();

const grammar = fc.letrec<Record<Rule, string>>(tie => {
  /** Alternatives, the first of which is taken where the script is deep enough already. */
  const any = (...forms: readonly [Arbitrary<string>, ...Arbitrary<string>[]]) =>
    fc.oneof({ depthIdentifier, depthSize: 'small', maxDepth: 8, withCrossShrink: true }, ...forms);
  const [operand, unit, single, expression] = [tie('operand'), tie('unit'), tie('single'), tie('expression')];
  const [argument, command, pipeline, chain] = [tie('argument'), tie('command'), tie('pipeline'), tie('chain')];
  const [statement, script, parameters, body] = [tie('statement'), tie('script'), tie('parameters'), tie('body')];
  return {
    string: any(
      text,
      form`"a $x.b $(${script}) "`,
      form`"$(${script})${variable}"`,
      form`@"\n ${variable} $(${script})\n"@`,
    ),
    postfix: any(
      form`${variable}${property}`,
      form`$x.Trim(${single}, ${single})`,
      form`$x[${expression}].y`,
      form`$x.(${pipeline})`,
      form`(${expression})${property}.\n  y${property}`,
      form`@(${script}).Count`,
      form`[${typeName}]::New(${single})`,
      form`[math]::Pi`,
      form`\${x}?.y?[${single}]?.Z()`,
      form`$x.Where{ ${script} }.ForEach({ ${script} }, 'a')`,
      form`${text}.Length`,
    ),
    operand: any(
      variable,
      number,
      tie('string'),
      tie('postfix'),
      form`(${gap}${expression}${gap})`,
      form`(${chain})`,
      form`($x ${assignment} ${statement})`,
      form`$(${script})`,
      form`@(${script})`,
      form`@{ a = ${pipeline}; 'b' = 1${separator}${tie('entry')} }`,
      one('@{}', '@{ }', '@()', '$()', '{}'),
      form`{ ${script} }`,
      form`{ param(${parameters}) ${script} }`,
    ),
    entry: any(
      form`"$x" = ${statement}`,
      form`2.5 =\n  ${statement}\n`,
      form`$x.y = ${statement};`,
      form`(${pipeline}) = ${statement}`,
    ),
    unit: any(
      operand,
      form`[${typeName}]${space}${operand}`,
      form`[ordered]@{ a = ${statement}\n b = 2 }`,
      form`${prefix}${operand}`,
      one('$x++', '--$x', '$x.y++', '++ $x[0]', '[int]$x--'),
      form`([${typeName}])`,
    ),
    single: any(
      unit,
      form`${unit} ${operator} ${unit}`,
      form`${unit} ${operator} ${unit} ${operator} ${unit}`,
      form`(${unit} -is [${typeName}])`,
      form`${unit} ? ${single} : ${single}`,
      form`${unit} ?\n ${unit} :\n ${unit}`,
    ),
    expression: any(
      single,
      form`${unit}, ${unit}`,
      form`${unit} ,\n ${unit} ${operator} ${unit}, ${unit}`,
      form`, ${unit}`,
    ),
    argument: any(
      word,
      number,
      variable,
      tie('string'),
      form`(${pipeline})`,
      form`${variable}${one('.y', '[0]', '.Count')}`,
      form`{ ${script} }`,
      form`a$(${script})b`,
      form`@(${script})`,
      form`@{ a = ${statement} }`,
    ),
    callee: any(
      word,
      variable,
      tie('string'),
      form`{ ${script} }`,
      form`{ ${body} }`,
      form`(${pipeline})`,
      form`$x${property}`,
    ),
    list: any(argument, form`${argument}, ${argument},\n ${argument}`),
    element: any(
      one('-a', '-Force:$true'),
      form`-Name ${tie('list')}`,
      form`-Name: ${tie('list')}`,
      form`-x:${argument}`,
      tie('list'),
      one('-a', '-?', '@splat', '@script:y', '–Name'),
    ),
    command: any(
      form`${name}${space}${tie('element')} ${argument}${redirection}`,
      form`& ${tie('callee')} ${tie('element')}${redirection}`,
      form`. ${tie('callee')}${space}${tie('element')}`,
      name,
      form`${name} ${tie('element')} -- -b ${word}${one('', ' --')}`,
      form`${name} ${tie('element')}${space}${tie('element')}${redirection} ${tie('element')}`,
    ),
    pipeline: any(
      form`${command}`,
      expression,
      form`${expression}${redirection}`,
      form`${expression} | ${command}`,
      form`${command} |\n ${command}`,
      form`${command}\n  | ${command} # note\n# note\n | ${command}`,
    ),
    chain: any(pipeline, form`${pipeline} && ${pipeline}`, form`${pipeline} ||\n ${pipeline} && ${pipeline}`),
    loop: any(
      form`foreach (${variable} in ${chain}) { ${script} }`,
      form`:outer foreach${space}($i in ${pipeline}) {${gap}break outer${gap}}`,
      form`for ($i = 0; $i -lt ${single}; $i++) { ${script} }`,
      form`:a for (${one(';;', '$i = 1\n$i\n$i++', '; $i;', '$i = f 1; ; f $i')}) { ${script}; continue a }`,
      form`while (${chain}) {${gap}${script}${gap}}`,
      form`:b do { ${script} } ${one('while', 'until')}${gap}(${chain})`,
    ),
    statement: any(
      chain,
      form`${target} ${assignment} ${statement}`,
      form`$x, ($y, $z), [int]$w[0] = ${statement}`,
      form`if (${chain}) {${gap}${script}${gap}}`,
      form`if${gap}(${chain})${gap}{ ${script} }${gap}elseif (${pipeline}) { ${script} } else {${gap}}`,
      tie('loop'),
      form`switch (${chain}) { 'a' { ${script} } default { } }`,
      form`switch -regex -CaseSensitive (${pipeline}) {\n  ${argument} { ${script} }; { $_ } {}\n 1 {} }`,
      form`:c switch${space}-wild${gap}(${chain}) { default { break c } a* { continue } }`,
      form`try { ${script} } catch [x.y], [z] { ${script} } catch {${gap}}${gap}finally { foreach ($i in 1) { break } }`,
      form`try {${gap}${script}${gap}}${gap}catch${gap}{ throw }`,
      form`function f([int]$a = 1, $b) { ${script} }`,
      form`function ${one('f', 'Get-It', 'global:x', 'if')}${gap}{${gap}${body}${gap}}`,
      form`filter g { ${body} }`,
      form`return ${chain}`,
      form`${one('throw', 'exit')} ${pipeline}`,
      one('return', 'throw', 'exit', 'break', 'continue'),
    ),
    parameters: any(
      one('', '$a', '[int]$a = 1, $b', '\n $a, # first\n $b\n'),
      form`${attribute}[${typeName}]$a = ${single},${gap}${attribute}${space}$b`,
      form`${attribute}${gap}[${typeName}] $a${gap}=${gap}${unit}`,
    ),
    body: any(
      script,
      form`${binding}param(${parameters}) ${script}`,
      form`${binding}param(${parameters})${separator}begin { ${script} }${separator}end {}`,
      form`begin {${gap}} process { ${script} }`,
      form`process {${gap}${script}${gap}}${gap}end { ${script} }`,
    ),
    script: fc.tuple(statement, separator, statement, fc.boolean()).map(parts => {
      const [first, between, second, both] = parts;
      return both ? `${first}${between}${second}` : first;
    }),
  };
});

/** A script that parses without errors. It may start with any rule, so that even what stands deep in others is not rare. */
export const validScript = fc.oneof(
  { withCrossShrink: true },
  grammar.script,
  grammar.body,
  grammar.loop,
  grammar.chain,
  grammar.expression,
  grammar.single,
  grammar.unit,
  grammar.operand,
  grammar.postfix,
  form`@{ ${grammar.entry} }`,
  form`echo ${grammar.element} ${grammar.element}`,
  form`function f(${grammar.parameters}) { ${grammar.script} }`,
);

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
