import type { Look } from '../values/look.ts';
import { cleanLines } from './lines.ts';
import type { Paint } from './paint.ts';

/** Longer texts are shown as they are: nobody reads them by their colours. */
const MOST_CHARACTERS = 1_000_000;

/** A text (with the colon that makes it a key), a number, a word, a mark. */
const PART = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)|([{}[\],:])/g;

/** The lines of a text in the colours of JSON; undefined when it is no object or array of JSON. */
export function jsonLines(text: string, paint: Paint): string[] | undefined {
  return isJson(text) ? cleanLines(text).map(line => coloured(line, paint)) : undefined;
}

function isJson(text: string): boolean {
  if (text.length > MOST_CHARACTERS || !/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const coloured = (line: string, paint: Paint): string =>
  line.replace(PART, (_, text?: string, colon?: string, number?: string, word?: string, mark?: string) => {
    if (text !== undefined) {
      const look: Look = colon === undefined ? 'json.string' : 'json.key';
      return paint(look, text) + (colon === undefined ? '' : paint('json.punctuation', colon));
    }
    if (number !== undefined) return paint('json.number', number);
    return word === undefined ? paint('json.punctuation', mark ?? '') : paint('json.literal', word);
  });
