/** Something that waits for the network: what it is, since when, and how to stop it. */
export interface Activity {
  readonly signal: AbortSignal;
  /** What it is doing now: `listing tags of team/api`. */
  what: string;
  end(): void;
}

/** Something that may have sent changes: stopped, it goes on until what it has sent is answered. */
export interface SendingActivity extends Activity {
  /** The answers are given up. */
  readonly abandoned: AbortSignal;
}

interface Running extends SendingActivity {
  readonly since: number;
  readonly kind: 'reading' | 'aside' | 'sending';
  readonly abort: AbortController;
  readonly abandon: AbortController;
  stoppedAt: number | undefined;
}

/** What came of a key that cancels. */
export interface Cancelled {
  readonly what: string;
  /** It has ended, it goes on until what it has sent is answered, or those answers are given up. */
  readonly how: 'ended' | 'stopping' | 'given up';
}

/** Within so many milliseconds a second Ctrl+C gives up the answers that are still awaited (safety, section 3). */
export const GIVE_UP_WITHIN = 2_000;

/** From so many milliseconds on it is said how long something takes (interface E16). */
const WORTH_TELLING = 1000;

/** What is under way; nothing the user does ever waits for it. */
export class Activities {
  readonly #running: Running[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes that something begins. Its signal is aborted by `cancel`, or by the signal that it is bound to. */
  begin(what: string, bound?: AbortSignal): Activity {
    return this.#begin(what, { kind: 'reading', bound });
  }

  /** The same for what nobody has asked for: it is told and cancelled only where nothing else is under way. */
  beginAside(what: string, bound?: AbortSignal): Activity {
    return this.#begin(what, { kind: 'aside', bound });
  }

  /** The same for what may send changes: a first `cancel` stops it, a second one within 2 s gives up what it has sent. */
  beginSending(what: string, bound?: AbortSignal): SendingActivity {
    return this.#begin(what, { kind: 'sending', bound });
  }

  #begin(
    what: string,
    { kind, bound }: { readonly kind: Running['kind']; readonly bound: AbortSignal | undefined },
  ): Running {
    const abort = new AbortController();
    const abandon = new AbortController();
    const stop = () => abort.abort();
    bound?.addEventListener('abort', stop, { once: true });
    const running: Running = {
      what,
      since: this.#now(),
      kind,
      abort,
      abandon,
      stoppedAt: undefined,
      signal: abort.signal,
      abandoned: abandon.signal,
      end: () => {
        bound?.removeEventListener('abort', stop);
        const index = this.#running.indexOf(running);
        if (index >= 0) this.#running.splice(index, 1);
      },
    };
    this.#running.push(running);
    return running;
  }

  get isBusy(): boolean {
    return this.#running.length > 0;
  }

  /** What is told, and what a key cancels. */
  get #foremost(): Running | undefined {
    return this.#running.find(each => each.kind !== 'aside') ?? this.#running[0];
  }

  /** Cancels what `text` is about, be it told yet or not; answers what that was, undefined where there is nothing. */
  cancel(): Cancelled | undefined {
    const foremost = this.#foremost;
    return foremost && { what: foremost.what, how: this.#cancel(foremost) };
  }

  /** Cancels everything; what has sent something goes on. */
  cancelAll(): void {
    for (const each of [...this.#running]) if (each.stoppedAt === undefined) this.#cancel(each);
  }

  /** Gives up what is awaited still, whatever it has sent. */
  abandonAll(): void {
    for (const each of [...this.#running]) this.#end(each);
  }

  #cancel(running: Running): Cancelled['how'] {
    const { kind, stoppedAt, abort } = running;
    if (kind !== 'sending') {
      this.#end(running);
      return 'ended';
    }
    running.stoppedAt = this.#now();
    if (stoppedAt === undefined || running.stoppedAt - stoppedAt >= GIVE_UP_WITHIN) {
      abort.abort();
      return 'stopping';
    }
    this.#end(running);
    return 'given up';
  }

  #end(running: Running): void {
    running.end();
    running.abort.abort();
    running.abandon.abort();
  }

  /** `listing tags of team/api 3s`, with how many wait besides; nothing in the first second. */
  get text(): string | undefined {
    const foremost = this.#foremost;
    if (!foremost) return undefined;
    const waited = this.#now() - foremost.since;
    if (waited < WORTH_TELLING) return undefined;
    const others = this.#running.length - 1;
    const more = others === 0 ? '' : ` and ${others} more`;
    const lasts = `${foremost.what} ${Math.floor(waited / 1000)}s${more}`;
    return foremost.stoppedAt === undefined
      ? `${lasts}, Ctrl+C cancels`
      : `Stopping, what was sent is awaited: ${lasts}, Ctrl+C twice gives up`;
  }
}
