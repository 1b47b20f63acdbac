import type { Extent } from '../language/extent.ts';
import { graphemes } from '../terminal/graphemes.ts';
import type { Range } from './view.ts';

/** The text being edited, cut into graphemes, and the place of the cursor among them (0 to their number). */
export interface Buffer {
  readonly text: readonly string[];
  readonly cursor: number;
}

export const emptyBuffer: Buffer = { text: [], cursor: 0 };

/** The buffer of a text, the cursor behind it. */
export function bufferOf(text: string): Buffer {
  const parts = graphemes(text);
  return { text: parts, cursor: parts.length };
}

export function textOf(buffer: Buffer): string {
  return buffer.text.join('');
}

/** A part of the text as it is written. */
export function sliceOf(buffer: Buffer, { start, end }: Range): string {
  return buffer.text.slice(start, end).join('');
}

/**
 * Replaces the graphemes from `start` up to `end`; the cursor comes to stand behind what was inserted. What is inserted may
 * join its neighbours to one grapheme (an accent, the second half of a flag), so its lines are cut anew.
 */
export function splice(buffer: Buffer, start: number, end: number, inserted: string): Buffer {
  const from = lineStart(buffer, start);
  // with the line feed, which a carriage return in front of it would join
  const to = Math.min(lineEnd(buffer, end) + 1, buffer.text.length);
  const before = sliceOf(buffer, { start: from, end: start }) + inserted;
  const lines = graphemes(before + sliceOf(buffer, { start: end, end: to }));
  const text = [...buffer.text.slice(0, from), ...lines, ...buffer.text.slice(to)];
  return { text, cursor: from + placeAt(lines, before.length) };
}

/** The first boundary between graphemes at or behind an offset in UTF-16 units. */
export function placeAt(text: readonly string[], offset: number): number {
  let passed = 0;
  let index = 0;
  for (const grapheme of text) {
    if (passed >= offset) break;
    passed += grapheme.length;
    index += 1;
  }
  return index;
}

/** The part of a text between two offsets. */
export function rangeOf({ text }: Buffer, { start, end }: Extent): Range {
  return { start: placeAt(text, start), end: placeAt(text, end) };
}

/** The offset of a place in UTF-16 units. */
export function offsetAt(buffer: Buffer, place = buffer.cursor): number {
  let offset = 0;
  for (let index = 0; index < place; index += 1) offset += buffer.text[index]?.length ?? 0;
  return offset;
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
