/** Something that waits for the network: what it is, since when, and how to stop it. */
export interface Activity {
  readonly signal: AbortSignal;
  /** What it is doing now: `listing tags of team/api`. */
  what: string;
  end(): void;
}

interface Running extends Activity {
  readonly since: number;
  readonly isAside: boolean;
  readonly abort: AbortController;
}

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
    return this.#begin(what, { isAside: false, bound });
  }

  /** The same for what nobody has asked for: it is told and cancelled only where nothing else is under way. */
  beginAside(what: string, bound?: AbortSignal): Activity {
    return this.#begin(what, { isAside: true, bound });
  }

  #begin(
    what: string,
    { isAside, bound }: { readonly isAside: boolean; readonly bound: AbortSignal | undefined },
  ): Activity {
    const abort = new AbortController();
    const stop = () => abort.abort();
    bound?.addEventListener('abort', stop, { once: true });
    const running: Running = {
      what,
      since: this.#now(),
      isAside,
      abort,
      signal: abort.signal,
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
    return this.#running.find(each => !each.isAside) ?? this.#running[0];
  }

  /** Cancels what `text` is about, be it told yet or not; answers what that was. */
  cancel(): string | undefined {
    const foremost = this.#foremost;
    foremost?.end();
    foremost?.abort.abort();
    return foremost?.what;
  }

  cancelAll(): void {
    while (this.#running.length > 0) this.cancel();
  }

  /** `listing tags of team/api 3s`, with how many wait besides; nothing in the first second. */
  get text(): string | undefined {
    const foremost = this.#foremost;
    if (!foremost) return undefined;
    const waited = this.#now() - foremost.since;
    if (waited < WORTH_TELLING) return undefined;
    const others = this.#running.length - 1;
    const more = others === 0 ? '' : ` and ${others} more`;
    return `${foremost.what} ${Math.floor(waited / 1000)}s${more}, Ctrl+C cancels`;
  }
}
