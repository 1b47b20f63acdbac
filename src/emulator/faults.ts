import type { Store } from './store/store.ts';

/** Which requests a fault hits. All given conditions must hold; with none, every request is hit. */
export interface FaultMatch {
  method?: string;
  /** Name of a row in the route table, for example "tags.list". */
  route?: string;
  /** Tested against path and query as sent, for example `/_tags?last=…`. */
  url?: RegExp;
  /** Ordinal among all requests of this emulator, from 1 (the ledger's `number`). */
  request?: number;
  /** Hit only this occurrence among those that fit the other conditions, from 1. */
  occurrence?: number;
}

/** What happens to a request. `after` means: once the registry has made its change. */
export type FaultEffect =
  | {
      kind: 'status';
      status: number;
      /** Seconds, or an HTTP date. */
      retryAfter?: number | string;
      /** JSON in the registry's error shape by default; "html" is what a proxy sends; any other text is sent as is. */
      body?: string;
      headers?: Readonly<Record<string, string>>;
      when?: 'before' | 'after';
    }
  /** The connection is cut. */
  | { kind: 'reset'; when: 'before' | 'after' }
  /** The answer waits, for what begins by then if it is a function; the change is made first or later. */
  | { kind: 'stall'; until: Promise<unknown> | (() => Promise<unknown>); when?: 'before' | 'after' }
  /** Headers and so many bytes of the body, then the connection is cut. */
  | { kind: 'truncate'; bytes: number }
  /** The body's first byte is flipped; length and headers stay. */
  | { kind: 'wrong bytes' }
  /** A list answers as if `last` had not been sent: the first page again, with its Link. */
  | { kind: 'stale page' }
  /** The bearer is treated as expired: 401 with invalid_token. */
  | { kind: 'expired token' }
  /** Somebody else changes the registry just before the request of this number is carried out. */
  | { kind: 'meanwhile'; change: (store: Store, request: number) => void };

/** A fault and the requests it hits. */
export interface Fault {
  on: FaultMatch;
  effect: FaultEffect;
  /** How many requests it hits before it is spent; 1 by default, Infinity for all. */
  times?: number;
}

/** The schedule. Faults are decided by what a request is and by its number, never by chance. */
export interface Faults {
  add(...faults: readonly Fault[]): void;
  clear(): void;
  /** Faults that were scheduled and have not hit as often as they should; a test can assert that it is empty. */
  readonly pending: readonly Fault[];
}

/** What the schedule looks at. */
export interface FaultSubject {
  number: number;
  method: string;
  route: string | undefined;
  url: string;
}

/** A schedule together with the question the server asks it once for each request. */
export interface FaultSchedule extends Faults {
  /** The effects for this request, in the order they were scheduled. Counts it. */
  take(subject: FaultSubject): FaultEffect[];
}

/** Builds a schedule. */
export function createFaults(initial: readonly Fault[] = []): FaultSchedule {
  type Scheduled = { fault: Fault; seen: number; left: number };
  const scheduled: Scheduled[] = [];
  const schedule = {
    add(...faults: readonly Fault[]) {
      for (const fault of faults) scheduled.push({ fault, seen: 0, left: fault.times ?? 1 });
    },
    clear() {
      scheduled.length = 0;
    },
    get pending() {
      return scheduled.filter(each => each.left > 0 && each.left !== Infinity).map(each => each.fault);
    },
    take(subject: FaultSubject) {
      const effects: FaultEffect[] = [];
      for (const each of scheduled) {
        if (!fits(each.fault.on, subject)) continue;
        each.seen += 1;
        const { occurrence } = each.fault.on;
        if (occurrence !== undefined && occurrence !== each.seen) continue;
        if (each.left <= 0) continue;
        each.left -= 1;
        effects.push(each.fault.effect);
      }
      return effects;
    },
  };
  schedule.add(...initial);
  return schedule;
}

function fits(on: FaultMatch, subject: FaultSubject): boolean {
  return (
    (on.method === undefined || on.method === subject.method) &&
    (on.route === undefined || on.route === subject.route) &&
    (on.url === undefined || on.url.test(subject.url)) &&
    (on.request === undefined || on.request === subject.number)
  );
}
