import type { Clock } from './clock.ts';

/** Requests in flight to one registry. */
export const IN_FLIGHT = 8;

/** So many requests in a row have to go well before one more is allowed. */
const RAISE_AFTER = 20;

interface Waiter {
  readonly admit: () => void;
}

/**
 * Limits the requests in flight to one registry. A 429 halves the limit and holds everything back for as long as
 * the registry asks; it is raised again one by one.
 */
export class Governor {
  readonly #clock: Clock;
  readonly #waiting = new Set<Waiter>();
  #limit = IN_FLIGHT;
  #inFlight = 0;
  #goodInARow = 0;
  #pausedUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Waits for a place; rejects with the signal's reason when it is aborted first. Every `enter` needs its `leave`. */
  async enter(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#inFlight < this.#limit) this.#inFlight++;
    else await this.#queue(signal);
    try {
      for (let wait = this.#pause(); wait > 0; wait = this.#pause()) await this.#clock.sleep(wait, signal);
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  leave(): void {
    this.#inFlight--;
    for (const waiter of this.#waiting) {
      if (this.#inFlight >= this.#limit) return;
      this.#waiting.delete(waiter);
      this.#inFlight++;
      waiter.admit();
    }
  }

  /** The registry said 429. */
  slowDown(milliseconds: number): void {
    this.#limit = Math.max(1, this.#limit >> 1);
    this.#goodInARow = 0;
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + milliseconds);
  }

  /** The registry answered anything else. */
  wentWell(): void {
    if (this.#limit === IN_FLIGHT || ++this.#goodInARow < RAISE_AFTER) return;
    this.#goodInARow = 0;
    this.#limit++;
  }

  #pause(): number {
    return this.#pausedUntil - this.#clock.now();
  }

  #queue(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting.delete(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        admit: () => {
          signal?.removeEventListener('abort', cancel);
          resolve();
        },
      };
      this.#waiting.add(waiter);
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }
}
