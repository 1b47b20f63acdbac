import type { DocumentView } from '../screen-view.ts';
import { DocumentLayout } from './document-layout.ts';
import type { DocumentLine } from './document-line.ts';
import { DocumentSearch, type Found } from './document-search.ts';
import { drawnRow } from './drawn-row.ts';
import { parentOf } from './fold-tree.ts';
import { type LaidRow, lastRowOf, lineFrom, rowOf } from './laid-row.ts';
import { ShownLines } from './shown-line.ts';

/** A document that is read line by line: the cursor stands on a line, lines fold, long ones wrap, a text is found. */
export class DocumentModel {
  #shown: ShownLines;
  readonly #folded = new Set<number>();
  #wraps = true;
  #columns = 80;
  #height = 24;
  #laid: DocumentLayout | undefined;
  #cursor = 0;
  /** The place that stands at the top, whatever the rows are. */
  #top: Pick<LaidRow, 'line' | 'start'> = { line: 0, start: 0 };
  #search: DocumentSearch;

  constructor(lines: readonly DocumentLine[]) {
    this.#shown = new ShownLines(lines);
    this.#search = new DocumentSearch('', this.#shown);
  }

  get lines(): readonly DocumentLine[] {
    return this.#shown.lines;
  }

  /** The line under the cursor; undefined in an empty document. */
  get current(): DocumentLine | undefined {
    return this.lines[this.#cursor];
  }

  /** What of the current line is copied, as it came. */
  get value(): string {
    return this.current?.value ?? textOf(this.current);
  }

  get wraps(): boolean {
    return this.#wraps;
  }

  /** What is searched; empty: nothing. */
  get search(): string {
    return this.#search.text;
  }

  /** How often it is there, folded lines included. */
  get matchCount(): number {
    return this.#search.found.length;
  }

  /** The whole text, as a file has it. */
  get text(): string {
    const written = (each: DocumentLine) =>
      each.isIndented ? textOf(each) : `${'  '.repeat(each.depth)}${textOf(each)}`.trimEnd();
    return this.lines.map(written).join('\n');
  }

  /** Other lines in place of all (they were read again): the cursor keeps its place, and so do folded lines that are the same. */
  replace(lines: readonly DocumentLine[]): void {
    const isSame = (index: number) => lines[index]?.folds && textOf(this.lines[index]) === textOf(lines[index]);
    for (const index of [...this.#folded]) if (!isSame(index)) this.#folded.delete(index);
    this.#shown = new ShownLines(lines);
    this.#laid = undefined;
    this.#search = new DocumentSearch(this.#search.text, this.#shown);
    this.#cursor = Math.max(0, Math.min(this.#cursor, lines.length - 1));
    for (const above of this.#linesAbove(this.#cursor)) if (this.#folded.has(above)) this.#cursor = above;
  }

  /** Goes so many lines on; a line that is higher than the screen is read through first. */
  move(by: number): void {
    const { rows } = this.#layout();
    const top = this.#topRow();
    const isCutOff = by > 0 ? lastRowOf(rows, this.#cursor) >= top + this.#height : rowOf(rows, this.#cursor, 0) < top;
    if (isCutOff) this.#scrollTo(top + Math.sign(by));
    else this.#goTo(lineFrom(rows, this.#cursor, by));
  }

  /** One screen on, or back. */
  page(by: 1 | -1): void {
    const { rows } = this.#layout();
    const step = by * Math.max(1, this.#height - 1);
    const from = by > 0 ? lastRowOf(rows, this.#cursor) : rowOf(rows, this.#cursor, 0);
    this.#scrollTo(this.#topRow() + step);
    this.#goTo(rows[Math.max(0, Math.min(from + step, rows.length - 1))]?.line ?? 0);
  }

  top(): void {
    this.#goTo(0);
  }

  bottom(): void {
    this.#goTo(this.#layout().rows.at(-1)?.line ?? 0);
  }

  toggleWrap(): void {
    this.#wraps = !this.#wraps;
    this.#laid = undefined;
  }

  /** Folds or unfolds the current line; from a line that does not fold it goes to the one that it is below of, and folds that. */
  toggleFold(): void {
    const line = this.current?.folds ? this.#cursor : parentOf(this.lines, this.#cursor);
    if (line === undefined || !this.lines[line]?.folds) return;
    if (!this.#folded.delete(line)) this.#folded.add(line);
    this.#laid = undefined;
    this.#goTo(line);
  }

  /** Unfolds the current line; false where there was nothing folded. */
  unfold(): boolean {
    if (!this.#folded.delete(this.#cursor)) return false;
    this.#laid = undefined;
    return true;
  }

  /**
   * Searches a text as it is (a capital makes letter case count) and goes to the first place from the cursor on; empty: searches nothing.
   * Answers how often it is there.
   */
  find(text: string): number {
    this.#search = new DocumentSearch(text, this.#shown);
    const first = this.#search.from(this.#cursor);
    if (first) this.#goToFound(first);
    return this.matchCount;
  }

  /** Goes to the next place that was found, or the one before, and round the end; answers which of how many it is. */
  findNext(step: 1 | -1): { readonly at: number; readonly of: number } | undefined {
    const at = this.#search.beside(this.#cursor, step);
    const found = this.#search.found[at];
    if (!found) return undefined;
    this.#goToFound(found);
    return { at: at + 1, of: this.matchCount };
  }

  #goToFound(found: Found): void {
    this.#search.hit = found;
    for (const above of this.#linesAbove(found.line)) if (this.#folded.delete(above)) this.#laid = undefined;
    this.#goTo(found.line, found.start);
  }

  /** What is to be seen of it in so many cells and rows, the cursor's line among it. */
  view(columns: number, rows: number): DocumentView {
    const isResized = columns !== this.#columns || rows !== this.#height;
    if (columns !== this.#columns) this.#laid = undefined;
    this.#columns = columns;
    this.#height = Math.max(1, rows);
    if (isResized || this.#laid === undefined) this.#keepCursor();
    const layout = this.#layout();
    const top = this.#topRow();
    const seen = layout.rows.slice(top, top + this.#height);
    return {
      lines: seen.map(row => drawnRow(row, layout, this.#search, row.line === this.#cursor)),
      position: positionOf(seen, layout.rows),
    };
  }

  #layout(): DocumentLayout {
    this.#laid ??= new DocumentLayout(this.#shown, {
      folded: this.#folded,
      wraps: this.#wraps,
      columns: this.#columns,
    });
    return this.#laid;
  }

  #topRow(): number {
    const { rows } = this.#layout();
    const last = Math.max(0, rows.length - this.#height);
    return Math.min(rowOf(rows, this.#top.line, this.#top.start), last);
  }

  #scrollTo(row: number): void {
    const { rows } = this.#layout();
    const { line, start } = rows[Math.max(0, Math.min(row, rows.length - this.#height))] ?? { line: 0, start: 0 };
    this.#top = { line, start };
  }

  #goTo(line: number, place?: number): void {
    this.#cursor = line;
    this.#keepCursor(place);
  }

  /** Scrolls as little as shows the cursor's line, or the given place of it. */
  #keepCursor(place?: number): void {
    const { rows } = this.#layout();
    const top = this.#topRow();
    const first = rowOf(rows, this.#cursor, place ?? 0);
    const end = place === undefined ? lastRowOf(rows, this.#cursor) : first;
    const last = Math.min(end, first + this.#height - 1);
    if (first < top) this.#scrollTo(first);
    else if (last >= top + this.#height) this.#scrollTo(last - this.#height + 1);
  }

  /** The lines that a line is below of, the nearest first. */
  #linesAbove(line: number): readonly number[] {
    const above = parentOf(this.lines, line);
    return above === undefined ? [] : [above, ...this.#linesAbove(above)];
  }
}

const textOf = (line: DocumentLine | undefined): string => line?.pieces.map(each => each.text).join('') ?? '';

/** `lines 1-20 of 44`; undefined where all is to be seen. */
function positionOf(seen: readonly LaidRow[], rows: readonly LaidRow[]): string | undefined {
  const [first, last, end] = [seen[0], seen.at(-1), rows.at(-1)];
  if (!first || !last || !end || seen.length === rows.length) return undefined;
  return `lines ${first.number}-${last.number} of ${end.number}`;
}
