import type { Look } from '../values/look.ts';

/** A piece of JSON as it is written, with its look. */
export interface JsonPiece {
  readonly text: string;
  readonly look?: Look;
}

/** A line of laid out JSON. */
export interface JsonLine {
  /** Objects and arrays that are open around it. */
  readonly depth: number;
  readonly pieces: readonly JsonPiece[];
  /** It opens an object or array that is closed on a later line. */
  readonly opens: boolean;
  /** What stands behind the colon, or alone: a text without its quotation marks, a number, a word; undefined for anything that has parts. */
  readonly value: string | undefined;
}

/** White space, a text, a number or a word, a mark. */
const TOKEN = /\s+|"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/;

/** Longer texts stay as they are: nobody reads them line by line. */
const MOST_CHARACTERS = 4_000_000;

/**
 * JSON in lines, two spaces a level where it is printed. Every token stays as it is written: no number loses digits, no escape is resolved, no
 * name that stands twice is dropped. undefined for what is no object or array of JSON.
 */
export function jsonDocument(text: string): readonly JsonLine[] | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const lines: JsonLine[] = [];
  let pieces: JsonPiece[] = [];
  let value: string | undefined;
  let depth = 0;
  const finish = (at: number, opens: boolean) => {
    if (pieces.length > 0) lines.push({ depth: at, pieces, opens, value: opens ? undefined : value });
    pieces = [];
    value = undefined;
  };
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token === '{' || token === '[') {
      pieces.push(mark(token));
      if (next === '}' || next === ']') continue;
      finish(depth, true);
      depth++;
    } else if (token === '}' || token === ']') {
      const before = tokens[index - 1];
      if (before !== '{' && before !== '[') {
        finish(depth, false);
        depth--;
      }
      pieces.push(mark(token));
    } else if (token === ',') {
      pieces.push(mark(token));
      finish(depth, false);
    } else if (token === ':') pieces.push(mark(': '));
    else if (next === ':') pieces.push({ text: token, look: 'json.key' });
    else {
      pieces.push({ text: token, look: lookOf(token) });
      value = plain(token);
    }
  }
  finish(depth, false);
  return lines;
}

/** The same as one text; undefined for what is no JSON. */
export const jsonLayout = (text: string): string | undefined =>
  jsonDocument(text)
    ?.map(({ depth, pieces }) => '  '.repeat(depth) + pieces.map(each => each.text).join(''))
    .join('\n');

/** A line of JSON as it stands, in pieces: blanks and whatever is no token have no look. */
export function jsonPieces(line: string): readonly JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let end = 0;
  for (const { 0: token, index } of line.matchAll(new RegExp(TOKEN, 'g'))) {
    if (index > end) pieces.push({ text: line.slice(end, index) });
    end = index + token.length;
    if (token.trim() === '') pieces.push({ text: token });
    else if (/^[{}[\],:]$/.test(token)) pieces.push(mark(token));
    else pieces.push({ text: token, look: /^\s*:/.test(line.slice(end)) ? 'json.key' : lookOf(token) });
  }
  return end === line.length ? pieces : [...pieces, { text: line.slice(end) }];
}

/** Whether a text is an object or array of JSON, and no longer than `most` UTF-16 units. */
export function isJson(text: string, most: number): boolean {
  if (text.length > most || !/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function tokensOf(text: string): readonly string[] | undefined {
  if (!isJson(text, MOST_CHARACTERS)) return undefined;
  return Array.from(text.matchAll(new RegExp(TOKEN, 'gy')), ([token]) => token).filter(each => each.trim() !== '');
}

const mark = (text: string): JsonPiece => ({ text, look: 'json.punctuation' });

function lookOf(token: string): Look {
  if (token.startsWith('"')) return 'json.string';
  return /^[-\d]/.test(token) ? 'json.number' : 'json.literal';
}

function plain(token: string): string {
  const value: unknown = JSON.parse(token);
  return typeof value === 'string' ? value : token;
}
