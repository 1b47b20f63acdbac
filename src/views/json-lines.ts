import { isJson, jsonPieces } from './json-layout.ts';
import { cleanLines } from './lines.ts';
import type { Paint } from './paint.ts';

/** Longer texts are shown as they are: nobody reads them by their colours. */
const MOST_CHARACTERS = 1_000_000;

/** The lines of a text in the colours of JSON; undefined when it is no object or array of JSON. */
export function jsonLines(text: string, paint: Paint): string[] | undefined {
  return isJson(text, MOST_CHARACTERS) ? cleanLines(text).map(line => coloured(line, paint)) : undefined;
}

const coloured = (line: string, paint: Paint): string =>
  jsonPieces(line)
    .map(({ text, look }) => (look === undefined ? text : paint(look, text)))
    .join('');
