/**
 * Values kept in a fixed order, with pages cut out by binary search: the cost of a page depends on its
 * length, not on how many values there are.
 */
export class Ordered<T> {
  readonly #compare: (left: T, right: T) => number;
  #values: T[] = [];

  constructor(compare: (left: T, right: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#values.length;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#values[Symbol.iterator]();
  }

  add(value: T): void {
    const last = this.#values.at(-1);
    if (last === undefined || this.#compare(last, value) < 0) this.#values.push(value);
    else this.#values.splice(this.#position(value), 0, value);
  }

  /** Removes the value that compares equal to this one, if there is one. */
  remove(value: T): void {
    const position = this.#position(value);
    const found = this.#values[position];
    if (found !== undefined && this.#compare(found, value) === 0) this.#values.splice(position, 1);
  }

  /**
   * The values that come after a boundary in the given direction, lazily.
   * `beyond` says whether a value lies past the boundary going upwards (ascending) or downwards (descending);
   * it must be monotonic in the order.
   */
  *after(direction: 'ascending' | 'descending', beyond: (value: T) => boolean): Generator<T> {
    const values = this.#values;
    if (direction === 'ascending') {
      for (let at = firstIndex(values, beyond); at < values.length; at += 1) {
        const value = values[at];
        if (value !== undefined) yield value;
      }
      return;
    }
    const end = firstIndex(values, value => !beyond(value));
    for (let at = end - 1; at >= 0; at -= 1) {
      const value = values[at];
      if (value !== undefined) yield value;
    }
  }

  #position(value: T): number {
    return firstIndex(this.#values, each => this.#compare(each, value) >= 0);
  }
}

/** The first index whose value satisfies a predicate that is false up to some point and true from there on. */
function firstIndex<T>(values: readonly T[], satisfies: (value: T) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = values[middle];
    if (value !== undefined && satisfies(value)) high = middle;
    else low = middle + 1;
  }
  return low;
}
