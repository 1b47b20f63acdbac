import { constants } from 'node:os';

/** What a service manager, a CI system or a terminal that goes away sends, and Ctrl+C. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof SIGNALS)[number];

/** Within so many ms a second Ctrl+C gives up the answers that are still awaited (safety, section 3). */
const AGAIN_WITHIN = 2000;

/** One Ctrl+C may come twice: from the terminal, and passed on by the npm or make above. */
const SAME_WITHIN = 50;

/** Who goes on so many ms after it was stopped says what it waits for. */
const TOLD_AFTER = 150;

/** What is given up has so many ms to say what is unknown now, before it is left behind. */
const WORDS_WITHIN = 500;

const STOPPING = 'Stopping: nothing more is sent; what has been sent is awaited. Ctrl+C twice gives it up.\n';

/** The signals that end the program, as stops of what it does. */
export interface StopSignals {
  /** The first: no further change is sent, what has been sent is awaited. */
  readonly signal: AbortSignal;
  /** A second Ctrl+C within 2 s, or a SIGTERM or SIGHUP at any time after the first: nothing is awaited any more. */
  readonly abandoned: AbortSignal;
  /** 130 for Ctrl+C, 143 for SIGTERM, 129 for SIGHUP: 128 and the signal's number. */
  readonly exitCode: number;
  /** The answer of the work; undefined where it was given up and did not end even then. */
  orLeft<Result>(work: Promise<Result>): Promise<Result | undefined>;
  /** Lets the signals end the process again. */
  release(): void;
}

/** Listens until it is released. `tell` is told once where the work goes on after the first signal. */
export function listenForStops(process: Pick<NodeJS.Process, 'on' | 'off'>, tell: (text: string) => void): StopSignals {
  const stop = new AbortController();
  const abandon = new AbortController();
  const left = Promise.withResolvers<undefined>();
  const timers: NodeJS.Timeout[] = [];
  let first: StopSignal | undefined;
  let last = Number.NEGATIVE_INFINITY;
  function take(signal: StopSignal): void {
    const since = performance.now() - last;
    if (first !== undefined && since < SAME_WITHIN) return;
    last = performance.now();
    if (first === undefined) {
      first = signal;
      stop.abort();
      timers.push(setTimeout(() => tell(STOPPING), TOLD_AFTER).unref());
    } else if (signal !== 'SIGINT' || since < AGAIN_WITHIN) {
      abandon.abort();
      timers.push(setTimeout(() => left.resolve(undefined), WORDS_WITHIN));
    }
  }
  const listeners = SIGNALS.map(signal => ({ signal, listener: () => take(signal) }));
  for (const { signal, listener } of listeners) process.on(signal, listener);
  return {
    signal: stop.signal,
    abandoned: abandon.signal,
    get exitCode() {
      return 128 + constants.signals[first ?? 'SIGINT'];
    },
    orLeft: work => Promise.race([work, left.promise]),
    release() {
      for (const { signal, listener } of listeners) process.off(signal, listener);
      for (const each of timers) clearTimeout(each);
    },
  };
}
