import { isNewline } from './characters.ts';
import type { Expression, Hashtable, HashtableEntry } from './expression.ts';
import { withCommas } from './parse-brackets.ts';
import { parseUnary } from './parse-expression.ts';
import { parseStatement } from './parse-statement.ts';
import {
  mark,
  match,
  peek,
  peekIdentifier,
  type Reader,
  reportMissing,
  reportUnclosed,
  reportWrong,
  since,
  take,
} from './reader.ts';
import type { Statement } from './syntax.ts';
import { skipLines, skipSeparators, skipSpace } from './trivia.ts';

/** `@{ … }` at the current place. */
export function parseHashtable(reader: Reader): Hashtable {
  const start = take(reader, 2, 'punctuation').start;
  const entries = withCommas(reader, () => parseEntries(reader));
  if (peek(reader) === '}') take(reader, 1, 'punctuation');
  else reportUnclosed(reader, 'MissingEndCurlyBrace', start + 2);
  return { kind: 'Hashtable', extent: since(reader, start), entries };
}

function parseEntries(reader: Reader): HashtableEntry[] {
  const entries: HashtableEntry[] = [];
  const seen = new Set<string>();
  skipLines(reader);
  for (let key = parseKey(reader); key; key = parseKey(reader)) {
    skipSpace(reader);
    if (peek(reader) === '=') {
      take(reader, 1, 'operator');
      checkDuplicate(reader, key, seen);
      entries.push({ key, value: parseValue(reader) });
    } else {
      reportMissing(reader, 'MissingEqualsInHashLiteral', key.extent.end);
      skipEntry(reader);
      entries.push({ key, value: { kind: 'ErrorStatement', extent: since(reader, reader.lastEnd), parts: [] } });
    }
    skipSpace(reader);
    if (peek(reader) !== ';' && !isNewline(peek(reader))) break;
    skipSeparators(reader);
  }
  return entries;
}

/** A bare word or any operand; a comma does not make an array here. */
function parseKey(reader: Reader): Expression | undefined {
  skipSpace(reader);
  const name = peekIdentifier(reader);
  if (name === undefined) return withCommas(reader, () => parseUnary(reader, 'operand'), false);
  const extent = take(reader, name.length, 'member');
  return { kind: 'StringConstant', extent, value: name, quote: 'bare' };
}

function parseValue(reader: Reader): Statement {
  const end = reader.lastEnd;
  skipLines(reader);
  const value = parseStatement(reader);
  if (value) return value;
  reportMissing(reader, 'MissingStatementInHashLiteral', end);
  return { kind: 'ErrorStatement', extent: { start: end, end }, parts: [] };
}

function checkDuplicate(reader: Reader, key: Expression, seen: Set<string>): void {
  const text = constantKey(key);
  if (text === undefined) return;
  if (seen.has(text))
    reportWrong(reader, 'DuplicateKeyInHashLiteral', key.extent, reader.source.slice(key.extent.start, key.extent.end));
  seen.add(text);
}

/** What makes two constant keys the same: text without case, or the number's value. */
function constantKey(key: Expression): string | undefined {
  if (key.kind === 'StringConstant') return `s${key.value.toLowerCase()}`;
  return key.kind === 'NumberLiteral' ? `n${key.number.type} ${key.number.value}` : undefined;
}

/** Passes what is left of an entry that could not be read. */
function skipEntry(reader: Reader): void {
  const start = reader.at;
  const rest = match(reader, /[^;}\r\n]+/y)?.[0] ?? '';
  reader.at += rest.length;
  if (rest !== '') mark(reader, 'error', start);
}
