import { graphemes } from '../../terminal/graphemes.ts';
import { narrow } from '../../terminal/narrow.ts';
import { width } from '../../terminal/width.ts';

/** Part of a line's plain text, in UTF-16 units, half open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What lines on their way to the screen may carry besides text: colours (SGR) and links (OSC 8). */
const sequences = /\x1b(?:\[[\d;:]*m|\]8;[^\x07\x1b]*(?:\x07|\x1b\\))/g;
const parts = new RegExp(`(${sequences.source})`);

export const plainText = (line: string): string => (line.includes('\x1b') ? line.replace(sequences, '') : line);

/** The rows that plain text takes on a screen of so many columns, at least one; a grapheme is never cut. */
export function rowSpans(text: string, columns: number): readonly Span[] {
  const spans: Span[] = [];
  if (narrow.test(text)) {
    for (let start = 0; start < text.length; start += columns) {
      spans.push({ start, end: Math.min(text.length, start + columns) });
    }
    return spans.length > 0 ? spans : [{ start: 0, end: 0 }];
  }
  let start = 0;
  let end = 0;
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const cells = width(grapheme);
    if (used + cells > columns && end > start) {
      spans.push({ start, end });
      start = end;
      used = 0;
    }
    end += grapheme.length;
    used += cells;
  }
  return [...spans, { start, end }];
}

/** One row of a line with the styles that hold there; `marks` are drawn by `mark`, the rest as it is. What is switched on ends with the row. */
export function drawRow(
  line: string,
  row: Span,
  { marks, mark }: { readonly marks: readonly Span[]; readonly mark: (text: string) => string },
): string {
  let drawn = '';
  let begun = false;
  let style = '';
  let link = '';
  let place = 0;
  for (const part of line.split(parts)) {
    if (part.startsWith('\x1b')) {
      if (part.startsWith('\x1b]')) link = endsLink.test(part) ? '' : part;
      else style = endsStyle.test(part) ? '' : style + part;
      if (begun && place < row.end) drawn += part;
      continue;
    }
    const end = Math.min(row.end, place + part.length);
    for (let from = Math.max(row.start, place); from < end; ) {
      const inside = marks.find(each => each.start <= from && from < each.end);
      const to = Math.min(end, inside?.end ?? nextStart(marks, from));
      const text = part.slice(from - place, to - place);
      if (!begun) drawn += link + style;
      begun = true;
      drawn += inside ? `${style === '' ? '' : reset}${mark(text)}${style}` : text;
      from = to;
    }
    place += part.length;
  }
  return `${drawn}${drawn.includes('\x1b[') ? reset : ''}${drawn.includes('\x1b]') ? linkEnd : ''}`;
}

const reset = '\x1b[0m';
const linkEnd = '\x1b]8;;\x1b\\';
const endsStyle = /^\x1b\[[0;:]*m$/;
const endsLink = /^\x1b\]8;[^;]*;(?:\x07|\x1b\\)$/;

const nextStart = (marks: readonly Span[], from: number): number =>
  Math.min(...marks.map(each => each.start).filter(each => each > from), Number.POSITIVE_INFINITY);
