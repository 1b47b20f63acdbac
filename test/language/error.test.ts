import { expect, test } from 'vitest';
import { expectsMore, parse } from '../../src/language/parse.ts';

// Source, ids with offsets, and whether a prompt would ask for more. Ids and offsets are PowerShell's own
// (its Parsing.Tests.ps1 has most of these sources), except for NotSupportedHere.

const more = true;
const wrong = false;

test.each([
  ['"abc', 'TerminatorExpectedAtEndOfString@0', more],
  ["'abc", 'TerminatorExpectedAtEndOfString@0', more],
  ["@'\nabc", 'TerminatorExpectedAtEndOfString@0', more],
  ['@"a', 'UnexpectedCharactersAfterHereStringHeader@2 TerminatorExpectedAtEndOfString@0', wrong],
  ['"$var:"', 'InvalidVariableReferenceWithDrive@1', wrong],
  ['"`u{}"', 'InvalidUnicodeEscapeSequence@1', wrong],
  ['"`u{219z}"', 'InvalidUnicodeEscapeSequence@7', wrong],
  ['"`u{1234567}"', 'TooManyDigitsInUnicodeEscapeSequence@10', wrong],
  ['"`u{110000}"', 'InvalidUnicodeEscapeSequenceValue@4', wrong],
  ['"$(1', 'MissingEndParenthesisInSubexpression@4 TerminatorExpectedAtEndOfString@0', more],
  ['${a', 'IncompleteDollarVariableReference@3', more],
  ['<# a', 'MissingTerminatorMultiLineComment@0', more],
  ['(', 'ExpectedExpression@1 MissingEndParenthesisInExpression@1', more],
  ['(1', 'MissingEndParenthesisInExpression@2', more],
  ['(1+ 1),', 'MissingExpressionAfterToken@7', more],
  ['1+', 'ExpectedValueExpression@2', more],
  ['1 -eq # note', 'ExpectedValueExpression@5', more],
  ['1 -foo 2', 'UnexpectedToken@2 UnexpectedToken@7', wrong],
  ['-not', 'MissingExpressionAfterOperator@4', more],
  ['$x.', 'MissingPropertyName@3', more],
  ['$x.f(', 'MissingEndParenthesisInMethodCall@5', more],
  ['$x.f(1,', 'MissingExpressionAfterToken@7 MissingEndParenthesisInMethodCall@7', more],
  ['$a[]', 'MissingArrayIndexExpression@3', wrong],
  ['$a[1', 'MissingEndSquareBracket@4', more],
  ['$true ?', 'ExpectedValueExpression@7', more],
  ['$true ? 3', 'MissingColonInTernaryExpression@9', more],
  ['$x ?.name', 'ExpectedValueExpression@4 UnexpectedToken@4', wrong],
  ['@{ a=1;b=2;c=3;', 'MissingEndCurlyBrace@2', more],
  ['@{ a }', 'MissingEqualsInHashLiteral@4', wrong],
  ['@{a=1;A=2}', 'DuplicateKeyInHashLiteral@6', wrong],
  ['[ordered]$h', 'OrderedAttributeOnlyOnHashLiteralNode@0', wrong],
  ['[a()][b]2', 'UnexpectedAttribute@0', wrong],
  ['@a', 'SplattingNotPermitted@0', wrong],
  ['1++', 'OperatorRequiresVariableOrProperty@0', wrong],
  ['$a=', 'ExpectedValueExpression@3', more],
  ['1 = 2', 'InvalidLeftHandSide@0', wrong],
  ['$a,$b += 1,2', 'InvalidLeftHandSide@0', wrong],
  [`\${x}?.name = 1`, 'InvalidLeftHandSide@0', wrong],
  ['|gps', 'EmptyPipeElement@0', wrong],
  ['gps|', 'EmptyPipeElement@4', more],
  ['gps| |foreach name', 'EmptyPipeElement@4', wrong],
  ['1|1', 'ExpressionsMustBeFirstInPipeline@2', wrong],
  ['a &&', 'EmptyPipelineChainElement@4', more],
  ['a && ;', 'EmptyPipelineChainElement@4', wrong],
  ['gcm -a:', 'ParameterRequiresArgument@7', wrong],
  ['gcm a,', 'MissingExpression@6', more],
  ['gcm ,', 'MissingArgument@4', wrong],
  ['a >', 'MissingFileSpecification@3', more],
  ['a > b > c', 'StreamAlreadyRedirected@6', wrong],
  ['a < b', 'RedirectionNotSupported@2', wrong],
  ['   )', 'UnexpectedToken@3', wrong],
  ['if', 'MissingOpenParenthesisInIfStatement@2', more],
  ['if "true" { 1}', 'MissingOpenParenthesisInIfStatement@2 UnexpectedToken@10', wrong],
  ['if (1) {} else', 'MissingStatementBlockAfterElse@14', more],
  ['foreach ($a into', 'MissingInInForeach@11', wrong],
  ['foreach ($a in $x)', 'MissingForeachStatement@18', more],
  ['for($a;$b;$c)', 'MissingLoopStatement@13', more],
  ['do {}', 'MissingWhileOrUntilInDoWhile@5', more],
  ['do {} while (', 'MissingExpressionAfterKeyword@13', more],
  ['switch -abc', 'InvalidSwitchFlag@7 PipelineValueRequired@11', wrong],
  ['switch (1) {default {} default {}}', 'MultipleSwitchDefaultClauses@23', wrong],
  ['try {}', 'MissingCatchOrFinally@6', more],
  ['try {} catch {} catch {}', 'EmptyCatchNotLast@7', wrong],
  ['try {} finally { return }', 'ControlLeavingFinally@17', wrong],
  ['function', 'MissingNameAfterKeyword@8', more],
  ['function foo', 'MissingFunctionBody@12', more],
  ['function foo {', 'MissingEndCurlyBrace@13', more],
  ['function f($a,[int]$a){}', 'DuplicateFormalParameter@19', wrong],
  ['function foo {param(}', 'MissingEndParenthesisInFunctionParameterList@20', wrong],
  ['begin process {}', 'MissingNamedStatementBlock@5', wrong],
] as const)('%j: %s', (source, expected, prompts) => {
  const { errors } = parse(source);
  expect(errors.map(error => `${error.id}@${error.extent.start}`).join(' ')).toBe(expected);
  expect(expectsMore(errors)).toBe(prompts);
});

test.each([
  ['Get-Tag &', /jobs/],
  ['a --% b', /single quotes/],
  ['class A { [int]$x }', /pscustomobject/],
  ['enum E { a }', /ValidateSet/],
  ['using module x', /modules/],
  ['data { 1 }', /hashtable/],
  ['trap { 1 }', /try/],
  ['dynamicparam { }', /begin, process and end/],
  ['[Collections.Generic.List[int]]::new()', /array or a hashtable/],
  ['[int[,]]$a', /nest arrays/],
  ['[ref]$x', /return its result/],
  ['$using:x', /write \$x/],
  ['$$', /Get-History/],
  ['switch -file x {}', /parentheses/],
  ['break $label', /name after 'break'/],
  ['foreach -parallel ($a in $b) {}', /one after another/],
])('%s is recognised and the nearest supported form is named', (source, hint) => {
  const [error] = parse(source).errors;
  expect(error?.id).toBe('NotSupportedHere');
  expect(error?.message).toMatch(hint);
});

test.each(['1 -e', '$env:', 'gcm -a:', 'try {} fin', 'foreach ($a i', 'a &'])(
  '%s is unfinished, though no further line would complete it',
  source => {
    const { errors } = parse(source);
    expect(errors.every(error => error.unfinished)).toBe(true);
    expect(expectsMore(errors)).toBe(false);
  },
);
