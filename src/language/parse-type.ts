import { isNewline } from './characters.ts';
import type { Attribute, Expression, NamedArgument, TypeName } from './expression.ts';
import type { Extent } from './extent.ts';
import { withCommas } from './parse-brackets.ts';
import { parseExpression, parseUnary } from './parse-expression.ts';
import { parsePostfix } from './parse-postfix.ts';
import { peek, peekIdentifier, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import { skipLines, skipSpace } from './trivia.ts';
import { readTypeName } from './type-name.ts';

/** What stands in square brackets before a variable, value or parameter. */
export type Bracket =
  | { readonly extent: Extent; readonly type: TypeName }
  | { readonly extent: Extent; readonly attribute: Attribute };

/** `[type]` or `[name(…)]` at the current `[`; undefined when no name follows, then only the bracket is taken. */
export function parseBracket(reader: Reader): Bracket | undefined {
  const start = take(reader, 1, 'punctuation').start;
  const open = reader.lastEnd;
  skipLines(reader);
  const type = readTypeName(reader);
  if (!type) {
    reportMissing(reader, 'MissingTypename', open);
    return undefined;
  }
  if (peek(reader) === '(') return parseAttribute(reader, start, type.name);
  skipSpace(reader);
  closeBracket(reader);
  return { extent: since(reader, start), type };
}

function parseAttribute(reader: Reader, start: number, name: string): Bracket {
  take(reader, 1, 'punctuation');
  const positional: Expression[] = [];
  const named: NamedArgument[] = [];
  withCommas(reader, () => parseAttributeArguments(reader, positional, named), false);
  skipLines(reader);
  if (peek(reader) === ')') {
    take(reader, 1, 'punctuation');
    skipLines(reader);
    closeBracket(reader);
  } else {
    reportMissing(reader, 'MissingEndParenthesisInExpression', reader.lastEnd);
    if (peek(reader) === ']') take(reader, 1, 'punctuation');
  }
  const extent = since(reader, start);
  return { extent, attribute: { extent, name, positional, named } };
}

function closeBracket(reader: Reader): void {
  if (peek(reader) === ']') take(reader, 1, 'punctuation');
  else reportMissing(reader, 'EndSquareBracketExpectedAtEndOfAttribute', reader.lastEnd);
}

function parseAttributeArguments(reader: Reader, positional: Expression[], named: NamedArgument[]): void {
  for (;;) {
    skipLines(reader);
    const name = peekIdentifier(reader);
    if (name === undefined) {
      const value = parseExpression(reader, 'operand');
      if (value) positional.push(value);
      else if (positional.length + named.length > 0)
        reportMissing(reader, 'MissingExpressionAfterToken', reader.lastEnd, ',');
    } else {
      const start = take(reader, name.length, 'member').start;
      const value = parseNamedValue(reader);
      named.push({ extent: since(reader, start), name, value });
    }
    skipLines(reader);
    if (peek(reader) !== ',') return;
    take(reader, 1, 'punctuation');
  }
}

function parseNamedValue(reader: Reader): Expression | undefined {
  skipSpace(reader);
  if (peek(reader) !== '=') return undefined;
  const end = take(reader, 1, 'operator').end;
  skipLines(reader);
  const value = parseExpression(reader, 'operand');
  if (!value) reportMissing(reader, 'MissingExpressionAfterToken', end, '=');
  return value;
}

/** A cast, an attribute before a variable, or a type as a value, at the current `[`. */
export function parseTyped(reader: Reader): Expression {
  const start = reader.at;
  const bracket = parseBracket(reader);
  if (!bracket) return { kind: 'ErrorExpression', extent: since(reader, start), parts: [] };
  if ('attribute' in bracket) return parseAttributed(reader, bracket.attribute);
  const { type, extent } = bracket;
  const literal: Expression = { kind: 'TypeLiteral', extent, type };
  const withMembers = parsePostfix(reader, literal, { inCommand: false, indexable: false });
  if (withMembers !== literal) return withMembers;
  skipSpace(reader);
  const next = peek(reader);
  const operand = next === ',' || isNewline(next) ? undefined : parseUnary(reader, 'operand');
  if (!operand) return literal;
  if (type.name.toLowerCase() === 'ordered' && operand.kind !== 'Hashtable') {
    reportWrong(reader, 'OrderedAttributeOnlyOnHashLiteralNode', extent, type.name);
  }
  return { kind: 'Cast', extent: since(reader, start), type, operand };
}

function parseAttributed(reader: Reader, attribute: Attribute): Expression {
  const { extent, name } = attribute;
  skipLines(reader);
  const operand = parseUnary(reader, 'operand');
  if (!operand) {
    reportMissing(reader, 'UnexpectedAttribute', extent.start, name);
    return { kind: 'ErrorExpression', extent, parts: [] };
  }
  if (!leadsToVariable(operand)) reportWrong(reader, 'UnexpectedAttribute', extent, name);
  return { kind: 'AttributedExpression', extent: since(reader, extent.start), attribute, operand };
}

/** Also true for what an error was reported for already: after `[a()][b()]` the rest may still be typed. */
function leadsToVariable(operand: Expression): boolean {
  let inner = operand;
  while (inner.kind === 'Cast' || inner.kind === 'AttributedExpression') inner = inner.operand;
  return inner.kind === 'Variable' || inner.kind === 'ErrorExpression';
}

/** Whether attributes in brackets and then `param (` follow, looking no further than a page ahead. */
export function seesParamBlock(reader: Reader): boolean {
  const ahead = reader.source.slice(reader.at, reader.at + attributesLength);
  return /^(?:\[(?:'[^']*'|"[^"]*"|\[[^\]]*\]|[^\]['"{}])*\](?:\s|#[^\r\n]*[\r\n]|<#(?:[^#]|#(?!>))*#>)*)*param\s*\(/i.test(
    ahead,
  );
}

/** Attributes before `param` longer than this are read as an expression. */
const attributesLength = 4000;
