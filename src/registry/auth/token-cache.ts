import type { IssuedToken } from './issued-token.ts';
import type { ServerTime } from './server-time.ts';

export type FetchToken = (signal: AbortSignal) => Promise<IssuedToken>;

export interface FoundToken {
  readonly token: IssuedToken;
  /** It was there before the call asked, so that it may have aged. */
  readonly cached: boolean;
}

interface Entry {
  readonly token: IssuedToken;
  hits: number;
}

interface Flight {
  readonly result: Promise<IssuedToken>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps tokens by key and owns their fetching: callers say how to get one, the cache sees to it that only one of them does.
 * A caller who gives up leaves the fetch to the others; it is stopped when nobody is left.
 */
export class TokenCache {
  readonly #time: Pick<ServerTime, 'isOver'>;
  readonly #entries = new Map<string, Entry>();
  readonly #flights = new Map<string, Flight>();

  constructor(time: Pick<ServerTime, 'isOver'>) {
    this.#time = time;
  }

  async get(key: string, fetch: FetchToken, signal: AbortSignal | undefined): Promise<FoundToken> {
    signal?.throwIfAborted();
    const entry = this.#entries.get(key);
    if (entry && this.#isUsable(entry.token)) {
      entry.hits++;
      return { token: entry.token, cached: true };
    }
    const flight = this.#flights.get(key) ?? this.#takeOff(key, fetch);
    return { token: await this.#join(key, flight, signal), cached: false };
  }

  /** Keeps a token that came from elsewhere. */
  put(key: string, token: IssuedToken): void {
    this.#entries.set(key, { token, hits: 0 });
  }

  /** Forgets this token; false when it is not, or no longer, the one under the key. */
  drop(key: string, token: IssuedToken): boolean {
    return this.#entries.get(key)?.token === token && this.#entries.delete(key);
  }

  /** Forgets all; a token on its way reaches those who wait for it and is not kept. */
  clear(): void {
    this.#entries.clear();
    this.#flights.clear();
  }

  entries(): { readonly key: string; readonly token: IssuedToken; readonly hits: number }[] {
    return [...this.#entries].map(([key, { token, hits }]) => ({ key, token, hits }));
  }

  #isUsable(token: IssuedToken): boolean {
    return token.expires === undefined || !this.#time.isOver(token.expires - token.margin);
  }

  #takeOff(key: string, fetch: FetchToken): Flight {
    const controller = new AbortController();
    const result = fetch(controller.signal).then(
      token => {
        if (this.#flights.get(key) === flight) {
          this.#flights.delete(key);
          this.put(key, token);
        }
        return token;
      },
      (error: unknown) => {
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
        throw error;
      },
    );
    const flight: Flight = { result, controller, waiting: 0 };
    this.#flights.set(key, flight);
    return flight;
  }

  async #join(key: string, flight: Flight, signal: AbortSignal | undefined): Promise<IssuedToken> {
    flight.waiting++;
    try {
      return await orAborted(flight.result, signal);
    } finally {
      flight.waiting--;
      if (flight.waiting === 0) {
        // nobody may join a fetch that is being stopped
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
        flight.controller.abort();
      }
    }
  }
}

/** The result, or the signal's reason if that comes first. */
function orAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return result;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(signal.reason);
    signal.addEventListener('abort', cancel, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
