import { isDash, isDigit, isIdentifierStart } from './characters.ts';
import type { Binary, Expression, Range } from './expression.ts';
import type { NumberPlace } from './number.ts';
import { type BinaryOperation, peekBinary, peekIncrement, peekUnary } from './operators.ts';
import { parseNumber, parseOperand } from './parse-operand.ts';
import { parsePostfix } from './parse-postfix.ts';
import { parseTyped } from './parse-type.ts';
import { enter, leave, match, peek, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import { skipLines, skipSpace } from './trivia.ts';

// From the loosest to the tightest: ternary, binary operators by precedence, comma, unary operators and casts, operand.
// Every function returns undefined, with nothing taken, when no expression starts at the current place.

/** expression = binary ['?' expression ':' expression] */
export function parseExpression(reader: Reader, place: NumberPlace): Expression | undefined {
  const condition = parseBinary(reader, 0, place);
  if (!condition) return undefined;
  skipSpace(reader);
  return peek(reader) === '?' && peek(reader, 1) !== '?' ? parseTernary(reader, condition) : condition;
}

function parseTernary(reader: Reader, condition: Expression): Expression {
  if (!enter(reader)) return condition;
  const start = condition.extent.start;
  const whenTrue = parseBranch(reader, '?');
  skipLines(reader);
  let result: Expression;
  if (peek(reader) === ':' && peek(reader, 1) !== ':') {
    const whenFalse = parseBranch(reader, ':');
    result = { kind: 'Ternary', extent: since(reader, start), condition, whenTrue, whenFalse };
  } else {
    if (whenTrue.kind !== 'ErrorExpression') reportMissing(reader, 'MissingColonInTernaryExpression', reader.at);
    result = { kind: 'ErrorExpression', extent: since(reader, start), parts: [condition, whenTrue] };
  }
  leave(reader);
  return result;
}

function parseBranch(reader: Reader, mark: string): Expression {
  take(reader, 1, 'operator');
  const end = reader.lastEnd;
  skipLines(reader);
  return parseExpression(reader, 'operand') ?? missing(reader, mark, end);
}

function missing(reader: Reader, operator: string, at: number): Expression {
  reportMissing(reader, 'ExpectedValueExpression', at, operator);
  return { kind: 'ErrorExpression', extent: { start: at, end: at }, parts: [] };
}

/** binary = array { operator array }, operators of at least the given precedence */
function parseBinary(reader: Reader, least: number, place: NumberPlace): Expression | undefined {
  let left = parseArrayLiteral(reader, place);
  while (left) {
    skipSpace(reader);
    const operation = peekBinary(reader);
    if (!operation) return least === 0 ? passUnknownOperator(reader, left) : left;
    if (operation.precedence < least) return left;
    left = parseRight(reader, left, operation);
  }
  return undefined;
}

function parseRight(reader: Reader, left: Expression, operation: BinaryOperation): Binary | Range {
  const { operator, caseSensitive, precedence, length } = operation;
  const written = take(reader, length, 'operator');
  skipLines(reader);
  const right =
    parseBinary(reader, precedence + 1, 'operand') ??
    missing(reader, reader.source.slice(written.start, written.end), written.end);
  const extent = since(reader, left.extent.start);
  if (operator === '..') return { kind: 'Range', extent, from: left, to: right };
  return { kind: 'Binary', extent, operator, caseSensitive, left, right };
}

/** A dashed word after an expression is an operator still being typed, or none at all. */
function passUnknownOperator(reader: Reader, left: Expression): Expression {
  const word = isDash(peek(reader)) ? match(reader, /.[\p{L}_?]{1,100}/uy)?.[0] : undefined;
  if (word === undefined) return left;
  const extent = take(reader, word.length, 'error');
  reportWrong(reader, 'UnexpectedToken', extent, word);
  return { kind: 'ErrorExpression', extent: since(reader, left.extent.start), parts: [left] };
}

/** array = unary { ',' unary } */
function parseArrayLiteral(reader: Reader, place: NumberPlace): Expression | undefined {
  const first = parseUnary(reader, place);
  if (!first || !reader.commaMakesArray) return first;
  skipSpace(reader);
  if (peek(reader) !== ',') return first;
  const elements = [first];
  while (peek(reader) === ',') {
    const comma = take(reader, 1, 'punctuation');
    skipLines(reader);
    const element = parseUnary(reader, 'operand');
    if (!element) {
      reportMissing(reader, 'MissingExpressionAfterToken', comma.end, ',');
      elements.push({ kind: 'ErrorExpression', extent: comma, parts: [] });
      break;
    }
    elements.push(element);
    skipSpace(reader);
  }
  return { kind: 'ArrayLiteral', extent: since(reader, first.extent.start), elements };
}

/** unary = operator unary | ',' unary | cast | operand postfix ['++' | '--'] */
export function parseUnary(reader: Reader, place: NumberPlace): Expression | undefined {
  skipSpace(reader);
  if (!enter(reader)) return undefined;
  const expression = parsePrefixed(reader, place);
  leave(reader);
  if (!expression) return undefined;
  skipSpace(reader);
  const operator = peekIncrement(reader);
  if (!operator) return expression;
  take(reader, 2, 'operator');
  return increment(reader, { operator, prefix: false, target: expression, start: expression.extent.start });
}

function parsePrefixed(reader: Reader, place: NumberPlace): Expression | undefined {
  const char = peek(reader);
  if (char === '[') return parseTyped(reader);
  if (char === ',') return reader.commaMakesArray ? parsePrefix(reader, ',', 1) : undefined;
  const step = peekIncrement(reader);
  if (step) return parsePrefix(reader, step, 2);
  if ((char === '+' || isDash(char)) && (isDigit(peek(reader, 1)) || peek(reader, 1) === '.')) {
    const number = parseNumber(reader, place);
    if (number) return number;
  }
  const unary = peekUnary(reader);
  if (unary && !(char === '!' && isIdentifierStart(peek(reader, 1)))) return parsePrefix(reader, unary, unary.length);
  const operand = parseOperand(reader, place);
  return operand && parsePostfix(reader, operand, { inCommand: false, indexable: true });
}

type Prefix = ',' | '++' | '--' | NonNullable<ReturnType<typeof peekUnary>>;

function parsePrefix(reader: Reader, prefix: Prefix, length: number): Expression {
  const written = take(reader, length, prefix === ',' ? 'punctuation' : 'operator');
  skipLines(reader);
  const operand = parseUnary(reader, 'operand');
  if (!operand) {
    const text = reader.source.slice(written.start, written.end);
    reportMissing(reader, 'MissingExpressionAfterOperator', written.end, text);
    return { kind: 'ErrorExpression', extent: written, parts: [] };
  }
  const extent = since(reader, written.start);
  if (prefix === ',') return { kind: 'ArrayLiteral', extent, elements: [operand] };
  if (prefix === '++' || prefix === '--') {
    return increment(reader, { operator: prefix, prefix: true, target: operand, start: written.start });
  }
  const { operator, caseSensitive } = prefix;
  return { kind: 'Unary', extent, operator, operand, caseSensitive };
}

interface IncrementFacts {
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly target: Expression;
  readonly start: number;
}

function increment(reader: Reader, { operator, prefix, target, start }: IncrementFacts): Expression {
  const extent = since(reader, start);
  if (!isChangeable(target)) reportWrong(reader, 'OperatorRequiresVariableOrProperty', extent, operator);
  return { kind: 'Increment', extent, operator, prefix, target };
}

/** Whether an assignment can change it: a variable, property or element, perhaps typed or in parentheses. */
export function isChangeable(target: Expression): boolean {
  switch (target.kind) {
    case 'Variable':
      return !target.splatted;
    case 'Member':
    case 'Index':
      return !target.nullConditional;
    case 'Cast':
    case 'AttributedExpression':
      return isChangeable(target.operand);
    case 'Paren': {
      const element = target.body.kind === 'Pipeline' ? target.body.elements[0] : undefined;
      return element?.kind === 'CommandExpression' && isChangeable(element.expression);
    }
    default:
      return false;
  }
}
