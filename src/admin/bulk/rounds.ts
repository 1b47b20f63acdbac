import { setImmediate } from 'node:timers/promises';

/** One piece of work for all who ask for it at the same time. */
export class Rounds {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when a round has ended that began after this call; rejects as the work does. */
  join(): Promise<void> {
    if (!this.#running) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  #start(): Promise<void> {
    this.#next = undefined;
    // who asks in the same turn goes along
    const round = setImmediate().then(this.#work);
    this.#running = round;
    const over = () => {
      if (this.#running === round) this.#running = undefined;
    };
    round.then(over, over);
    return round;
  }
}
