import type { Extent } from '../language/extent.ts';
import { parse } from '../language/parse.ts';
import type { Token, TokenKind } from '../language/token.ts';
import { type Buffer, rangeOf, textOf } from './buffer.ts';
import type { Range } from './view.ts';

const alone: ReadonlySet<TokenKind> = new Set(['punctuation', 'operator', 'error']);

/** The words of an input as the language sees them, comments left out: a quoted string is one word, and so is `|`. */
export function shellWords(text: string): readonly Extent[] {
  const words: Extent[] = [];
  let before: Token | undefined;
  for (const token of parse(text, { tokens: true }).tokens) {
    if (token.kind === 'comment') continue;
    const last = words.at(-1);
    const joins = before !== undefined && before.extent.end === token.extent.start;
    // a string with expansions in it comes in several tokens, and a member hangs on its object
    if (last !== undefined && joins && before !== undefined && !alone.has(before.kind) && !alone.has(token.kind))
      words[words.length - 1] = { start: last.start, end: token.extent.end };
    else words.push(token.extent);
    before = token;
  }
  return words;
}

/** The words of a buffer, in graphemes. */
function shellWordsOf(buffer: Buffer): readonly Range[] {
  return shellWords(textOf(buffer)).map(word => rangeOf(buffer, word));
}

/** The end of the word that the cursor is in or before. */
export function forwardShellWord(buffer: Buffer): number {
  return shellWordsOf(buffer).find(word => word.end > buffer.cursor)?.end ?? buffer.text.length;
}

/** The beginning of the next word. */
export function nextShellWord(buffer: Buffer): number {
  return shellWordsOf(buffer).find(word => word.start > buffer.cursor)?.start ?? buffer.text.length;
}

/** The beginning of the word that the cursor is in or behind. */
export function backwardShellWord(buffer: Buffer): number {
  return shellWordsOf(buffer).findLast(word => word.start < buffer.cursor)?.start ?? 0;
}
