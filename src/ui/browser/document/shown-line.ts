import { clean } from '../../../terminal/clean.ts';
import { graphemes } from '../../../terminal/graphemes.ts';
import { narrow } from '../../../terminal/narrow.ts';
import { width } from '../../../terminal/width.ts';
import { rowSpans, type Span } from '../../pager/styled-line.ts';
import type { Token } from '../../theme/token.ts';
import type { DocumentLine } from './document-line.ts';

/** A line as it is drawn: its text without the blanks it begins with, clean. */
export interface ShownLine {
  /** Cells that it stands further in. */
  readonly indent: number;
  readonly pieces: readonly ShownPiece[];
  readonly text: string;
}

export interface ShownPiece {
  readonly text: string;
  readonly look: Token | undefined;
}

/** Cells that a line stands further in for each step of its depth, and for a tab. */
const STEP = 2;

export function showLine({ pieces, depth, isIndented, link }: DocumentLine): ShownLine {
  const cleaned = pieces.map(({ text, look }) => ({ text: clean(text.replaceAll('\t', ' '.repeat(STEP))), look }));
  const whole = cleaned.map(each => each.text).join('');
  const blanks = whole.length - whole.trimStart().length;
  const kept = piecesOf(cleaned, { start: blanks, end: whole.length });
  const sign = link === undefined ? [] : [{ text: ' →', look: 'ui.accent' as const }];
  const shown = [...kept, ...sign];
  return {
    indent: blanks + (isIndented ? 0 : depth * STEP),
    pieces: shown,
    text: shown.map(each => each.text).join(''),
  };
}

/** The part of the pieces that a span of their text covers. */
export function piecesOf(pieces: readonly ShownPiece[], { start, end }: Span): readonly ShownPiece[] {
  const found: ShownPiece[] = [];
  let place = 0;
  for (const { text, look } of pieces) {
    const from = Math.max(0, start - place);
    const to = Math.min(text.length, end - place);
    if (from < to) found.push({ text: text.slice(from, to), look });
    place += text.length;
  }
  return found;
}

/** The rows that a text takes within so many cells, broken behind a blank where that leaves no row half empty. */
export function wrapSpans(text: string, cells: number): readonly Span[] {
  if (width(text) <= cells) return [{ start: 0, end: text.length }];
  if (!text.includes(' ')) return rowSpans(text, cells);
  return narrow.test(text) ? wrapNarrow(text, cells) : wrapAny(text, cells);
}

function wrapNarrow(text: string, cells: number): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (text.length - start > cells) {
    const blank = text.lastIndexOf(' ', start + cells - 1);
    const end = isFarEnough(blank - start, cells) ? blank + 1 : start + cells;
    spans.push({ start, end });
    start = end;
  }
  return [...spans, { start, end: text.length }];
}

function wrapAny(text: string, cells: number): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let used = 0;
  let place = 0;
  let afterBlank = 0;
  let usedAtBlank = 0;
  for (const grapheme of graphemes(text)) {
    const own = width(grapheme);
    if (used + own > cells && place > start) {
      const atBlank = isFarEnough(usedAtBlank, cells) && afterBlank > start;
      const end = atBlank ? afterBlank : place;
      used = atBlank ? used - usedAtBlank : 0;
      spans.push({ start, end });
      start = end;
      usedAtBlank = 0;
    }
    place += grapheme.length;
    used += own;
    if (grapheme === ' ') {
      afterBlank = place;
      usedAtBlank = used;
    }
  }
  return [...spans, { start, end: text.length }];
}

const isFarEnough = (used: number, cells: number) => used > cells / 2;
