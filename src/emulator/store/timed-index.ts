import type { Ticks } from '../clock.ts';
import { Ordered } from './ordered.ts';

type Timed = { readonly updated: Ticks };

/** Byte order, which for the ASCII names of a registry is the order of code units (ACR wire facts §8, recording). */
export function byteOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Values found by key and walked in order of key or of last update. */
export class TimedIndex<T extends Timed> {
  readonly #byKey = new Map<string, T>();
  readonly #key: (value: T) => string;
  readonly ordered: Ordered<T>;
  readonly timed: Ordered<T>;

  constructor(key: (value: T) => string) {
    this.#key = key;
    this.ordered = new Ordered((left, right) => byteOrder(key(left), key(right)));
    this.timed = new Ordered((left, right) =>
      left.updated === right.updated ? byteOrder(key(left), key(right)) : left.updated < right.updated ? -1 : 1,
    );
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  values(): IterableIterator<T> {
    return this.#byKey.values();
  }

  add(value: T): void {
    this.#byKey.set(this.#key(value), value);
    this.ordered.add(value);
    this.timed.add(value);
  }

  remove(value: T): void {
    this.#byKey.delete(this.#key(value));
    this.ordered.remove(value);
    this.timed.remove(value);
  }

  /** Changes something that the order depends on. */
  move(value: T, change: () => void): void {
    this.timed.remove(value);
    change();
    this.timed.add(value);
  }
}
