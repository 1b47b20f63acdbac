import { createRequire } from 'node:module';
import type stringWidth from 'string-width';
import { graphemes } from './graphemes.ts';

// loading it takes as long as starting Node, and most sessions never see a character beyond ASCII
let measure: typeof stringWidth | undefined;

function loadMeasure(): typeof stringWidth {
  const loaded: { readonly default: typeof stringWidth } = createRequire(import.meta.url)('string-width');
  measure = loaded.default;
  return measure;
}

const ascii = /^[\x20-\x7e]*$/;

/**
 * A consonant behind a virama, one grapheme with the one before (UAX #29, GB9c). The measure counts it for nothing; most terminals, which count
 * characters, give it a cell.
 */
const conjunct = /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]\p{M}*(?=\p{Lo})/gu;

/** Cells that one line of text takes. Colours (SGR sequences) take none. */
export function width(text: string): number {
  if (ascii.test(text)) return text.length;
  return (measure ?? loadMeasure())(text) + (text.match(conjunct)?.length ?? 0);
}

/** Shortens unstyled text to at most so many cells, the last of them the mark when something was left out. */
export function cut(text: string, cells: number, mark = '…'): string {
  if (width(text) <= cells) return text;
  const room = cells - width(mark);
  if (room < 0) return '';
  if (ascii.test(text)) return text.slice(0, room) + mark;
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
