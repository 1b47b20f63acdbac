import { clean } from '../terminal/clean.ts';
import { graphemes } from '../terminal/graphemes.ts';
import { cut, pad, width } from '../terminal/width.ts';

const tabStop = 8;
const ascii = /^[\x20-\x7e]*$/;

/** Text of several lines as lines that are safe to show: tabs become blanks, whatever else could move the cursor is made visible. */
export const cleanLines = (text: string): string[] =>
  text.split(/\r\n|\n|\r/).map(line => line.split('\t').map(clean).reduce(toTabStop));

const toTabStop = (text: string, part: string) => text + ' '.repeat(tabStop - (width(text) % tabStop)) + part;

/** What a cell shows of a text that may have several lines: the first one, marked when there are more. */
export function firstLine(text: string): string {
  const [first = '', ...rest] = cleanLines(text);
  return rest.length > 0 ? `${first}…` : first;
}

/** Exactly so many cells: filled with blanks, or cut; the end of the text is what stays where it stands at the right. */
export function fitted(text: string, cells: number, align: 'left' | 'right' | 'center'): string {
  const used = width(text);
  if (used > cells) {
    // The common case, where cells are characters and nothing needs to be measured again.
    if (ascii.test(text))
      return align === 'right' ? `…${text.slice(1 - cells || text.length)}` : `${text.slice(0, cells - 1)}…`;
    return pad(align === 'right' ? cutStart(text, cells) : cut(text, cells), cells);
  }
  if (align !== 'center') return pad(text, cells, align);
  const before = Math.floor((cells - used) / 2);
  return pad(' '.repeat(before) + text, cells);
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

function wrapLine(line: string, cells: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (width(rest) > cells) {
    const head = fitting(rest, cells);
    const blank = rest.charAt(head.length) === ' ' ? head.length : head.lastIndexOf(' ');
    const end = blank > 0 ? blank : head.length;
    lines.push(rest.slice(0, end));
    rest = rest.slice(blank > 0 ? end + 1 : end);
  }
  return [...lines, rest];
}

/** The longest beginning that fits, at least one character. */
function fitting(text: string, cells: number): string {
  let head = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += width(grapheme);
    if (used > cells && head !== '') break;
    head += grapheme;
  }
  return head;
}
