import { isNewline, isSpace } from './characters.ts';
import type { Expression } from './expression.ts';
import { parseScriptBlock, withCommas } from './parse-brackets.ts';
import { parseExpression } from './parse-expression.ts';
import { parseOperand } from './parse-operand.ts';
import { identifierEnd, peek, type Reader, reportMissing, sees, since, take } from './reader.ts';
import { skipLines } from './trivia.ts';

export interface PostfixPlace {
  /** Among a command's arguments a dot before white space is an argument of its own. */
  readonly inCommand: boolean;
  /** False directly after a type: `[int][0]` is no index. */
  readonly indexable: boolean;
}

/** The members, calls and indexes that follow an operand without white space. */
export function parsePostfix(reader: Reader, operand: Expression, place: PostfixPlace): Expression {
  let target = operand;
  let indexable = place.indexable;
  for (;;) {
    const nullConditional = peek(reader) === '?' && '.['.includes(peek(reader, 1) || ' ');
    if (nullConditional && peek(reader, 1) === '[' && !indexable) return target;
    const offset = nullConditional ? 1 : 0;
    if (peek(reader, offset) === '[' && indexable) {
      take(reader, offset + 1, 'punctuation');
      target = parseIndex(reader, target, nullConditional);
    } else {
      const length = memberOperator(reader, offset, place.inCommand);
      if (length === 0) return target;
      const isStatic = take(reader, offset + length, 'operator') && length === 2;
      target = parseMember(reader, { target, isStatic, nullConditional });
    }
    indexable = true;
  }
}

/** 1 for `.`, 2 for `::`, 0 for neither. */
function memberOperator(reader: Reader, offset: number, inCommand: boolean): number {
  const length = sees(reader, '::') ? 2 : peek(reader, offset) === '.' && peek(reader, offset + 1) !== '.' ? 1 : 0;
  const next = peek(reader, offset + length);
  return inCommand && (next === '' || isSpace(next) || isNewline(next)) ? 0 : length;
}

interface Access {
  readonly target: Expression;
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}

function parseMember(reader: Reader, access: Access): Expression {
  const start = access.target.extent.start;
  const end = reader.lastEnd;
  const operator = reader.source.slice(end - (access.isStatic ? 2 : 1), end);
  skipLines(reader);
  const member = parseMemberName(reader);
  if (!member) {
    reportMissing(reader, 'MissingPropertyName', end, operator);
    const nothing: Expression = { kind: 'ErrorExpression', extent: { start: end, end }, parts: [] };
    return { kind: 'Member', extent: since(reader, start), ...access, member: nothing };
  }
  if (peek(reader) === '(') {
    const args = parseArguments(reader);
    return { kind: 'MethodCall', extent: since(reader, start), ...access, member, arguments: args };
  }
  if (peek(reader) === '{') {
    const args = [parseScriptBlock(reader)];
    return { kind: 'MethodCall', extent: since(reader, start), ...access, member, arguments: args };
  }
  return { kind: 'Member', extent: since(reader, start), ...access, member };
}

function parseMemberName(reader: Reader): Expression | undefined {
  const name = reader.source.slice(reader.at, identifierEnd(reader.source, reader.at));
  if (name === '') return peek(reader) === '.' ? undefined : parseOperand(reader, 'expression');
  const extent = take(reader, name.length, 'member');
  return { kind: 'StringConstant', extent, value: name, quote: 'bare' };
}

/** `( … )` after a method's name; commas separate. */
function parseArguments(reader: Reader): Expression[] {
  take(reader, 1, 'punctuation');
  const args = withCommas(reader, () => parseArgumentList(reader), false);
  skipLines(reader);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else reportMissing(reader, 'MissingEndParenthesisInMethodCall', reader.lastEnd);
  return args;
}

function parseArgumentList(reader: Reader): Expression[] {
  const args: Expression[] = [];
  for (;;) {
    skipLines(reader);
    const argument = parseExpression(reader, 'operand');
    if (!argument) {
      if (args.length > 0) reportMissing(reader, 'MissingExpressionAfterToken', reader.lastEnd, ',');
      return args;
    }
    args.push(argument);
    skipLines(reader);
    if (peek(reader) !== ',') return args;
    take(reader, 1, 'punctuation');
  }
}

function parseIndex(reader: Reader, target: Expression, nullConditional: boolean): Expression {
  const start = target.extent.start;
  const open = reader.lastEnd;
  skipLines(reader);
  const index = withCommas(reader, () => parseExpression(reader, 'operand'));
  if (!index) reportMissing(reader, 'MissingArrayIndexExpression', open);
  skipLines(reader);
  if (peek(reader) === ']') take(reader, 1, 'punctuation');
  else if (index) reportMissing(reader, 'MissingEndSquareBracket', reader.lastEnd);
  return {
    kind: 'Index',
    extent: since(reader, start),
    target,
    index: index ?? { kind: 'ErrorExpression', extent: { start: open, end: open }, parts: [] },
    nullConditional,
  };
}
