import type { Clock } from './clock.ts';

/** Requests of each kind that are in flight to one registry, unless somebody wants another number. */
export const IN_FLIGHT = 8;

/** Nobody gets more. */
export const MOST_IN_FLIGHT = 32;

/** So many requests in a row have to go well before one more is allowed. */
const RAISE_AFTER = 20;

/** What only looks waits apart from what changes something, so that neither keeps the other back. */
export type Lane = 'reads' | 'changes';

/** The registry wants a pause that is longer than whoever asks would wait. */
export class PauseTooLong extends Error {
  /** Milliseconds that are left of it. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super('the registry takes nothing for now');
    this.milliseconds = milliseconds;
  }
}

export interface Patience {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds of a pause that are waited for. */
  readonly longest: number;
}

/**
 * Limits the requests in flight to one registry. A 429 halves the limits and holds everything back for as long as
 * the registry asks; they are raised again one by one.
 */
export class Governor {
  readonly #clock: Clock;
  readonly #lanes = { reads: new Queue(), changes: new Queue() };
  #most = IN_FLIGHT;
  #pausedUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many may be in flight now. */
  limit(lane: Lane): number {
    return this.#lanes[lane].limit;
  }

  /** How many reads, and how many changes, may be in flight when all goes well: 1 to 32. */
  allow(most: number): void {
    this.#most = Math.min(Math.max(1, Math.trunc(most)), MOST_IN_FLIGHT);
    for (const lane of Object.values(this.#lanes)) lane.setLimit(this.#most);
  }

  /**
   * Waits for a place; rejects with the signal's reason when it is aborted first, with PauseTooLong when the registry wants to be left alone
   * for longer. Every `enter` needs its `leave`.
   */
  async enter(lane: Lane, { signal, longest }: Patience): Promise<void> {
    signal?.throwIfAborted();
    const queue = this.#lanes[lane];
    if (!queue.take()) await queue.wait(signal);
    try {
      for (let pause = this.#pause(); pause > 0; pause = this.#pause()) {
        if (pause > longest) throw new PauseTooLong(pause);
        await this.#clock.sleep(pause, signal);
      }
    } catch (error) {
      this.leave(lane);
      throw error;
    }
  }

  leave(lane: Lane): void {
    this.#lanes[lane].leave();
  }

  /** The registry said 429. */
  slowDown(milliseconds: number): void {
    for (const lane of Object.values(this.#lanes)) lane.setLimit(Math.max(1, lane.limit >> 1));
    this.hold(milliseconds);
  }

  /** The registry asks to be left alone for so long. */
  hold(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.elapsed() + milliseconds);
  }

  /** The registry answered anything else. */
  wentWell(lane: Lane): void {
    this.#lanes[lane].wentWell(this.#most);
  }

  #pause(): number {
    return this.#pausedUntil - this.#clock.elapsed();
  }
}

/** The places of one lane, given in the order in which they were asked for. */
class Queue {
  readonly #waiting = new Set<() => void>();
  #limit = IN_FLIGHT;
  #inFlight = 0;
  #goodInARow = 0;

  get limit(): number {
    return this.#limit;
  }

  setLimit(limit: number): void {
    this.#limit = limit;
    this.#goodInARow = 0;
    this.#admit();
  }

  wentWell(most: number): void {
    if (this.#limit === most || ++this.#goodInARow < RAISE_AFTER) return;
    this.setLimit(this.#limit + 1);
  }

  /** Takes a place if one is free. */
  take(): boolean {
    if (this.#inFlight >= this.#limit) return false;
    this.#inFlight++;
    return true;
  }

  wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting.delete(admit);
        reject(signal?.reason);
      };
      const admit = () => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      };
      this.#waiting.add(admit);
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  leave(): void {
    this.#inFlight--;
    this.#admit();
  }

  #admit(): void {
    for (const admit of this.#waiting) {
      if (!this.take()) return;
      this.#waiting.delete(admit);
      admit();
    }
  }
}
