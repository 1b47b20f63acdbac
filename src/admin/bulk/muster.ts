import { setImmediate } from 'node:timers/promises';

/**
 * Where items that have been looked at wait for each other, so that they share one line in the journal and one look at what is new. They go on
 * together once enough of them are there, or nobody else is on the way and those ahead run out of work.
 */
export class Muster {
  readonly #enough: number;
  #waiting: (() => void)[] = [];
  #coming = 0;
  #ahead = 0;
  #isChecking = false;

  /** `enough`: so many do not wait any longer. */
  constructor(enough: number) {
    this.#enough = enough;
  }

  /** Work that may lead here. */
  coming<T>(work: () => Promise<T>): Promise<T> {
    this.#coming++;
    return work().finally(() => {
      this.#coming--;
      this.#check();
    });
  }

  /** Work that follows: while there is much of it, those who come can wait for more. */
  ahead<T>(work: () => Promise<T>): Promise<T> {
    this.#ahead++;
    return work().finally(() => {
      this.#ahead--;
      this.#check();
    });
  }

  /** Resolves when it is time to go on. */
  join(): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push(resolve);
      this.#check();
    });
  }

  #check(): void {
    if (this.#isChecking || this.#waiting.length === 0) return;
    this.#isChecking = true;
    // who is on the way in the same turn is counted where he arrives
    void setImmediate().then(() => {
      this.#isChecking = false;
      const isWorthWaiting = this.#coming > 0 || this.#ahead >= this.#enough;
      if (this.#waiting.length < this.#enough && isWorthWaiting) return;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const go of waiting) go();
    });
  }
}
