import type { Buffer } from './buffer.ts';

type Test = (grapheme: string | undefined) => boolean;

const isSpace: Test = grapheme => grapheme !== undefined && grapheme.trim() === '';

/** Words are parted by white space and by the delimiters of PSReadLine's option WordDelimiters. */
function partedBy(delimiters: string): Test {
  return grapheme => grapheme !== undefined && !delimiters.includes(grapheme) && !isSpace(grapheme);
}

const not =
  (test: Test): Test =>
  grapheme =>
    !test(grapheme);

/** The beginning of the word that the cursor is in or behind. */
export function backwardWord(buffer: Buffer, delimiters: string): number {
  const inWord = partedBy(delimiters);
  return back(buffer, back(buffer, buffer.cursor, not(inWord)), inWord);
}

/** The end of the word that the cursor is in or before. */
export function forwardWord(buffer: Buffer, delimiters: string): number {
  const inWord = partedBy(delimiters);
  return ahead(buffer, ahead(buffer, buffer.cursor, not(inWord)), inWord);
}

/** The beginning of the next word. */
export function nextWord(buffer: Buffer, delimiters: string): number {
  const inWord = partedBy(delimiters);
  return ahead(buffer, ahead(buffer, buffer.cursor, inWord), not(inWord));
}

/** The end of the next word of a suggestion, with one space behind it. */
export function suggestedWord(buffer: Buffer, delimiters: string): number {
  const end = forwardWord(buffer, delimiters);
  return buffer.text[end] === ' ' ? end + 1 : end;
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
