import type { InputEvent } from '../../terminal/key.ts';

/** Keys in the order they were pressed. What nobody takes at once waits, so that typing ahead is not lost. */
export interface KeyQueue {
  push(event: InputEvent): void;
  /** A key that was taken and not meant for its taker: it comes before those that wait. */
  giveBack(event: InputEvent): void;
  /** The next key; `undefined` once the input has ended and nothing waits. */
  next(): Promise<InputEvent | undefined>;
  /** True while a key waits: what is painted now would be painted over at once. */
  readonly waiting: boolean;
  /** Throws away what waits. */
  clear(): void;
  /** Sends every key to a taker first; those it does not take (`false`) go on to wait. With `waitingToo` it is shown what waits already. */
  divert(taker: ((event: InputEvent) => boolean) | undefined, options?: { readonly waitingToo: boolean }): void;
  /** The input has ended: what still comes is shown to the taker only. */
  close(): void;
}

export function createKeyQueue(): KeyQueue {
  let events: InputEvent[] = [];
  let closed = false;
  let taker: ((event: InputEvent) => boolean) | undefined;
  let wake: (() => void) | undefined;
  return {
    push(event) {
      if (taker?.(event) || closed) return;
      events.push(event);
      wake?.();
    },
    giveBack(event) {
      events.unshift(event);
      wake?.();
    },
    async next() {
      while (events.length === 0 && !closed) {
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
      return events.shift();
    },
    get waiting() {
      return events.length > 0;
    },
    clear() {
      events = [];
    },
    divert(next, { waitingToo } = { waitingToo: false }) {
      taker = next;
      if (!next || !waitingToo) return;
      const waiting = events;
      events = [];
      // a taker may throw away what waits before the key that it takes
      for (const event of waiting) if (!next(event)) events.push(event);
    },
    close() {
      closed = true;
      wake?.();
    },
  };
}
