/** Numbers of rows in some order, four bytes each; it grows as needed. */
export class RowNumbers {
  #items: Uint32Array;
  #length = 0;

  constructor(items: Uint32Array = new Uint32Array(0)) {
    this.#items = items;
    this.#length = items.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The row at a place of the order; undefined beyond its ends. */
  at(index: number): number | undefined {
    return index >= 0 && index < this.#length ? this.#items[index] : undefined;
  }

  push(row: number): void {
    this.#reserve(this.#length + 1);
    this.#items[this.#length++] = row;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Where the row stands; undefined where it does not. */
  indexOf(row: number): number | undefined {
    const index = this.#items.subarray(0, this.#length).indexOf(row);
    return index < 0 ? undefined : index;
  }

  /** The numbers themselves, not to be kept. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.#length);
  }

  /** Takes sorted rows into a sorted list, each behind those that are equal to it. Costs little where they stand close to each other. */
  merge(rows: Uint32Array, compare: (one: number, other: number) => number): void {
    const length = this.#length + rows.length;
    this.#reserve(length);
    const items = this.#items;
    let end = this.#length;
    for (let left = rows.length; left > 0; left--) {
      const row = rows[left - 1] ?? 0;
      const place = placeBelow(items, end, other => compare(other, row) > 0);
      items.copyWithin(place + left, place, end);
      items[place + left - 1] = row;
      end = place;
    }
    this.#length = length;
  }

  #reserve(length: number): void {
    if (length <= this.#items.length) return;
    const grown = new Uint32Array(Math.max(length, 64, Math.ceil(this.#items.length * 1.5)));
    grown.set(this.#items);
    this.#items = grown;
  }
}

/** The first place below `end` from which on all rows are beyond; looks near the end first. */
function placeBelow(items: Uint32Array, end: number, isBeyond: (row: number) => boolean): number {
  let step = 1;
  let high = end;
  let low = end - 1;
  while (low >= 0 && isBeyond(items[low] ?? 0)) {
    high = low;
    low -= step;
    step *= 2;
  }
  low = Math.max(low, -1);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (isBeyond(items[middle] ?? 0)) high = middle;
    else low = middle;
  }
  return high;
}
