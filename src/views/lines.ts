import { clean } from '../terminal/clean.ts';
import { graphemes } from '../terminal/graphemes.ts';
import { cut, width } from '../terminal/width.ts';

const tabStop = 8;

/** Text of several lines as lines that are safe to show: tabs become blanks, whatever else could move the cursor is made visible. */
export const cleanLines = (text: string): string[] =>
  text.split(/\r\n|\n|\r/).map(line => line.split('\t').map(clean).reduce(toTabStop));

const toTabStop = (text: string, part: string) => text + ' '.repeat(tabStop - (width(text) % tabStop)) + part;

/** What a cell shows of a text that may have several lines: the first one, marked when there are more. */
export function firstLine(text: string): string {
  const [first = '', ...rest] = cleanLines(text);
  return rest.length > 0 ? `${first}…` : first;
}

/** Shortened to so many cells; the end of the text is what stays where it stands at the right. */
export function shorten(text: string, cells: number, keep: 'start' | 'end'): string {
  if (keep === 'start' || width(text) <= cells) return cut(text, cells);
  let kept = '';
  for (const grapheme of graphemes(text).reverse()) {
    if (width(kept) + width(grapheme) > cells - 1) break;
    kept = grapheme + kept;
  }
  return cells > 0 ? `…${kept}` : '';
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
