import type { Value } from './value.ts';

/**
 * What `$foreach`, `$switch` and `$input` are (about_Automatic_Variables, Using enumerators): to everything that reads it is an array of
 * all its values; its own members walk over them.
 */
export class Enumerator extends Array<Value> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /** Where the walk stands; -1 before the first value. */
  #place = -1;

  /** A walk over these values. */
  static over(values: readonly Value[]): Enumerator {
    const made = new Enumerator();
    made.restart(values);
    return made;
  }

  /** Begins anew, with other values. */
  restart(values: readonly Value[]): void {
    this.length = 0;
    for (const value of values) this.push(value);
    this.#place = -1;
  }

  /** The value that the walk stands at; null before the first and after the last. */
  get current(): Value {
    return this[this.#place] ?? null;
  }

  /** Goes on by one; false behind the last. */
  moveNext(): boolean {
    if (this.#place < this.length) this.#place++;
    return this.#place < this.length;
  }

  reset(): void {
    this.#place = -1;
  }

  /** The values that are left, after which none are. */
  take(): readonly Value[] {
    const left = this.slice(this.#place + 1);
    this.#place = this.length;
    return left;
  }
}
