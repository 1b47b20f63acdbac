import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';

// Every input of the PowerShell conformance cases: those that expect a parse error have one, all others have none.

interface Case {
  readonly id: string;
  readonly tier: number;
  readonly input: string;
  readonly expect: { readonly error?: string };
}

/** The ids of parse errors that the cases expect by name. */
const ids: readonly string[] = [
  'BadNumericConstant',
  'ControlLeavingFinally',
  'DuplicateKeyInHashLiteral',
  'EmptyPipeElement',
  'EmptyPipelineChainElement',
  'ExpectedValueExpression',
  'ExpressionsMustBeFirstInPipeline',
  'InvalidLeftHandSide',
  'InvalidSwitchFlag',
  'InvalidUnicodeEscapeSequence',
  'MissingColonInTernaryExpression',
  'MissingEndCurlyBrace',
  'MissingExpression',
  'MissingFunctionBody',
  'MissingLoopStatement',
  'MissingNameAfterKeyword',
  'MissingSwitchStatementClause',
  'MissingVariableNameAfterForeach',
  'MissingWhileOrUntilInDoWhile',
  'MultipleSwitchDefaultClauses',
  'OrderedAttributeOnlyOnHashLiteralNode',
  'ParameterRequiresArgument',
  'TooManyDigitsInUnicodeEscapeSequence',
];

const file = new URL('../../../shared/data/powershell/cases.jsonl', import.meta.url);
const present = existsSync(file);
const cases: readonly Case[] = present
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  : [];

function expectsParseError({ error = '' }: Case['expect']): boolean {
  return /^(?:Incomplete)?ParseException$/.test(error) || ids.includes(error);
}

describe.skipIf(!present)(
  `PowerShell's cases${present ? '' : ' (skipped: ../shared/data/powershell is not here)'}`,
  () => {
    test('are parsed', () => {
      const failing = cases.filter(each => parse(each.input).errors.length > 0).map(each => each.id);
      const expected = cases.filter(each => expectsParseError(each.expect));
      expect(failing.toSorted()).toEqual(expected.map(each => each.id).toSorted());
    });

    test('give the error ids they expect', () => {
      const surprises = cases.flatMap(({ id, input, expect: { error = '' } }) => {
        const { errors } = parse(input);
        if (errors.length === 0) return [];
        if (error === 'ParseException') return [];
        if (error === 'IncompleteParseException') return errors.every(each => each.incomplete) ? [] : [id];
        return errors.some(each => each.id === error) ? [] : [id];
      });
      expect(surprises).toEqual([]);
    });

    test('every prefix of a valid one is valid or unfinished', () => {
      const valid = cases.filter(each => parse(each.input).errors.length === 0);
      const wrong = valid.flatMap(({ id, input }) =>
        Array.from(input, (_, length) => ({ id, prefix: input.slice(0, length) })).filter(({ prefix }) =>
          parse(prefix).errors.some(error => !error.unfinished),
        ),
      );
      expect(wrong).toEqual([]);
    });
  },
);
