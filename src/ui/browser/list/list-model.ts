import type { Value } from '../../../values/value.ts';
import type { TableBody } from '../screen-view.ts';
import { ArrangedRows } from './arranged-rows.ts';
import { listColumns, sortKey } from './list-columns.ts';
import { naturalOrder } from './natural-order.ts';
import type { RowFilter } from './row-filter.ts';
import { carriedMarks, RowMarks, rowIdentity, WantedRows } from './row-marks.ts';
import { runsDown, SortKeys, type SortOrder } from './sort-keys.ts';

export interface ListOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** false: texts are sorted character by character; left out: as names and versions. */
  readonly natural?: boolean;
}

const MARKED = { isMarked: true } as const;
const UNMARKED = { isMarked: false } as const;

/** Rows of a list that is arranged at once, without waiting for `work`. */
const AT_ONCE = 1024;

/**
 * The rows of one list: which are shown and in what order, which are marked, where the cursor stands. Marks and the cursor belong to items and
 * not to places, so that nothing but the user, and the end of the item, takes them away. Sorting and testing of long lists is done by `work`.
 */
export class ListModel {
  /** All rows have come. */
  complete = false;
  /** All properties and whole digests. */
  wide = false;
  /** Dates in place of ages. */
  absoluteTime = false;
  readonly #now: () => number;
  readonly #textOrder: (one: string, other: string) => number;
  #rows = new ArrangedRows();
  #marks = new RowMarks();
  #keys: SortKeys | undefined;
  /** What takes the place of these three as soon as it is arranged. */
  #coming: { readonly rows: ArrangedRows; readonly marks: RowMarks; readonly keys: SortKeys | undefined } | undefined;
  /** Items that are to be marked when they come. */
  readonly #awaited = new Set<string>();
  #filter: RowFilter | undefined;
  /** What is to be done to the marks of rows that pass, of those that were there when it was wished. */
  readonly #wishes: { readonly mark: (row: number) => void; readonly until: number }[] = [];
  #markedOnly = false;
  #sort: SortOrder | undefined;
  #selectedColumn: string | undefined;
  /** The row that the cursor belongs to, and where it is drawn. */
  #cursorRow: number | undefined;
  #cursor = 0;
  /** Nobody has moved yet: the cursor stays at the top while the first rows come. */
  #isUntouched = true;
  /** The user went to the end before all rows had found their places: it is still on its way. */
  #wantsEnd = false;
  #rangeRow: number | undefined;
  /** The first row on the screen. */
  #top = 0;
  #hidden = { marks: -1, rows: -1, count: 0 };

  constructor({ now, natural = true }: ListOptions) {
    this.#now = now;
    this.#textOrder = natural ? naturalOrder : (one, other) => (one < other ? -1 : Number(one > other));
  }

  /** Rows there are. */
  get loaded(): number {
    return this.#rows.values.length;
  }

  /** Rows that pass, as far as they have been tested. */
  get shown(): number {
    return this.#rows.shown.length;
  }

  /** Rows wait for `work`. */
  get isWorking(): boolean {
    return this.#coming !== undefined || this.#rows.isBusy;
  }

  /** Takes a page of rows; they stand where the order wants them once `work` has been at them. */
  append(values: readonly Value[]): void {
    this.#settle();
    const from = this.loaded;
    this.#rows.append(values);
    if (this.#awaited.size > 0) {
      values.forEach((value, index) => {
        if (this.#awaited.has(rowIdentity(value, from + index))) this.#marks.set(from + index, true);
      });
    }
    if (this.shown === 0) this.#step();
    this.#arrangeShort();
    this.#follow();
  }

  /**
   * Takes other rows in place of all; cursor and marks follow their items. Answers the marked items that are gone. Of a long list the old rows
   * are shown until the new ones are arranged.
   */
  replace(values: readonly Value[]): readonly Value[] {
    this.finishMarks();
    // nobody has seen what was to come: cursor and marks follow the items that are shown
    this.#coming = undefined;
    const { values: old } = this.#rows;
    const { marks, gone } = carriedMarks(values, { values: old, marks: this.#marks, awaited: this.#awaited });
    for (const row of gone) this.#marks.set(row, false);
    const rows = new ArrangedRows();
    const keys = this.#sort && this.#keysOf(this.#sort);
    rows.append(values);
    if (keys) rows.sort(keys);
    rows.filter(this.#testFor(rows, marks));
    this.#coming = { rows, marks, keys };
    if (values.length <= AT_ONCE) this.#settle();
    return gone.map(row => old[row] ?? null);
  }

  get filter(): RowFilter | undefined {
    return this.#filter;
  }

  set filter(filter: RowFilter | undefined) {
    this.#finishWishes();
    this.#filter = filter;
    this.retest();
  }

  /** Shows the marked rows and no others, whatever the filter says; rows that lose their mark meanwhile stay until it is set again. */
  get markedOnly(): boolean {
    return this.#markedOnly;
  }

  set markedOnly(markedOnly: boolean) {
    this.#finishWishes();
    this.#markedOnly = markedOnly;
    this.retest();
  }

  /** Tests all rows again: the filter would answer otherwise now. */
  retest(): void {
    this.#settle();
    this.#rows.filter(this.#testFor(this.#rows, this.#marks));
    this.#follow();
    this.#arrangeShort();
  }

  get sort(): SortOrder | undefined {
    return this.#sort;
  }

  /** Sorts by a column, by the one it is sorted by the other way round. Left to itself, numbers and times begin with the largest. */
  sortBy(column: string, descending?: boolean): void {
    this.#settle();
    const isSame = this.#sort?.column === column;
    const first = this.#rows.values[0];
    const down = isSame ? !this.#sort?.descending : first !== undefined && runsDown(sortKey(first, column));
    this.#sort = { column, descending: descending ?? down };
    if (isSame && this.#keys) this.#keys.descending = this.#sort.descending;
    else this.#keys = this.#keysOf(this.#sort);
    this.#rows.sort(this.#keys);
    this.#arrangeShort();
  }

  /** Chooses the next column of those that are shown, round and round. */
  selectColumn(step: 1 | -1): void {
    const labels = this.#columns().map(each => each.column.label);
    const at = this.#selectedColumn === undefined ? -1 : labels.indexOf(this.#selectedColumn);
    const next = at < 0 ? (step > 0 ? 0 : labels.length - 1) : (at + step + labels.length) % labels.length;
    this.#selectedColumn = labels[next];
  }

  get selectedColumn(): string | undefined {
    return this.#selectedColumn;
  }

  /** Place of the cursor among the shown rows; 0 where there are none. */
  get cursor(): number {
    return this.#cursor;
  }

  get current(): Value | undefined {
    const row = this.#rows.shown.at(this.#cursor);
    return row === undefined ? undefined : this.#rows.values[row];
  }

  /** Moves the cursor by so many rows, at most to an end. */
  move(by: number): void {
    this.moveTo(this.#cursor + by);
  }

  moveTo(index: number | 'end'): void {
    const last = Math.max(0, this.shown - 1);
    this.#cursor = index === 'end' ? last : Math.max(0, Math.min(last, index));
    this.#cursorRow = this.#rows.shown.at(this.#cursor);
    this.#isUntouched = false;
    this.#wantsEnd = index === 'end' && this.isWorking;
  }

  /** Moves the cursor to an item that is shown; false where it is not. */
  moveToItem(identity: string): boolean {
    const { values, shown } = this.#rows;
    const index = shown.view().findIndex(row => rowIdentity(values[row] ?? null, row) === identity);
    if (index >= 0) this.moveTo(index);
    return index >= 0;
  }

  /** Marks the row of the cursor, or takes its mark away. */
  toggleMark(): void {
    const row = this.#rowToMark();
    if (row === undefined) return;
    this.#marks.set(row, !this.#marks.has(row));
    this.#rangeRow = this.#marks.has(row) ? row : undefined;
  }

  /** Marks all shown rows from the last mark to the cursor. */
  markRange(): void {
    const row = this.#rowToMark();
    if (row === undefined) return;
    const { shown } = this.#rows;
    const start = (this.#rangeRow === undefined ? undefined : shown.indexOf(this.#rangeRow)) ?? this.#cursor;
    const [from, to] = [Math.min(start, this.#cursor), Math.max(start, this.#cursor)];
    for (const each of shown.view().subarray(from, to + 1)) this.#marks.set(each, true);
    this.#rangeRow = row;
  }

  /** Marks the row of the cursor and the next one, where the cursor goes. */
  extendMark(step: 1 | -1): void {
    this.#markCurrent();
    this.move(step);
    this.#markCurrent();
  }

  /** Marks all rows that pass; while they are being tested and placed it stays wished, until the user marks single ones or clears the marks. */
  markAllShown(): void {
    this.#wish(row => this.#marks.set(row, true));
  }

  /** Of the rows that pass those that are not marked, and none of the others of them; wished as all are. */
  invertMarks(): void {
    this.#wish(row => this.#marks.set(row, !this.#marks.has(row)));
  }

  /** Does at once what is wished of marks: they are asked for, or the rows that pass become others. */
  finishMarks(): void {
    if (this.#wishes.length === 0) return;
    this.#finishWishes();
    this.#follow();
  }

  /** Takes away all marks, also of hidden rows; then there is nothing to be shown alone. */
  clearMarks(): void {
    this.#wishes.length = 0;
    this.#settle();
    this.#marks.clear();
    this.#awaited.clear();
    this.#rangeRow = undefined;
    if (this.#markedOnly) this.markedOnly = false;
  }

  /** Marks items by their identities, as soon as they come. */
  mark(identities: Iterable<string>): void {
    this.#settle();
    for (const each of identities) this.#awaited.add(each);
    if (this.#awaited.size === 0) return;
    this.#rows.values.forEach((value, row) => {
      if (this.#awaited.has(rowIdentity(value, row))) this.#marks.set(row, true);
    });
    if (this.#markedOnly) this.retest();
  }

  /** The marked rows: the shown ones in their order, then the hidden ones. */
  get marked(): readonly Value[] {
    if (this.#marks.count === 0) return [];
    const shown = Array.from(this.#rows.shown.view().filter(row => this.#marks.has(row)));
    return [...shown.map(row => this.#rows.values[row] ?? null), ...this.hiddenMarked];
  }

  get markedCount(): number {
    return this.#marks.count;
  }

  /** The marked rows that the filter hides, in the order in which they came. */
  get hiddenMarked(): readonly Value[] {
    if (this.hiddenMarkedCount === 0) return [];
    return [...this.#marks.rows()].filter(row => !this.#rows.isShown(row)).map(row => this.#rows.values[row] ?? null);
  }

  get hiddenMarkedCount(): number {
    if (this.#marks.count === 0 || this.shown === this.loaded) return 0;
    const [marks, rows] = [this.#marks.version, this.#rows.version];
    if (this.#hidden.marks !== marks || this.#hidden.rows !== rows) {
      let count = 0;
      for (const row of this.#marks.rows()) if (!this.#rows.isShown(row)) count++;
      this.#hidden = { marks, rows, count };
    }
    return this.#hidden.count;
  }

  /** Sorts and tests for so many milliseconds at most; true: there is more to do. What is shown meanwhile is consistent. */
  work(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    while (this.isWorking) {
      this.#step();
      if (performance.now() >= end) break;
    }
    this.#follow();
    return this.isWorking;
  }

  /** All rows that are shown, in their order. */
  get shownValues(): readonly Value[] {
    return Array.from(this.#rows.shown.view(), row => this.#rows.values[row] ?? null);
  }

  /** All rows there are, in the order in which they came. */
  get values(): readonly Value[] {
    return this.#rows.values;
  }

  /** Labels of the columns. */
  get columnLabels(): readonly string[] {
    return this.#columns().map(each => each.column.label);
  }

  /** What the columns say of a row. */
  cellsOf(value: Value): readonly string[] {
    return this.#columns().map(each => each.cell(value));
  }

  /** The rows around the cursor, for a body of so many rows without the labels, and so many cells for each. */
  table(rows: number, cells?: number): TableBody {
    const { values, shown } = this.#rows;
    this.#top = Math.max(this.#cursor - rows + 1, Math.min(this.#top, this.#cursor, Math.max(0, this.shown - rows)), 0);
    const columns = this.#columns(cells);
    return {
      columns: columns.map(each => each.column),
      rows: Array.from(shown.view().subarray(this.#top, this.#top + rows), (row, index) => {
        const value = values[row] ?? null;
        return {
          value,
          cells: columns.map(each => each.cell(value)),
          isMarked: this.#marks.has(row),
          isCursor: this.#top + index === this.#cursor,
        };
      }),
      sort: this.#sort,
      selectedColumn: this.#selectedColumn,
    };
  }

  #columns(room?: number) {
    const [first] = this.#rows.values;
    if (first === undefined) return [];
    return listColumns(first, { wide: this.wide, absoluteTime: this.absoluteTime, now: this.#now(), room });
  }

  #keysOf({ column, descending }: SortOrder): SortKeys {
    return new SortKeys(value => sortKey(value, column), this.#textOrder, descending);
  }

  #testFor({ values }: ArrangedRows, marks: RowMarks): ((row: number) => boolean) | undefined {
    if (this.#markedOnly) return row => marks.has(row);
    const filter = this.#filter;
    return filter && (row => filter.test(values[row] ?? null, marks.has(row) ? MARKED : UNMARKED));
  }

  /** The row that the user sees under the cursor; undefined where it has just gone. */
  #rowToMark(): number | undefined {
    this.#wishes.length = 0;
    const seen = this.#cursorItem();
    this.#settle();
    if (this.#cursorItem() !== seen) return undefined;
    // nothing may slip under the cursor from now on
    this.moveTo(this.#cursor);
    return this.#cursorRow;
  }

  #cursorItem(): string | undefined {
    const row = this.#rows.shown.at(this.#cursor);
    return row === undefined ? undefined : rowIdentity(this.#rows.values[row] ?? null, row);
  }

  #markCurrent(): void {
    const row = this.#rowToMark();
    if (row === undefined) return;
    this.#marks.set(row, true);
    this.#rangeRow = row;
  }

  #wish(mark: (row: number) => void): void {
    this.#wishes.push({ mark, until: this.#latest.values.length });
    this.#grant();
  }

  #finishWishes(): void {
    while (this.#wishes.length > 0) {
      this.#step();
      this.#grant();
    }
  }

  /** Rows that came after a wish are none of its: nobody could know of them. */
  #grant(): void {
    const last = this.#wishes.at(-1);
    if (!last || this.#coming || !this.#rows.showsAll(last.until)) return;
    for (const { mark, until } of this.#wishes.splice(0)) {
      for (const row of this.#rows.shown.view()) if (row < until) mark(row);
    }
  }

  get #latest(): ArrangedRows {
    return this.#coming?.rows ?? this.#rows;
  }

  #step(): void {
    if (!this.#latest.step()) this.#take();
  }

  /** Whoever changes rows or marks changes those that are to come. */
  #settle(): void {
    while (this.#coming) this.#step();
  }

  /** A short list waits for nobody. */
  #arrangeShort(): void {
    if (this.loaded > AT_ONCE) return;
    while (this.isWorking) this.#step();
    this.#follow();
  }

  /** Puts the rows that have been arranged in place of the old ones. */
  #take(): void {
    if (!this.#coming) return;
    const item = new WantedRows();
    if (this.#cursorRow !== undefined) item.add(this.#rows.values[this.#cursorRow] ?? null, this.#cursorRow);
    const { rows, marks, keys } = this.#coming;
    this.#coming = undefined;
    [this.#rows, this.#marks, this.#keys] = [rows, marks, keys];
    this.#rangeRow = undefined;
    this.#hidden = { marks: -1, rows: -1, count: 0 };
    const row = rows.values.findIndex((value, at) => item.find(value, at) !== undefined);
    this.#cursorRow = row < 0 ? rows.shown.at(Math.min(this.#cursor, this.shown - 1)) : row;
    this.#follow();
  }

  /** Brings the cursor to where its item is now, at the same height of the screen; without the item to the one that followed it. */
  #follow(): void {
    this.#grant();
    const { shown } = this.#rows;
    if (this.#wantsEnd) {
      this.moveTo('end');
      return;
    }
    const staysAtTop = this.#isUntouched && !this.complete;
    const found = this.#cursorRow === undefined || staysAtTop ? undefined : shown.indexOf(this.#cursorRow);
    if (found !== undefined) {
      this.#top += found - this.#cursor;
      this.#cursor = found;
      return;
    }
    const last = Math.max(0, this.shown - 1);
    if (staysAtTop || this.#cursorRow === undefined) this.#cursor = 0;
    else this.#cursor = Math.min(last, this.#rows.isTesting ? this.#cursor : this.#rows.shownBefore(this.#cursorRow));
    // until all is tested the item may still come
    if (!this.#rows.isTesting) this.#cursorRow = shown.at(this.#cursor) ?? this.#cursorRow;
  }
}
