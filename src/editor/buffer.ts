import { graphemes } from '../terminal/graphemes.ts';

/** The text being edited, cut into graphemes, and the place of the cursor among them (0 to their number). */
export interface Buffer {
  readonly text: readonly string[];
  readonly cursor: number;
}

export const emptyBuffer: Buffer = { text: [], cursor: 0 };

export function bufferOf(text: string): Buffer {
  const parts = graphemes(text);
  return { text: parts, cursor: parts.length };
}

export function textOf(buffer: Buffer): string {
  return buffer.text.join('');
}

/**
 * Replaces the graphemes from `start` up to `end`; the cursor comes to stand behind what was inserted. What is inserted may
 * join its neighbours to one grapheme (an accent, the second half of a flag), so the text is cut anew.
 */
export function splice(buffer: Buffer, start: number, end: number, inserted: string): Buffer {
  const before = buffer.text.slice(0, start).join('') + inserted;
  const text = graphemes(before + buffer.text.slice(end).join(''));
  return { text, cursor: boundaryFrom(text, before.length) };
}

/** The first boundary between graphemes at or behind an offset in UTF-16 units. */
function boundaryFrom(text: readonly string[], offset: number): number {
  let passed = 0;
  let index = 0;
  for (const grapheme of text) {
    if (passed >= offset) break;
    passed += grapheme.length;
    index += 1;
  }
  return index;
}

/** Where the line of the text begins that a place is on. */
export function lineStart(buffer: Buffer, place = buffer.cursor): number {
  return place === 0 ? 0 : buffer.text.lastIndexOf('\n', place - 1) + 1;
}

/** Where the line of the text ends that a place is on: at its line feed or at the end. */
export function lineEnd(buffer: Buffer, place = buffer.cursor): number {
  const feed = buffer.text.indexOf('\n', place);
  return feed === -1 ? buffer.text.length : feed;
}
