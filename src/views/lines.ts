import { clean } from '../terminal/clean.ts';
import { graphemes } from '../terminal/graphemes.ts';
import { cut, width } from '../terminal/width.ts';

const tabStop = 8;
const ascii = /^[\x20-\x7e]*$/;

/** Text of several lines as lines that are safe to show: tabs become blanks, whatever else could move the cursor is made visible. */
export const cleanLines = (text: string): string[] =>
  ascii.test(text) ? [text] : text.split(/\r\n|\n|\r/).map(line => line.split('\t').map(clean).reduce(toTabStop));

const toTabStop = (text: string, part: string) => text + ' '.repeat(tabStop - (width(text) % tabStop)) + part;

/** What a cell shows of a text that may have several lines: the first one, marked when there are more. */
export function firstLine(text: string): string {
  if (ascii.test(text)) return text;
  const [first = '', ...rest] = cleanLines(text);
  return rest.length > 0 ? `${first}…` : first;
}

/** A text in its column, with the blanks on both sides of it. */
export interface Placed {
  readonly before: number;
  readonly text: string;
  readonly after: number;
}

/** A text within so many cells: as it is, or cut; the end of the text is what stays where it stands at the right. */
export function placed(text: string, cells: number, align: 'left' | 'right' | 'center'): Placed {
  const used = width(text);
  if (used > cells) {
    // The common case, where cells are characters and nothing needs to be measured again.
    if (used === text.length && ascii.test(text)) {
      const short = align === 'right' ? `…${text.slice(1 - cells || text.length)}` : `${text.slice(0, cells - 1)}…`;
      return { before: 0, text: short, after: 0 };
    }
    const short = align === 'right' ? cutStart(text, cells) : cut(text, cells);
    return { before: 0, text: short, after: Math.max(0, cells - width(short)) };
  }
  const room = cells - used;
  const before = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2);
  return { before, text, after: room - before };
}

/** The same with its blanks: exactly so many cells. */
export function fitted(text: string, cells: number, align: 'left' | 'right' | 'center'): string {
  const { before, text: shown, after } = placed(text, cells, align);
  return `${' '.repeat(before)}${shown}${' '.repeat(after)}`;
}

function cutStart(text: string, cells: number): string {
  let kept = '';
  let used = 1;
  for (const grapheme of graphemes(text).reverse()) {
    used += width(grapheme);
    if (used > cells) break;
    kept = grapheme + kept;
  }
  return `…${kept}`;
}

/** A text in lines of at most so many cells, broken at blanks where there are any. */
export function wrap(text: string, cells: number): string[] {
  return cleanLines(text).flatMap(line => wrapLine(line, Math.max(1, cells)));
}

/** Each character is looked at once, however long the line is. */
function wrapLine(line: string, cells: number): string[] {
  if (width(line) <= cells) return [line];
  const parts = graphemes(line);
  const lines: string[] = [];
  let start = 0;
  let blank = 0;
  let used = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    used += width(part);
    // a row holds at least one character
    while (used > cells && at > start) {
      const end = part === ' ' ? at : blank > start ? blank : at;
      lines.push(parts.slice(start, end).join(''));
      start = parts[end] === ' ' ? end + 1 : end;
      used = start > at ? 0 : cellsOf(parts, start, at + 1);
    }
    if (part === ' ') blank = at;
  }
  return [...lines, parts.slice(start).join('')];
}

function cellsOf(parts: readonly string[], start: number, end: number): number {
  let cells = 0;
  for (let at = start; at < end; at += 1) cells += width(parts[at] ?? '');
  return cells;
}
