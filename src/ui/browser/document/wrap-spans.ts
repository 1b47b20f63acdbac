import { graphemes } from '../../../terminal/graphemes.ts';
import { narrow } from '../../../terminal/narrow.ts';
import { width } from '../../../terminal/width.ts';
import type { Span } from '../../pager/styled-line.ts';

/**
 * The rows that a clean text takes, the first one of so many cells and the others of so many; it is broken behind a blank where that leaves no
 * row half empty, and never within a grapheme.
 */
export function wrapSpans(text: string, first: number, others: number): readonly Span[] {
  if (width(text) <= first) return [{ start: 0, end: text.length }];
  return narrow.test(text) ? wrapNarrow(text, first, others) : wrapAny(text, first, others);
}

function wrapNarrow(text: string, first: number, others: number): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let cells = first;
  while (text.length - start > cells) {
    const used = text.lastIndexOf(' ', start + cells - 1) + 1 - start;
    const end = start + (isFarEnough(used, cells) ? used : cells);
    spans.push({ start, end });
    start = end;
    cells = others;
  }
  return [...spans, { start, end: text.length }];
}

function wrapAny(text: string, first: number, others: number): readonly Span[] {
  const spans: Span[] = [];
  let cells = first;
  let start = 0;
  let place = 0;
  let used = 0;
  let blank = { place: 0, used: 0 };
  for (const grapheme of graphemes(text)) {
    const own = width(grapheme);
    while (used + own > cells && place > start) {
      const cut = isFarEnough(blank.used, cells) ? blank : { place, used };
      spans.push({ start, end: cut.place });
      start = cut.place;
      used -= cut.used;
      cells = others;
      blank = { place: start, used: 0 };
    }
    place += grapheme.length;
    used += own;
    if (grapheme === ' ') blank = { place, used };
  }
  return [...spans, { start, end: text.length }];
}

const isFarEnough = (used: number, cells: number) => used > cells / 2;
