/** A record of CSV text and where the next one begins. */
interface CsvRecord {
  readonly fields: readonly string[];
  readonly next: number;
}

/**
 * The record that starts at a place of a text; undefined where the text may go on and the record is not over. Lenient as PowerShell is:
 * blanks around quotation marks are dropped, a mark inside a word is a character.
 */
export function csvRecord(
  text: string,
  start: number,
  { delimiter, last }: { readonly delimiter: string; readonly last: boolean },
): CsvRecord | undefined {
  const fields: string[] = [];
  let word = '';
  let quoted = false;
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    const line = lineEnd(text, at);
    if (line !== '' && line === '\r' && at + 1 === text.length && !last) return undefined;
    if (quoted) {
      const mark = text.indexOf('"', at);
      if (mark < 0) {
        word += text.slice(at);
        at = text.length;
      } else if (text.charAt(mark + 1) === '"') {
        word += text.slice(at, mark + 1);
        at = mark + 2;
      } else if (mark + 1 === text.length && !last) return undefined;
      else {
        word += text.slice(at, mark);
        quoted = false;
        const rest = restOfWord(text, mark + 1, delimiter);
        if (rest.open && !last) return undefined;
        fields.push(word + (/^[ \t]*$/.test(rest.text) ? '' : rest.text));
        word = '';
        at = rest.next;
        if (rest.ends) return { fields, next: at };
      }
    } else if (character === delimiter) {
      fields.push(word);
      word = '';
      at++;
    } else if (character === '"' && word === '') {
      quoted = true;
      at++;
    } else if (character === '"' || ((character === ' ' || character === '\t') && word !== '')) {
      const rest = restOfWord(text, at + 1, delimiter);
      if (rest.open && !last) return undefined;
      const blank = character !== '"' && /^[ \t]*$/.test(rest.text);
      fields.push(word + character + (blank ? '' : rest.text));
      word = '';
      at = rest.next;
      if (rest.ends) return { fields, next: at };
    } else if (line !== '') {
      fields.push(word);
      return { fields, next: at + line.length };
    } else {
      if (character !== ' ' && character !== '\t') word += character;
      at++;
    }
  }
  if (!last) return undefined;
  if (word !== '') fields.push(word);
  return { fields, next: at };
}

/** What stands before the next delimiter or line end; `ends` tells that the record is over, `open` that the text ran out. */
function restOfWord(text: string, start: number, delimiter: string) {
  for (let at = start; at < text.length; at++) {
    if (text.charAt(at) === delimiter) return { text: text.slice(start, at), next: at + 1, ends: false, open: false };
    const line = lineEnd(text, at);
    if (line !== '') {
      const open = line === '\r' && at + 1 === text.length;
      return { text: text.slice(start, at), next: at + line.length, ends: true, open };
    }
  }
  return { text: text.slice(start), next: text.length, ends: true, open: true };
}

function lineEnd(text: string, at: number): string {
  if (text.charAt(at) === '\n') return '\n';
  if (text.charAt(at) !== '\r') return '';
  return text.charAt(at + 1) === '\n' ? '\r\n' : '\r';
}

/** The records of a text that comes in pieces; a record is over when its line end is there, or the text. */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  let text = '';
  let enough = 0;
  for await (const piece of pieces) {
    text += piece;
    // a record that is not over is looked at again when there is twice as much of it
    if (text.length < enough) continue;
    const { records, next } = wholeRecords(text, { delimiter, last: false });
    text = text.slice(next);
    enough = text.length * 2;
    if (records.length > 0) yield records;
  }
  const { records } = wholeRecords(text, { delimiter, last: true });
  if (records.length > 0) yield records;
}

/** As many records as there are. */
export function wholeRecords(text: string, options: { readonly delimiter: string; readonly last: boolean }) {
  const records: (readonly string[])[] = [];
  let next = 0;
  while (next < text.length) {
    const record = csvRecord(text, next, options);
    if (!record) break;
    next = record.next;
    if (record.fields.length > 0) records.push(record.fields);
  }
  return { records, next };
}
