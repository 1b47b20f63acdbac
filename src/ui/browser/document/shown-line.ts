import { clean } from '../../../terminal/clean.ts';
import type { Span } from '../../pager/styled-line.ts';
import type { Token } from '../../theme/token.ts';
import type { DocumentLine } from './document-line.ts';

/** A line as it is drawn: its text without the blanks it begins with, clean. */
export interface ShownLine {
  /** Cells that it stands further in. */
  readonly indent: number;
  /** Cells that what wraps stands further in than that. */
  readonly hang: number;
  readonly pieces: readonly ShownPiece[];
  readonly text: string;
}

export interface ShownPiece {
  readonly text: string;
  readonly look: Token | undefined;
}

/** Lines as they are drawn, each made when it is asked for. */
export class ShownLines {
  readonly lines: readonly DocumentLine[];
  readonly hasFolds: boolean;
  readonly #shown: (ShownLine | undefined)[] = [];

  constructor(lines: readonly DocumentLine[]) {
    this.lines = lines;
    this.hasFolds = lines.some(each => each.folds);
  }

  at(index: number): ShownLine {
    const known = this.#shown[index];
    if (known) return known;
    const shown = showLine(this.lines[index] ?? { pieces: [], depth: 0 });
    this.#shown[index] = shown;
    return shown;
  }
}

/** Cells that a line stands further in for each step of its depth, and for a tab. */
const STEP = 2;

function showLine({ pieces, depth, isIndented, hang = 0, link }: DocumentLine): ShownLine {
  const cleaned = pieces.map(({ text, look }) => ({ text: clean(text.replaceAll('\t', ' '.repeat(STEP))), look }));
  const whole = cleaned.map(each => each.text).join('');
  const blanks = whole.length - whole.trimStart().length;
  const kept = piecesOf(cleaned, { start: blanks, end: whole.length });
  const sign = link === undefined ? [] : [{ text: ' →', look: 'ui.accent' as const }];
  const shown = [...kept, ...sign];
  return {
    indent: blanks + (isIndented ? 0 : depth * STEP),
    hang: Math.max(0, hang - blanks),
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
