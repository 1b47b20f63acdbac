import type { Buffer } from './buffer.ts';

/** What PSReadLine's option WordDelimiters holds by default; white space parts words as well. */
const delimiters = new Set(';:,.[]{}()/\\|!?^&*-=+\'"–—―');

const inWord = (grapheme: string | undefined) =>
  grapheme !== undefined && !delimiters.has(grapheme) && grapheme.trim() !== '';

const isSpace = (grapheme: string | undefined) => grapheme !== undefined && grapheme.trim() === '';

type Test = (grapheme: string | undefined) => boolean;

/** The beginning of the word that the cursor is in or behind. */
export function backwardWord(buffer: Buffer): number {
  return back(
    buffer,
    back(buffer, buffer.cursor, each => !inWord(each)),
    inWord,
  );
}

/** The end of the word that the cursor is in or before. */
export function forwardWord(buffer: Buffer): number {
  return ahead(
    buffer,
    ahead(buffer, buffer.cursor, each => !inWord(each)),
    inWord,
  );
}

/** The beginning of the next word. */
export function nextWord(buffer: Buffer): number {
  return ahead(buffer, ahead(buffer, buffer.cursor, inWord), each => !inWord(each));
}

/** The beginning of what white space parts from the rest, as in a Unix shell. */
export function backwardUnixWord(buffer: Buffer): number {
  return back(buffer, back(buffer, buffer.cursor, isSpace), each => !isSpace(each));
}

function back(buffer: Buffer, from: number, test: Test): number {
  let place = from;
  while (place > 0 && test(buffer.text[place - 1])) place -= 1;
  return place;
}

function ahead(buffer: Buffer, from: number, test: Test): number {
  let place = from;
  while (place < buffer.text.length && test(buffer.text[place])) place += 1;
  return place;
}
