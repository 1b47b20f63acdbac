import { endsWord, isDoubleQuote, isNewline, isQuote, isSingleQuote, isSpace } from './characters.ts';
import { readEscape } from './escape.ts';
import type { ExpandableString, StringConstant } from './expression.ts';
import { match, peek, type Reader, reportUnclosed, reportWrong, take } from './reader.ts';
import { finishText, readExpansion, startText, type TextBuilder } from './text-parts.ts';
import type { TokenKind } from './token.ts';
import { passNewline } from './trivia.ts';

/** Reads the quoted string at the current place. */
export function readQuoted(reader: Reader): StringConstant | ExpandableString {
  const plain = readPlainQuoted(reader);
  if (plain) return plain;
  const builder = startText(reader, 'string');
  const single = isSingleQuote(peek(reader));
  if (single) readSingle(reader, builder);
  else readDouble(reader, builder);
  return finishText(reader, builder, single ? 'single' : 'double');
}

/**
 * Reads a word: everything up to white space or one of `& ( ) , ; { | }` outside quotes. Variables and `$( )` in it
 * expand, quotes in it are taken off and their contents joined.
 */
export function readWord(reader: Reader, kind: TokenKind): StringConstant | ExpandableString {
  const builder = startText(reader, kind);
  for (let char = peek(reader); !endsWord(char); char = peek(reader)) {
    if (addPlain(reader, builder)) continue;
    if (char === '`') builder.text += readEscape(reader);
    else if (isSingleQuote(char)) readSingle(reader, builder);
    else if (isDoubleQuote(char)) readDouble(reader, builder);
    else if (char !== '$' || !readExpansion(reader, builder)) addChar(reader, builder);
  }
  return finishText(reader, builder, 'bare');
}

/** Whether a here-string starts at the current `@`. */
export function seesHereString(reader: Reader): boolean {
  return isQuote(peek(reader, 1));
}

/** Reads the here-string at the current `@`: its closing mark stands at the start of a line, and neither line end belongs to the text. */
export function readHereString(reader: Reader): StringConstant | ExpandableString {
  const builder = startText(reader, 'string');
  const single = isSingleQuote(peek(reader, 1));
  const isMark = single ? isSingleQuote : isDoubleQuote;
  reader.at += 2;
  while (isSpace(peek(reader))) reader.at += 1;
  const closed = passHeader(reader) && readHereBody(reader, builder, { isMark, expands: !single });
  if (!closed) {
    reader.lastEnd = reader.at;
    reportUnclosed(reader, 'TerminatorExpectedAtEndOfString', builder.start, single ? "'@" : '"@');
  }
  return finishText(reader, builder, single ? 'hereSingle' : 'hereDouble');
}

/** False when the text ends with the header or something else stands on its line. */
function passHeader(reader: Reader): boolean {
  const char = peek(reader);
  if (isNewline(char)) {
    passNewline(reader);
    return true;
  }
  if (char === '') return false;
  const start = reader.at;
  while (peek(reader) !== '' && !isNewline(peek(reader))) reader.at += 1;
  reportWrong(reader, 'UnexpectedCharactersAfterHereStringHeader', { start, end: reader.at });
  return true;
}

interface HereKind {
  readonly isMark: (char: string) => boolean;
  readonly expands: boolean;
}

/** True when the closing mark was found. */
function readHereBody(reader: Reader, builder: TextBuilder, { isMark, expands }: HereKind): boolean {
  const closes = (offset: number) => isMark(peek(reader, offset)) && peek(reader, offset + 1) === '@';
  if (closes(0)) {
    reader.at += 2;
    return true;
  }
  for (let char = peek(reader); char !== ''; char = peek(reader)) {
    if (isNewline(char)) {
      const length = match(reader, /\r\n|[\r\n]/y)?.[0].length ?? 1;
      if (closes(length)) {
        reader.at += length + 2;
        return true;
      }
      builder.text += reader.source.slice(reader.at, reader.at + length);
      reader.at += length;
    } else if (expands && char === '`') builder.text += readEscape(reader);
    else if (!expands || char !== '$' || !readExpansion(reader, builder)) addRun(reader, builder, /[^`$\r\n]+/y);
  }
  return false;
}

/** From one single quote to the next; a doubled quote is one. */
function readSingle(reader: Reader, builder: TextBuilder): void {
  const start = reader.at;
  reader.at += 1;
  for (let char = peek(reader); char !== ''; char = peek(reader)) {
    if (!isSingleQuote(char)) addRun(reader, builder, /[^'\u2018-\u201b]+/y);
    else if (isSingleQuote(peek(reader, 1))) addDoubled(reader, builder);
    else {
      reader.at += 1;
      return;
    }
  }
  reader.lastEnd = reader.at;
  reportUnclosed(reader, 'TerminatorExpectedAtEndOfString', start, "'");
}

/** From one double quote to the next; a doubled quote is one, a backtick escapes, `$` expands. */
function readDouble(reader: Reader, builder: TextBuilder): void {
  const start = reader.at;
  reader.at += 1;
  for (let char = peek(reader); char !== ''; char = peek(reader)) {
    if (isDoubleQuote(char)) {
      if (!isDoubleQuote(peek(reader, 1))) {
        reader.at += 1;
        return;
      }
      addDoubled(reader, builder);
    } else if (char === '`') builder.text += readEscape(reader);
    else if (char !== '$' || !readExpansion(reader, builder)) addRun(reader, builder, /[^"\u201c-\u201e`$]+/y);
  }
  reader.lastEnd = reader.at;
  reportUnclosed(reader, 'TerminatorExpectedAtEndOfString', start, '"');
}

/** Adds the letters, digits and signs at the current place that mean only themselves in a word; false when there is none. */
function addPlain(reader: Reader, builder: TextBuilder): boolean {
  const { source, at } = reader;
  let end = at;
  while (isPlain(source.charCodeAt(end))) end += 1;
  if (end === at) return false;
  builder.text += source.slice(at, end);
  reader.at = end;
  return true;
}

/** ASCII without blanks, quotes, backtick, `$` and what ends a word. NaN, past the end, is not plain. */
const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x2a && code <= 0x3a && code !== 0x2c) ||
  code === 0x5f ||
  code === 0x5c ||
  (code >= 0x3c && code <= 0x40);

/** A text in ASCII quotes in which nothing expands and nothing is escaped; undefined, with nothing taken, for any other. */
function readPlainQuoted(reader: Reader): StringConstant | undefined {
  const { source, at } = reader;
  const mark = source.charCodeAt(at);
  if (mark !== 0x27 && mark !== 0x22) return undefined;
  for (let end = at + 1; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (code === mark) {
      if (isAnyQuote(source[end + 1] ?? '')) return undefined;
      const extent = take(reader, end + 1 - at, 'string');
      return {
        kind: 'StringConstant',
        extent,
        value: source.slice(at + 1, end),
        quote: mark === 0x27 ? 'single' : 'double',
      };
    }
    if (code >= 0x2018 && code <= 0x201f) return undefined;
    if (mark === 0x22 && (code === 0x60 || code === 0x24)) return undefined;
  }
  return undefined;
}

const isAnyQuote = (char: string): boolean => isSingleQuote(char) || isDoubleQuote(char);

function addDoubled(reader: Reader, builder: TextBuilder): void {
  builder.text += peek(reader);
  reader.at += 2;
}

function addChar(reader: Reader, builder: TextBuilder): void {
  builder.text += peek(reader);
  reader.at += 1;
}

/** Adds all that the sticky pattern matches, or else one character. */
function addRun(reader: Reader, builder: TextBuilder, pattern: RegExp): void {
  const run = match(reader, pattern)?.[0] ?? peek(reader);
  builder.text += run;
  reader.at += run.length;
}
