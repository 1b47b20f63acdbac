import { setImmediate as turn } from 'node:timers/promises';
import { type Random, randomFrom } from '../../src/emulator/random.ts';
import type { Clock } from '../../src/registry/transport/clock.ts';

/** Turns of the event loop without any traffic after which everybody is taken to be waiting. */
const QUIET = 6;

interface Sleeper {
  readonly wakes: number;
  readonly wake: () => void;
}

/** Time that client and emulator share: it passes when everybody waits, and a little with each request. */
export class TortureTime {
  /** Milliseconds since 1970, by the registry's clock. */
  now: number;
  /** So far the client's clock is ahead of it. */
  ahead = 0;
  #activity = 0;
  /** What is at work besides the network. */
  #atWork = 0;
  #sleepers: Sleeper[] = [];
  #pumping = false;
  readonly #random: Random;

  constructor(start: number, seed: string) {
    this.now = start;
    this.#random = randomFrom(`${seed} time`);
  }

  /** As the client sees it. */
  get client(): Clock {
    return {
      now: () => this.now + this.ahead,
      elapsed: () => this.now,
      random: () => this.#random.below(1000) / 1000,
      sleep: (milliseconds, signal) => this.sleep(milliseconds, signal),
    };
  }

  /** Something was sent or answered. */
  stir(): void {
    this.#activity++;
    this.now++;
  }

  /** Holds the time while a disk does this. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#atWork++;
    try {
      return await work();
    } finally {
      this.#atWork--;
      this.#activity++;
    }
  }

  /** Resolves after so many milliseconds; rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#activity++;
    return new Promise((resolve, reject) => {
      const give = () => {
        this.#sleepers = this.#sleepers.filter(each => each !== sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener('abort', give);
        resolve();
      };
      const sleeper: Sleeper = { wakes: this.now + Math.max(0, milliseconds), wake };
      signal?.addEventListener('abort', give, { once: true });
      this.#sleepers.push(sleeper);
      void this.#pump();
    });
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.#sleepers.length > 0) {
      await this.#quiet();
      if (this.#sleepers.length === 0) break;
      this.now = Math.max(this.now, Math.min(...this.#sleepers.map(each => each.wakes)));
      const due = this.#sleepers.filter(each => each.wakes <= this.now);
      this.#sleepers = this.#sleepers.filter(each => each.wakes > this.now);
      for (const { wake } of due) wake();
    }
    this.#pumping = false;
  }

  async #quiet(): Promise<void> {
    for (let quiet = 0; quiet < QUIET; ) {
      const seen = this.#activity;
      await turn();
      quiet = seen === this.#activity && this.#atWork === 0 ? quiet + 1 : 0;
    }
  }
}
