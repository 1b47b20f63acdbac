import { endsWord, isDash, isDigit, isIdentifierStart, isQuote } from './characters.ts';
import type { Expression } from './expression.ts';
import { parseNumber, parseOperand } from './parse-operand.ts';
import { parsePostfix } from './parse-postfix.ts';
import { match, peek, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import type { CommandParameter } from './syntax.ts';
import { readWord } from './text.ts';
import type { TokenKind } from './token.ts';
import { skipLines, skipSpace } from './trivia.ts';

/** One argument or several with commas between them (then an ArrayLiteral); undefined, with nothing taken, when none starts here. */
export function parseArgument(reader: Reader): Expression | undefined {
  const first = parseArgumentValue(reader);
  if (!first) return undefined;
  const elements = [first];
  skipSpace(reader);
  while (peek(reader) === ',') {
    const comma = take(reader, 1, 'punctuation');
    skipLines(reader);
    const element = parseArgumentValue(reader);
    if (!element) {
      reportMissing(reader, 'MissingExpression', comma.end, ',');
      return { kind: 'ErrorExpression', extent: since(reader, first.extent.start), parts: elements };
    }
    elements.push(element);
    skipSpace(reader);
  }
  if (elements.length === 1) return first;
  return { kind: 'ArrayLiteral', extent: since(reader, first.extent.start), elements };
}

/** One argument without commas: a primary expression with its members, a number, or a word. */
export function parseArgumentValue(reader: Reader, kind: TokenKind = 'argument'): Expression | undefined {
  const char = peek(reader);
  if (char === '<' || char === '>') return undefined;
  if ('$@({'.includes(char || ' ') || isQuote(char)) {
    const operand = parseOperand(reader, 'word');
    if (operand) return parsePostfix(reader, operand, { inCommand: true, indexable: true });
  }
  if (endsWord(char)) return undefined;
  const signed = char === '+' || isDash(char) ? peek(reader, 1) : char;
  const number = kind === 'argument' && (isDigit(signed) || signed === '.') ? parseNumber(reader, 'word') : undefined;
  return number ?? readWord(reader, kind);
}

/** `-name` or `-name:value` at the current place; undefined, with nothing taken, when the dash starts something else. */
export function parseParameter(reader: Reader): CommandParameter | undefined {
  const length = parameterLength(reader);
  if (length === undefined) return undefined;
  const extent = take(reader, length, 'parameter');
  const text = reader.source.slice(extent.start, extent.end);
  if (!text.endsWith(':')) return { kind: 'CommandParameter', extent, name: text.slice(1), argument: undefined };
  skipSpace(reader);
  const argument = parseArgument(reader);
  if (!argument) reportNoValue(reader, extent.end, text);
  return { kind: 'CommandParameter', extent: since(reader, extent.start), name: text.slice(1, -1), argument };
}

/** The length of a parameter with its colon. A quote makes the whole a word, everything else that ends no word belongs to the name. */
function parameterLength(reader: Reader): number | undefined {
  const first = peek(reader, 1);
  if (!isDash(peek(reader)) || !(isIdentifierStart(first) || first === '?')) return undefined;
  const length = match(reader, /.[^\s:.[(){};,|&'"\u2018-\u201f]+/uy)?.[0].length ?? 2;
  const next = peek(reader, length);
  if (isQuote(next)) return undefined;
  return next === ':' ? length + 1 : length;
}

function reportNoValue(reader: Reader, at: number, text: string): void {
  reportWrong(reader, 'ParameterRequiresArgument', { start: at, end: at }, text);
}
