import { endsWord, isIdentifierPart, isIdentifierStart } from './characters.ts';
import { endOfTrivia } from './comment.ts';
import type { Extent } from './extent.ts';
import { messageOf, type ParseErrorId } from './messages.ts';
import type { ParseError } from './parse-error.ts';
import type { Token, TokenKind } from './token.ts';

// The parser reads characters directly, because what a character means depends on the place (command or expression): there
// is no separate stream of tokens. It never goes back over text it has taken, so tokens and errors come in order.

/** Where the parser is. The functions named `parse…` and `read…` move it forward. */
export interface Reader {
  readonly source: string;
  /** The next character to look at. */
  at: number;
  /** Where the last thing that is not white space or comment ended. */
  lastEnd: number;
  depth: number;
  /** False where a comma separates arguments or parameters instead of making an array. */
  commaMakesArray: boolean;
  /** What `break` and `return` may not leave: undefined outside `finally`, else whether a loop within it can be left. */
  finallyWithLoop: boolean | undefined;
  /** Set once nesting went too deep; nothing more is read or reported. */
  stopped: boolean;
  /** The coloured stretches; undefined where nobody wants them, which is most of the work saved. */
  readonly tokens: Token[] | undefined;
  readonly errors: ParseError[];
}

/** Levels of nesting read; each costs about a dozen stack frames here and some more wherever the tree is walked. */
const depthLimit = 500;

export function createReader(source: string, keepsTokens = false): Reader {
  return {
    source,
    at: 0,
    lastEnd: 0,
    depth: 0,
    commaMakesArray: true,
    finallyWithLoop: undefined,
    stopped: false,
    tokens: keepsTokens ? [] : undefined,
    errors: [],
  };
}

/** The character `offset` places ahead, or '' past the end. */
export function peek(reader: Reader, offset = 0): string {
  return reader.source[reader.at + offset] ?? '';
}

export function sees(reader: Reader, text: string): boolean {
  return reader.source.startsWith(text, reader.at);
}

/** The match of a sticky pattern at the current place. */
export function match(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.source) ?? undefined;
}

/** The identifier at the current place: letters, digits and `_`, a digit not first; undefined when there is none. */
export function peekIdentifier(reader: Reader): string | undefined {
  const { source, at } = reader;
  if (!isIdentifierStart(source[at] ?? '')) return undefined;
  return source.slice(at, identifierEnd(source, at));
}

/** Where the letters, digits and `_` from an offset on end. Not by a pattern, whose stack a long name would exhaust. */
export function identifierEnd(source: string, at: number): number {
  let end = at;
  for (;;) {
    while (isIdentifierPart(source[end] ?? '')) end += 1;
    if (!isWideLetter(source, end)) return end;
    end += 2;
  }
}

/** Whether a letter or digit of two UTF-16 units is there. */
function isWideLetter(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 && /^[\p{L}\p{Nd}]/u.test(source.slice(at, at + 2));
}

/** Takes `length` characters as a token of one kind. */
export function take(reader: Reader, length: number, kind: TokenKind): Extent {
  const extent = { start: reader.at, end: reader.at + length };
  reader.at = extent.end;
  reader.lastEnd = extent.end;
  if (length > 0) reader.tokens?.push({ kind, extent });
  return extent;
}

/** Records a token from `start` to the current place. */
export function mark(reader: Reader, kind: TokenKind, start: number): void {
  if (reader.at > start) reader.tokens?.push({ kind, extent: { start, end: reader.at } });
  reader.lastEnd = reader.at;
}

/** From `start` to the end of the last token. */
export function since(reader: Reader, start: number): Extent {
  return { start, end: Math.max(start, reader.lastEnd) };
}

/** Reports text that is wrong where it stands. */
export function reportWrong(reader: Reader, id: ParseErrorId, extent: Extent, detail = ''): void {
  report(reader, { id, extent, detail, missing: false });
}

/** Reports that something is missing at an offset; it is incomplete rather than wrong when nothing but the end follows. */
export function reportMissing(reader: Reader, id: ParseErrorId, at: number, detail = ''): void {
  report(reader, { id, extent: { start: at, end: at }, detail, missing: true });
}

/** Reports that something opened at `start` is not closed. */
export function reportUnclosed(reader: Reader, id: ParseErrorId, start: number, detail = ''): void {
  report(reader, { id, extent: since(reader, start), detail, missing: true });
}

interface Report {
  readonly id: ParseErrorId;
  readonly extent: Extent;
  readonly detail: string;
  readonly missing: boolean;
}

function report(reader: Reader, { id, extent, detail, missing }: Report): void {
  if (reader.stopped) return;
  const next = missing ? endOfTrivia(reader.source, reader.at) : reader.at;
  const incomplete = missing && next >= reader.source.length;
  const unfinished = incomplete || endsInside(reader.source, next);
  reader.errors.push({ id, message: messageOf(id, detail), extent, incomplete, unfinished });
}

/** Whether what follows is at most one word that touches the end of the text and so may go on. */
function endsInside(source: string, at: number): boolean {
  let end = at;
  while (end < source.length && end - at < 64 && (!endsWord(source[end] ?? '') || '&|'.includes(source[end] ?? '')))
    end += 1;
  return end >= source.length;
}

/** Goes one level deeper; false when that is too deep, and then the text is given up. Every true needs a `leave`. */
export function enter(reader: Reader): boolean {
  if (reader.depth < depthLimit) {
    reader.depth += 1;
    return true;
  }
  reportWrong(reader, 'ScriptTooComplicated', { start: reader.at, end: reader.at });
  reader.stopped = true;
  take(reader, reader.source.length - reader.at, 'error');
  return false;
}

export function leave(reader: Reader): void {
  reader.depth -= 1;
}
