import { setImmediate } from 'node:timers/promises';

/** One piece of work for all who ask for it at the same time. */
export class Rounds {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | undefined;
  /** One that has not begun yet. */
  #next: Promise<void> | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when a round has ended that began after this call; rejects as the work does. */
  join(): Promise<void> {
    this.#next ??= this.#round(this.#running);
    return this.#next;
  }

  async #round(before: Promise<void> | undefined): Promise<void> {
    // its failure is told to those who joined it
    await before?.catch(() => undefined);
    // who asks in the same turn goes along
    await setImmediate();
    this.#running = this.#next;
    this.#next = undefined;
    await this.#work();
  }
}
