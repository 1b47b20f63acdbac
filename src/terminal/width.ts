import { createRequire } from 'node:module';
import type stringWidth from 'string-width';
import { graphemes } from './graphemes.ts';
import { narrow } from './narrow.ts';

// loading it takes as long as starting Node, and most sessions never see a character beyond ASCII
let measure: typeof stringWidth | undefined;

function loadMeasure(): typeof stringWidth {
  const loaded: { readonly default: typeof stringWidth } = createRequire(import.meta.url)('string-width');
  measure = loaded.default;
  return measure;
}

/**
 * A consonant behind a virama, and a letter that is written in front of the next one, are one grapheme with their neighbour (UAX #29, GB9c and
 * GB9b). The measure counts it for nothing; most terminals, which count characters, give it a cell.
 */
const joined =
  /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]\p{M}*(?=\p{Lo})|[\u0d4e\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}](?=.)/gu;

/** Of single characters, which long texts are measured by one after the other; to measure one anew takes a hundred times as long. */
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;
/** UTF-16 units of a character that is worth remembering. */
const SHORT = 4;

/** Cells that one line of text takes. Colours (SGR sequences) take none. */
export function width(text: string): number {
  if (narrow.test(text)) return text.length;
  if (text.length > SHORT) return measured(text);
  let cells = known.get(text);
  if (cells === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    cells = measured(text);
    known.set(text, cells);
  }
  return cells;
}

/** What holds an emoji sequence together: joiners and skin tones. */
const sequence = /[\u200d\u{1f3fb}-\u{1f3ff}]/u;

/**
 * Emoji sequences count as their emoji side by side: so do terminals draw them that know no graphemes (xterm, tmux, VTE), and a row that is too
 * long there spoils the screen, while one that is too short elsewhere is only not flush.
 */
function measured(text: string): number {
  const count = measure ?? loadMeasure();
  const counted = (part: string) => count(part) + (part.match(joined)?.length ?? 0);
  // a virama joins only what is one grapheme with it
  if (!sequence.test(text) && text.search(joined) < 0) return count(text);
  const parts = graphemes(text.replace(/\x1b\[[\d;:]*m/g, ''));
  return parts.reduce(
    (cells, part) => cells + (sequence.test(part) ? sum(Array.from(part, each => count(each))) : counted(part)),
    0,
  );
}

const sum = (cells: readonly number[]): number => cells.reduce((some, each) => some + each, 0);

/** Shortens unstyled text to at most so many cells, the last of them the mark when something was left out. */
export function cut(text: string, cells: number, mark = '…'): string {
  if (width(text) <= cells) return text;
  const room = cells - width(mark);
  if (room < 0) return '';
  if (narrow.test(text)) return text.slice(0, room) + mark;
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += width(grapheme);
    if (used > room) break;
    kept += grapheme;
  }
  return kept + mark;
}

/** Fills text with spaces up to so many cells; longer text is returned as it is. */
export function pad(text: string, cells: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, cells - width(text)));
  return align === 'left' ? text + space : space + text;
}
