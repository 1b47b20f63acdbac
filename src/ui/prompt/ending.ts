import type { Stops } from './shell.ts';

/** So many ms answers to what has been sent are awaited; who has sent the signal kills what takes much longer. */
const AWAITED = 6000;

/** So many ms everything else has: to write down what is unknown after that, and the end of a line that nobody runs any more. */
const WORDS_WITHIN = 2000;

/** One signal may come twice: to the process, and passed on by the npm or make above. */
const SAME_WITHIN = 50;

/**
 * The end of the process by a signal: what runs is stopped as by Ctrl+C, and the process goes its usual way out once that has ended, so that
 * the journal is whole. A second signal gives up the answers, a third ends it at once; so does time.
 */
export class Ending {
  readonly #stop = new AbortController();
  readonly #abandon = new AbortController();
  readonly #begun: () => void;
  #running = 0;
  #last = Number.NEGATIVE_INFINITY;
  #by: NodeJS.Signals | undefined;

  /** `begun`: told when the first signal has come and the runs have been stopped: no other is to begin. */
  constructor(begun: () => void) {
    this.#begun = begun;
  }

  /** What stops every run. */
  get stops(): Stops {
    return { signal: this.#stop.signal, abandoned: this.#abandon.signal };
  }

  /** The signal that ends the process, to be sent again when everything is left in order; undefined: none. */
  get by(): NodeJS.Signals | undefined {
    return this.#by;
  }

  /** Runs something that is worth waiting for. */
  async during<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      return await run();
    } finally {
      this.#running -= 1;
    }
  }

  /** A deadly signal has come. Answers false where nothing is waited for any more; otherwise `die` is called when it takes too long. */
  take(signal: NodeJS.Signals, die: () => void): boolean {
    const since = performance.now() - this.#last;
    this.#last = performance.now();
    if (this.#by === undefined) {
      this.#by = signal;
      this.#stop.abort();
      this.#begun();
      this.#later(this.#running > 0 ? AWAITED : WORDS_WITHIN, die);
      return true;
    }
    // a window that closes says so, and then the shell in it
    if (signal === 'SIGHUP' || since < SAME_WITHIN) return true;
    return this.#giveUp(die);
  }

  #giveUp(die: () => void): boolean {
    if (this.#abandon.signal.aborted) return false;
    this.#abandon.abort();
    this.#later(WORDS_WITHIN, die);
    return true;
  }

  #later(milliseconds: number, die: () => void): void {
    setTimeout(() => this.#giveUp(die) || die(), milliseconds).unref();
  }
}
