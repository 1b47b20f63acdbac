import { DOCUMENT_GUTTER } from '../draw/document-rows.ts';
import { visibleLines } from './fold-tree.ts';
import type { LaidRow } from './laid-row.ts';
import type { ShownLines } from './shown-line.ts';
import { wrapSpans } from './wrap-spans.ts';

export interface LayoutOptions {
  readonly folded: ReadonlySet<number>;
  readonly wraps: boolean;
  /** Cells of the part of the screen that it is drawn in. */
  readonly columns: number;
}

/** Cells of the column with the signs of what is folded. */
const FOLD_SIGN = 2;

const LEAST_HANG = 4;

/** The rows that the lines of a document take on a screen of some width. */
export class DocumentLayout {
  readonly shown: ShownLines;
  readonly wraps: boolean;
  readonly rows: readonly LaidRow[];
  readonly #folded: ReadonlySet<number>;
  readonly #columns: number;

  constructor(shown: ShownLines, { folded, wraps, columns }: LayoutOptions) {
    this.shown = shown;
    this.wraps = wraps;
    this.#folded = folded;
    this.#columns = columns;
    this.rows = visibleLines(shown.lines, folded).flatMap((line, index) => this.#rowsOf(line, index + 1));
  }

  #rowsOf(line: number, number: number): readonly LaidRow[] {
    const { text } = this.shown.at(line);
    if (!this.wraps) return [{ line, number, start: 0, end: text.length }];
    const room = this.roomOf(line);
    return wrapSpans(text, room, room - this.#hangOf(line)).map(({ start, end }) => ({ line, number, start, end }));
  }

  isFolded(line: number): boolean {
    return this.#folded.has(line);
  }

  /** Cells that a line's text has in its first row. */
  roomOf(line: number): number {
    const sign = this.shown.hasFolds ? FOLD_SIGN : 0;
    return Math.max(1, this.#columns - DOCUMENT_GUTTER - this.#indentOf(line) - sign);
  }

  /** What stands in front of a line's text: blanks, and whether it is folded. */
  leadOf({ line, start }: LaidRow): string {
    const blanks = ' '.repeat(this.#indentOf(line));
    const hang = start === 0 ? '' : ' '.repeat(this.#hangOf(line));
    if (!this.shown.hasFolds) return blanks + hang;
    if (start > 0 || !this.shown.lines[line]?.folds) return `${blanks}  ${hang}`;
    return `${blanks}${this.#folded.has(line) ? '▸' : '▾'} `;
  }

  /** Half of the screen is always left for text. */
  #indentOf(line: number): number {
    const most = Math.floor(this.#columns / 2) - DOCUMENT_GUTTER - FOLD_SIGN;
    return Math.max(0, Math.min(this.shown.at(line).indent, most));
  }

  /** A label that leaves less than half of the row for its text is not hung under. */
  #hangOf(line: number): number {
    const { hang } = this.shown.at(line);
    const room = this.roomOf(line);
    return hang <= room / 2 ? hang : Math.min(LEAST_HANG, Math.floor(room / 2));
  }
}
