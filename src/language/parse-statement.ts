import { endsWord, isIdentifierStart } from './characters.ts';
import { passLeftOut } from './left-out.ts';
import { parseIf, parseSwitch } from './parse-branch.ts';
import { parseFunction } from './parse-function.ts';
import { parseDo, parseFor, parseForEach, parseWhile } from './parse-loop.ts';
import { parsePipelineChain } from './parse-pipeline.ts';
import { peekWord } from './parse-script.ts';
import { parseTry } from './parse-try.ts';
import {
  enter,
  identifierEnd,
  leave,
  mark,
  peek,
  peekIdentifier,
  type Reader,
  reportWrong,
  since,
  take,
} from './reader.ts';
import type { Break, Continue, Exit, Return, Statement, Throw } from './syntax.ts';
import { skipLines, skipSpace } from './trivia.ts';

/** A keyword that starts a statement, and the label before it. */
export interface Opening {
  readonly start: number;
  readonly keyword: string;
  readonly label: string | undefined;
}

const loops = {
  foreach: parseForEach,
  for: parseFor,
  while: parseWhile,
  do: parseDo,
  switch: parseSwitch,
} as const;

const others = {
  if: parseIf,
  try: parseTry,
  function: parseFunction,
  filter: parseFunction,
  break: parseJump,
  continue: parseJump,
  return: parseLeave,
  throw: parseLeave,
  exit: parseLeave,
} as const;

const loopWords = ['foreach', 'for', 'while', 'do', 'switch'] as const;
const otherWords = ['if', 'try', 'function', 'filter', 'break', 'continue', 'return', 'throw', 'exit'] as const;

/** The keywords that may begin a statement. */
export const statementWords: readonly string[] = [...loopWords, ...otherWords];

/** The statement at the current place; undefined, with nothing taken, when none starts here. */
export function parseStatement(reader: Reader): Statement | undefined {
  skipSpace(reader);
  if (!enter(reader)) return undefined;
  const statement = parseAny(reader);
  leave(reader);
  return statement;
}

function parseAny(reader: Reader): Statement | undefined {
  const start = reader.at;
  const label = readLabel(reader);
  if (label === undefined && !startsKeyword(reader)) return parsePipelineChain(reader);
  const loop = peekWord(reader, loopWords);
  if (loop) return loops[loop](reader, open(reader, loop, { start, label }));
  if (label !== undefined) {
    const text = reader.source.slice(start, reader.at).trim();
    reportWrong(reader, 'UnexpectedToken', { start, end: start + text.length }, text);
  }
  const word = peekWord(reader, otherWords);
  if (word) return others[word](reader, open(reader, word, { start, label: undefined }));
  return passLeftOut(reader) ?? parsePipelineChain(reader);
}

/** A first look that spares most statements the comparison with every keyword. */
function startsKeyword(reader: Reader): boolean {
  const { source, at } = reader;
  if (!isIdentifierStart(source[at] ?? '')) return false;
  const end = identifierEnd(source, at);
  return end - at <= LONGEST_KEYWORD && endsWord(source[end] ?? '');
}

const LONGEST_KEYWORD = 'configuration'.length;

function open(reader: Reader, keyword: string, { start, label }: Pick<Opening, 'start' | 'label'>): Opening {
  take(reader, keyword.length, 'keyword');
  return { start, keyword, label };
}

/** `:name` before a loop */
function readLabel(reader: Reader): string | undefined {
  const start = reader.at;
  if (peek(reader) !== ':' || !isIdentifierStart(peek(reader, 1))) return undefined;
  const end = identifierEnd(reader.source, start + 1);
  if (!endsWord(reader.source[end] ?? '')) return undefined;
  reader.at = end;
  mark(reader, 'keyword', start);
  skipLines(reader);
  return reader.source.slice(start + 1, end);
}

function parseJump(reader: Reader, { start, keyword }: Opening): Break | Continue {
  if (reader.finallyWithLoop === false) reportWrong(reader, 'ControlLeavingFinally', since(reader, start), keyword);
  skipSpace(reader);
  const name = peekIdentifier(reader);
  if (name !== undefined) take(reader, name.length, 'argument');
  else if (peek(reader) === '$') {
    reportWrong(
      reader,
      'NotSupportedHere',
      since(reader, start),
      `labels from a variable; write the name after '${keyword}'`,
    );
  }
  const kind = keyword === 'break' ? 'Break' : 'Continue';
  return { kind, extent: since(reader, start), label: name };
}

function parseLeave(reader: Reader, { start, keyword }: Opening): Return | Throw | Exit {
  if (keyword === 'return' && reader.finallyWithLoop !== undefined) {
    reportWrong(reader, 'ControlLeavingFinally', since(reader, start), keyword);
  }
  const value = parsePipelineChain(reader);
  const kind = keyword === 'return' ? 'Return' : keyword === 'throw' ? 'Throw' : 'Exit';
  return { kind, extent: since(reader, start), value };
}
