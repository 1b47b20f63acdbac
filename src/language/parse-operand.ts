import { isDigit, isQuote, isVariableStart } from './characters.ts';
import type { Expression } from './expression.ts';
import type { NumberPlace } from './number.ts';
import { scanNumber } from './number.ts';
import { parseArrayExpression, parseParen, parseScriptBlock, parseSubExpression } from './parse-brackets.ts';
import { parseHashtable } from './parse-hashtable.ts';
import { mark, peek, type Reader, reportWrong, since, take } from './reader.ts';
import { readHereString, readQuoted, seesHereString } from './text.ts';
import { readVariable } from './variable.ts';

/** A literal, variable or bracketed expression, without the members that may follow; undefined, with nothing taken, when none starts here. */
export function parseOperand(reader: Reader, place: NumberPlace): Expression | undefined {
  const char = peek(reader);
  if (char === '$') {
    if (peek(reader, 1) === '(') return parseSubExpression(reader);
    return readVariable(reader, place === 'word' ? 'argument' : 'expression');
  }
  if (char === '@') return parseAt(reader, place);
  if (char === '(') return parseParen(reader);
  if (char === '{') return parseScriptBlock(reader);
  if (isQuote(char)) return readQuoted(reader);
  return isDigit(char) || char === '.' ? parseNumber(reader, place) : undefined;
}

/** The number at the current place, sign included; undefined, with nothing taken, when the word there is not one. */
export function parseNumber(reader: Reader, place: NumberPlace): Expression | undefined {
  const scanned = scanNumber(reader.source, reader.at, place);
  if (!scanned) return undefined;
  if ('problem' in scanned && place === 'word' && scanned.problem === 'NotSupportedHere') return undefined;
  const start = reader.at;
  reader.at = scanned.end;
  mark(reader, 'number', start);
  const extent = since(reader, start);
  if ('number' in scanned) {
    return { kind: 'NumberLiteral', extent, text: reader.source.slice(start, scanned.end), number: scanned.number };
  }
  reportWrong(reader, scanned.problem, extent, scanned.detail);
  return { kind: 'ErrorExpression', extent, parts: [] };
}

/** `@( )`, `@{ }`, a here-string, or a splatted variable. */
function parseAt(reader: Reader, place: NumberPlace): Expression | undefined {
  const next = peek(reader, 1);
  if (next === '(') return parseArrayExpression(reader);
  if (next === '{') return parseHashtable(reader);
  if (seesHereString(reader)) return readHereString(reader);
  if (!isVariableStart(next)) {
    const extent = take(reader, 1, 'error');
    reportWrong(reader, 'UnrecognizedToken', extent, '@');
    return { kind: 'ErrorExpression', extent, parts: [] };
  }
  const variable = readVariable(reader, place === 'word' ? 'argument' : 'expression');
  if (variable && place !== 'word') reportWrong(reader, 'SplattingNotPermitted', variable.extent, `@${variable.name}`);
  return variable;
}
