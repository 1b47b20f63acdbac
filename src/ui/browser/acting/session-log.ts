/** One command that the browser has run. */
export interface LoggedCall {
  readonly id: number;
  readonly line: string;
  /** It sends a change, or wants to. */
  readonly changes: boolean;
  readonly status: CallStatus;
  /** When it began, in milliseconds since 1970. */
  readonly began: number;
  /** Milliseconds that it took; undefined while it runs. */
  readonly duration: number | undefined;
}

export type CallStatus = 'running' | 'ok' | 'failed' | 'partly' | 'cancelled';

/** A session of days keeps its latest calls. */
const MOST = 10_000;

/** Every command behind what the browser has shown and done, oldest first (interface B21). */
export class SessionLog {
  readonly #now: () => number;
  readonly #calls = new Map<number, LoggedCall>();
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get calls(): readonly LoggedCall[] {
    return [...this.#calls.values()];
  }

  /** Notes a command that begins; the answer notes how it ended. */
  begin(line: string, { changes }: { readonly changes: boolean }): (status: Exclude<CallStatus, 'running'>) => void {
    this.#last += 1;
    const call: LoggedCall = {
      id: this.#last,
      line,
      changes,
      status: 'running',
      began: this.#now(),
      duration: undefined,
    };
    this.#calls.set(call.id, call);
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > MOST && oldest !== undefined) this.#calls.delete(oldest);
    return status => {
      if (this.#calls.has(call.id)) this.#calls.set(call.id, { ...call, status, duration: this.#now() - call.began });
    };
  }

  /** The lines of changes that were carried out, whole or in part, in order: what a script of the session consists of. */
  get changingLines(): readonly string[] {
    return this.calls
      .filter(({ changes, status }) => changes && (status === 'ok' || status === 'partly'))
      .map(each => each.line);
  }
}
