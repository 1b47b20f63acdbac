import { isNewline, isSpace } from './characters.ts';
import { endOfComment } from './comment.ts';
import { peek, type Reader, reportUnclosed } from './reader.ts';

/** Passes white space, comments and backticks before a line end. */
export function skipSpace(reader: Reader): void {
  for (;;) {
    const char = peek(reader);
    if (isSpace(char)) reader.at += 1;
    else if (char === '`' && isSpace(peek(reader, 1))) reader.at += 2;
    else if (char === '`' && isNewline(peek(reader, 1))) {
      reader.at += 1;
      passNewline(reader);
    } else if (!skipComment(reader)) return;
  }
}

/** Passes line ends too. */
export function skipLines(reader: Reader): void {
  skipSpace(reader);
  while (isNewline(peek(reader))) {
    passNewline(reader);
    skipSpace(reader);
  }
}

/** Passes line ends and semicolons: what stands between statements. */
export function skipSeparators(reader: Reader): void {
  skipLines(reader);
  while (peek(reader) === ';') {
    reader.tokens?.push({ kind: 'punctuation', extent: { start: reader.at, end: reader.at + 1 } });
    reader.at += 1;
    skipLines(reader);
  }
}

export function passNewline(reader: Reader): void {
  reader.at += peek(reader) === '\r' && peek(reader, 1) === '\n' ? 2 : 1;
}

function skipComment(reader: Reader): boolean {
  const start = reader.at;
  const end = endOfComment(reader.source, start);
  if (end === undefined) return false;
  reader.at = end;
  reader.tokens?.push({ kind: 'comment', extent: { start, end } });
  const block = reader.source[start] === '<';
  if (block && (end - start < 4 || !reader.source.endsWith('#>', end))) {
    reportUnclosed(reader, 'MissingTerminatorMultiLineComment', start);
  }
  return true;
}
