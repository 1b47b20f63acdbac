import type { Clock } from '../../../src/registry/transport/clock.ts';

/** Time that passes by sleeping alone: whoever sleeps shortest wakes first, and then it is that late for everybody. */
export class SleptTime implements Clock {
  readonly sleeps: number[] = [];
  #now: number;
  #sleepers: { readonly wakes: number; readonly wake: () => void }[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  now = (): number => this.#now;
  elapsed = (): number => this.#now;
  random = (): number => 0.5;

  sleep = async (milliseconds: number, signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted();
    this.sleeps.push(milliseconds);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const cancel = () => reject(signal?.reason);
    signal?.addEventListener('abort', cancel, { once: true });
    this.#sleepers.push({ wakes: this.#now + milliseconds, wake: resolve });
    setImmediate(() => this.#wakeNext());
    await promise;
    signal?.removeEventListener('abort', cancel);
  };

  #wakeNext(): void {
    const next = this.#sleepers.toSorted((a, b) => a.wakes - b.wakes)[0];
    if (!next) return;
    this.#sleepers = this.#sleepers.filter(each => each !== next);
    this.#now = Math.max(this.#now, next.wakes);
    next.wake();
  }
}
