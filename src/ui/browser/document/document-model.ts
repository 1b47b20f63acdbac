import { width } from '../../../terminal/width.ts';
import { literalPattern } from '../../pager/literal-pattern.ts';
import type { Span } from '../../pager/styled-line.ts';
import { DOCUMENT_GUTTER } from '../draw/document-rows.ts';
import type { DocumentView, DrawnLine } from '../screen-view.ts';
import type { DocumentLine } from './document-line.ts';
import { endOfBranch, parentOf, visibleLines } from './fold-tree.ts';
import { type LaidRow, lastRowOf, lineFrom, rowOf } from './laid-row.ts';
import { piecesOf, type ShownLine, showLine, wrapSpans } from './shown-line.ts';

/** What was found in a line, in UTF-16 units of its shown text. */
interface Found extends Span {
  readonly line: number;
}

/** Cells of the column with the signs of what is folded. */
const FOLD_SIGN = 2;

/** Text that a frame can hold of a line that is not wrapped: graphemes of several units are far fewer than this allows for. */
const UNITS_PER_CELL = 20;

/** A document that is read line by line: the cursor stands on a line, lines fold, long ones wrap, a text is found. */
export class DocumentModel {
  #lines: readonly DocumentLine[];
  #shown: (ShownLine | undefined)[] = [];
  #hasFolds: boolean;
  readonly #folded = new Set<number>();
  #wraps = true;
  #columns = 80;
  #height = 24;
  #rows: readonly LaidRow[] | undefined;
  #cursor = 0;
  /** The place that stands at the top, whatever the rows are. */
  #top: Pick<LaidRow, 'line' | 'start'> = { line: 0, start: 0 };
  #search = '';
  #found: readonly Found[] = [];
  #hit: Found | undefined;

  constructor(lines: readonly DocumentLine[]) {
    this.#lines = lines;
    this.#hasFolds = lines.some(each => each.folds);
  }

  get lines(): readonly DocumentLine[] {
    return this.#lines;
  }

  /** The line under the cursor; undefined in an empty document. */
  get current(): DocumentLine | undefined {
    return this.#lines[this.#cursor];
  }

  /** What of the current line is copied, as it came. */
  get value(): string {
    return this.current?.value ?? this.current?.pieces.map(each => each.text).join('') ?? '';
  }

  get wraps(): boolean {
    return this.#wraps;
  }

  /** What is searched; empty: nothing. */
  get search(): string {
    return this.#search;
  }

  /** How often it is there, folded lines included. */
  get matchCount(): number {
    return this.#found.length;
  }

  /** Other lines in place of all (they were read again): the cursor keeps its place, and so do folded lines that are the same. */
  replace(lines: readonly DocumentLine[]): void {
    const same = (index: number) => textOf(this.#lines[index]) === textOf(lines[index]) && lines[index]?.folds;
    for (const index of [...this.#folded]) if (!same(index)) this.#folded.delete(index);
    this.#lines = lines;
    this.#shown = [];
    this.#hasFolds = lines.some(each => each.folds);
    this.#rows = undefined;
    this.#cursor = Math.max(0, Math.min(this.#cursor, lines.length - 1));
    this.#leaveFolded();
    this.#look();
  }

  /** Goes so many lines on; a line that is higher than the screen is read through first. */
  move(by: number): void {
    const rows = this.#laid();
    const top = this.#topRow();
    const isCutOff = by > 0 ? lastRowOf(rows, this.#cursor) >= top + this.#height : rowOf(rows, this.#cursor, 0) < top;
    if (isCutOff) this.#scrollTo(top + Math.sign(by));
    else this.#goTo(lineFrom(rows, this.#cursor, by));
  }

  /** One screen on, or back. */
  page(by: 1 | -1): void {
    const rows = this.#laid();
    const step = by * Math.max(1, this.#height - 1);
    const from = by > 0 ? lastRowOf(rows, this.#cursor) : rowOf(rows, this.#cursor, 0);
    this.#scrollTo(this.#topRow() + step);
    this.#goTo(rows[Math.max(0, Math.min(from + step, rows.length - 1))]?.line ?? 0);
  }

  top(): void {
    this.#goTo(0);
  }

  bottom(): void {
    this.#goTo(this.#laid().at(-1)?.line ?? 0);
  }

  toggleWrap(): void {
    this.#wraps = !this.#wraps;
    this.#rows = undefined;
  }

  /** Folds or unfolds the current line; from a line that does not fold it goes to the one that it is below of, and folds that. */
  toggleFold(): void {
    const line = this.current?.folds ? this.#cursor : parentOf(this.#lines, this.#cursor);
    if (line === undefined || !this.#lines[line]?.folds) return;
    if (!this.#folded.delete(line)) this.#folded.add(line);
    this.#rows = undefined;
    this.#goTo(line);
  }

  /** Unfolds the current line; false where there was nothing folded. */
  unfold(): boolean {
    if (!this.#folded.delete(this.#cursor)) return false;
    this.#rows = undefined;
    return true;
  }

  /** Searches a text as it is (a capital makes letter case count) and goes to the first place from the cursor on; empty: searches nothing. Answers how often it is there. */
  find(text: string): number {
    this.#search = text;
    this.#hit = undefined;
    this.#look();
    const next = this.#found.find(each => each.line >= this.#cursor) ?? this.#found[0];
    if (next) this.#goToFound(next);
    return this.#found.length;
  }

  /** Goes to the next place that was found, or the one before, and round the end; answers which of how many it is. */
  findNext(step: 1 | -1): { readonly at: number; readonly of: number } | undefined {
    const { length } = this.#found;
    if (length === 0) return undefined;
    const last = this.#hit?.line === this.#cursor ? this.#found.indexOf(this.#hit) : -1;
    const at = last >= 0 ? (last + step + length) % length : this.#besideCursor(step);
    const found = this.#found[at];
    if (found) this.#goToFound(found);
    return { at: at + 1, of: length };
  }

  #besideCursor(step: 1 | -1): number {
    if (step > 0) {
      const next = this.#found.findIndex(each => each.line > this.#cursor);
      return Math.max(0, next);
    }
    const before = this.#found.findLastIndex(each => each.line < this.#cursor);
    return before < 0 ? this.#found.length - 1 : before;
  }

  /** Looks for what is searched in all lines. */
  #look(): void {
    if (this.#search === '') {
      this.#found = [];
      return;
    }
    const pattern = literalPattern(this.#search);
    this.#found = this.#lines.flatMap((_, line) =>
      Array.from(this.#show(line).text.matchAll(pattern), ({ index, 0: text }) => ({
        line,
        start: index,
        end: index + text.length,
      })),
    );
  }

  #goToFound(found: Found): void {
    this.#hit = found;
    for (let above = parentOf(this.#lines, found.line); above !== undefined; above = parentOf(this.#lines, above)) {
      if (this.#folded.delete(above)) this.#rows = undefined;
    }
    this.#goTo(found.line, found.start);
  }

  /** The whole text, as a file has it. */
  get text(): string {
    return this.#lines
      .map(line => `${line.isIndented ? '' : '  '.repeat(line.depth)}${textOf(line)}`.trimEnd())
      .join('\n');
  }

  /** What is to be seen of it in so many cells and rows, the cursor's line among it. */
  view(columns: number, rows: number): DocumentView {
    if (columns !== this.#columns) this.#rows = undefined;
    this.#columns = columns;
    const isResized = rows !== this.#height || this.#rows === undefined;
    this.#height = Math.max(1, rows);
    const laid = this.#laid();
    if (isResized) this.#keepCursor();
    const top = this.#topRow();
    const seen = laid.slice(top, top + this.#height);
    const matches = this.#matchesByLine(seen);
    return {
      lines: seen.map(row => this.#draw(row, matches.get(row.line) ?? [])),
      position: this.#position(laid, seen),
    };
  }

  #matchesByLine(rows: readonly LaidRow[]): ReadonlyMap<number, readonly Found[]> {
    const lines = new Set(rows.map(each => each.line));
    return Map.groupBy(
      this.#found.filter(each => lines.has(each.line)),
      each => each.line,
    );
  }

  #position(laid: readonly LaidRow[], seen: readonly LaidRow[]): string | undefined {
    const first = seen[0];
    const last = seen.at(-1);
    if (!first || !last || seen.length === laid.length) return undefined;
    return `lines ${first.number}-${last.number} of ${laid.at(-1)?.number}`;
  }

  #draw(row: LaidRow, found: readonly Found[]): DrawnLine {
    const { pieces, text } = this.#show(row.line);
    const isCursor = row.line === this.#cursor;
    const span = this.#wraps ? row : this.#spanAtHit(row, text);
    const lead = this.#leadOf(row.line, span.start === 0);
    const gone = !this.#wraps && span.start > 0 ? '…' : '';
    const front = width(lead) + width(gone);
    const cell = (place: number) => front + width(text.slice(span.start, Math.max(span.start, place)));
    return {
      pieces: [
        ...(lead === '' ? [] : [{ text: lead, look: 'ui.muted' as const }]),
        ...(gone === '' ? [] : [{ text: gone, look: 'ui.muted' as const }]),
        ...piecesOf(pieces, span),
        ...this.#foldedPiece(row, span.end === text.length),
      ],
      isCursor,
      matches: found
        .filter(each => each.start < span.end && each.end > span.start)
        .map(({ start, end }) => ({ start: cell(start), end: cell(Math.min(end, span.end)) })),
    };
  }

  /** The row of a line that is not wrapped, moved so that what was found is on the screen. */
  #spanAtHit(row: LaidRow, text: string): Span {
    const room = this.#roomOf(row.line);
    const limit = (start: number) => ({ start, end: Math.min(row.end, start + room * UNITS_PER_CELL) });
    const hit = this.#hit?.line === row.line ? this.#hit : undefined;
    if (!hit || width(text.slice(0, hit.end)) < room) return limit(0);
    // a break in front of a grapheme, a third of the screen before it
    const rows = wrapSpans(text.slice(0, hit.start), Math.max(1, Math.floor(room / 3)));
    return limit(rows.at(-1)?.start ?? 0);
  }

  #foldedPiece({ line }: LaidRow, isEnd: boolean): DrawnLine['pieces'] {
    if (!isEnd || !this.#folded.has(line)) return [];
    const count = endOfBranch(this.#lines, line) - line - 1;
    return [{ text: ` … ${count} ${count === 1 ? 'line' : 'lines'}`, look: 'ui.muted' }];
  }

  /** What stands in front of a line's text: blanks, and whether it is folded. */
  #leadOf(line: number, isFirst: boolean): string {
    const blanks = ' '.repeat(this.#indentOf(line));
    if (!this.#hasFolds) return blanks;
    if (!isFirst || !this.#lines[line]?.folds) return `${blanks}  `;
    return `${blanks}${this.#folded.has(line) ? '▸' : '▾'} `;
  }

  /** Half of the screen is always left for text. */
  #indentOf(line: number): number {
    return Math.min(this.#show(line).indent, Math.floor(this.#columns / 2) - DOCUMENT_GUTTER - FOLD_SIGN);
  }

  #roomOf(line: number): number {
    const room = this.#columns - DOCUMENT_GUTTER - this.#indentOf(line) - (this.#hasFolds ? FOLD_SIGN : 0);
    return Math.max(1, room);
  }

  #show(line: number): ShownLine {
    const known = this.#shown[line];
    if (known) return known;
    const shown = showLine(this.#lines[line] ?? { pieces: [], depth: 0 });
    this.#shown[line] = shown;
    return shown;
  }

  #laid(): readonly LaidRow[] {
    this.#rows ??= visibleLines(this.#lines, this.#folded).flatMap((line, index): readonly LaidRow[] => {
      const { text } = this.#show(line);
      const number = index + 1;
      if (!this.#wraps) return [{ line, number, start: 0, end: text.length }];
      return wrapSpans(text, this.#roomOf(line)).map(({ start, end }) => ({ line, number, start, end }));
    });
    return this.#rows;
  }

  #topRow(): number {
    const rows = this.#laid();
    const last = Math.max(0, rows.length - this.#height);
    return Math.min(rowOf(rows, this.#top.line, this.#top.start), last);
  }

  #scrollTo(row: number): void {
    const rows = this.#laid();
    const { line, start } = rows[Math.max(0, Math.min(row, rows.length - this.#height))] ?? { line: 0, start: 0 };
    this.#top = { line, start };
  }

  #goTo(line: number, place?: number): void {
    this.#cursor = line;
    this.#keepCursor(place);
  }

  /** Scrolls as little as shows the cursor's line, or the given place of it. */
  #keepCursor(place?: number): void {
    const rows = this.#laid();
    const top = this.#topRow();
    const first = rowOf(rows, this.#cursor, place ?? 0);
    const end = place === undefined ? lastRowOf(rows, this.#cursor) : first;
    const last = Math.min(end, first + this.#height - 1);
    if (first < top) this.#scrollTo(first);
    else if (last >= top + this.#height) this.#scrollTo(last - this.#height + 1);
  }

  /** A line that went away under a fold gives the cursor to the one that hides it. */
  #leaveFolded(): void {
    for (let above = parentOf(this.#lines, this.#cursor); above !== undefined; above = parentOf(this.#lines, above)) {
      if (this.#folded.has(above)) this.#cursor = above;
    }
  }
}

const textOf = (line: DocumentLine | undefined): string => line?.pieces.map(each => each.text).join('') ?? '';
