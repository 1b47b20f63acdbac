import type { Value } from './value.ts';

/**
 * System.Collections.ArrayList: an array that grows in place. It is an array to everything that reads; only its own methods and type names
 * tell the difference.
 */
export class List extends Array<Value> {
  /** What comes out of map and filter is a plain array, as in PowerShell. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /** A list of these values. */
  static holding(values: Iterable<Value>): List {
    const list = new List();
    for (const value of values) list.push(value);
    return list;
  }
}
