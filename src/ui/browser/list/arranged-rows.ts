import type { Value } from '../../../values/value.ts';
import { RowNumbers } from './row-numbers.ts';
import { RowSort } from './row-sort.ts';
import type { SortKeys } from './sort-keys.ts';

/** Rows that one step looks at. */
const STEP = 512;

/**
 * The rows of a list in their order, and those of them that are shown. A row's number is its place of arrival and never changes. Sorting and
 * testing go on step by step; meanwhile what is shown is what was shown before, or the part of it that has been tested so far.
 */
export class ArrangedRows {
  readonly values: Value[] = [];
  /** The rows that are shown, in their order. */
  readonly shown = new RowNumbers();
  #isShown = new Uint8Array(0);
  /** Rows that have found their place; the others came later and wait. */
  #placed = 0;
  #keys: SortKeys | undefined;
  /** All placed rows as they are sorted; undefined: as they came. */
  #order: RowNumbers | undefined;
  #sorting: RowSort | undefined;
  #isSorted = true;
  /** How far the order has been tested. */
  #tested: number | undefined;
  #test: ((row: number) => boolean) | undefined;
  #version = 0;

  /** Counts the changes of what is shown. */
  get version(): number {
    return this.#version;
  }

  /** There is more to do. */
  get isBusy(): boolean {
    return !this.#isSorted || this.#tested !== undefined || this.#placed < this.values.length;
  }

  /** What is shown is not yet all that passes. */
  get isTesting(): boolean {
    return this.#tested !== undefined;
  }

  /** Of the first so many rows to come, all that pass are shown; those that are being sorted are. */
  showsAll(until: number): boolean {
    return !this.isTesting && this.#placed >= until;
  }

  isShown(row: number): boolean {
    return this.#isShown[row] === 1;
  }

  append(values: readonly Value[]): void {
    for (const each of values) this.values.push(each);
    // they cost nothing where they come
    if (!this.#keys && !this.#test && !this.isTesting && this.#isSorted) this.#place(this.values.length);
  }

  /** Sorts by other keys, or by the same ones again; undefined: as the rows came. */
  sort(keys: SortKeys | undefined): void {
    this.#keys = keys;
    this.#sorting = undefined;
    this.#isSorted = false;
  }

  /** Shows the rows that pass, all without a test. */
  filter(test: ((row: number) => boolean) | undefined): void {
    this.#test = test;
    this.#tested = 0;
  }

  /** Does a little; true: there is more. */
  step(): boolean {
    if (!this.#isSorted) this.#sortSome();
    else if (this.#tested !== undefined) this.#testSome(this.#tested);
    else if (this.#placed < this.values.length) this.#place(Math.min(this.values.length, this.#placed + STEP));
    return this.isBusy;
  }

  /** How many of the shown rows stand before a row, which need not be shown itself. */
  shownBefore(row: number): number {
    let count = 0;
    for (let index = 0; index < this.#placed; index++) {
      const each = this.#order?.at(index) ?? index;
      if (each === row) break;
      if (this.isShown(each)) count++;
    }
    return count;
  }

  #sortSome(): void {
    const keys = this.#keys;
    if (keys && keys.length < this.#placed) {
      keys.take(this.values, Math.min(this.#placed, keys.length + STEP));
      return;
    }
    if (keys) {
      this.#sorting ??= new RowSort(rowsBetween(0, this.#placed), keys.compare);
      if (this.#sorting.step()) return;
    }
    this.#order = this.#sorting && new RowNumbers(this.#sorting.rows);
    this.#sorting = undefined;
    this.#isSorted = true;
    if (this.#tested !== undefined) this.#tested = 0;
    else this.#arrangeShown();
  }

  /** What is shown stays, in the new order. */
  #arrangeShown(): void {
    this.shown.clear();
    for (let index = 0; index < this.#placed; index++) {
      const row = this.#order?.at(index) ?? index;
      if (this.isShown(row)) this.shown.push(row);
    }
    this.#version++;
  }

  #testSome(from: number): void {
    if (from === 0) {
      this.shown.clear();
      this.#isShown.fill(0);
    }
    const until = Math.min(this.#placed, from + STEP);
    for (let index = from; index < until; index++) this.#showIfItPasses(this.#order?.at(index) ?? index);
    this.#tested = until < this.#placed ? until : undefined;
    this.#version++;
  }

  #showIfItPasses(row: number): void {
    if (this.#test && !this.#test(row)) return;
    this.#isShown[row] = 1;
    this.shown.push(row);
  }

  /** Gives the next rows their places. */
  #place(until: number): void {
    const from = this.#placed;
    this.#reserve(until);
    this.#placed = until;
    this.#version++;
    if (!this.#keys) {
      for (let row = from; row < until; row++) this.#showIfItPasses(row);
      return;
    }
    this.#keys.take(this.values, until);
    const { compare } = this.#keys;
    const rows = rowsBetween(from, until).sort(compare);
    this.#order ??= new RowNumbers();
    this.#order.merge(rows, compare);
    const passing = this.#test ? rows.filter(this.#test) : rows;
    for (const row of passing) this.#isShown[row] = 1;
    this.shown.merge(passing, compare);
  }

  #reserve(length: number): void {
    if (length <= this.#isShown.length) return;
    const grown = new Uint8Array(Math.max(length, Math.ceil(this.#isShown.length * 1.5)));
    grown.set(this.#isShown);
    this.#isShown = grown;
  }
}

function rowsBetween(from: number, until: number): Uint32Array {
  const rows = new Uint32Array(until - from);
  for (let index = 0; index < rows.length; index++) rows[index] = from + index;
  return rows;
}
