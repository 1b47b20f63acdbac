import type { IncomingHttpHeaders } from 'node:http';
import type { Arrival, Ledger, LedgerEntry } from './ledger.ts';

/** A ledger together with what writes into it. */
export interface Book extends Ledger {
  /** Numbers a request as it arrives. */
  open(request: Omit<Arrival, 'number'>): Arrival;
  /** Counts the requests that are carried out. */
  turn(): number;
  /** Writes the finished entry. */
  enter(entry: LedgerEntry): void;
}

/** An empty ledger. */
export function createBook(): Book {
  const entries: LedgerEntry[] = [];
  const arrivals: Arrival[] = [];
  const waiting = new Set<() => void>();
  let turns = 0;
  const first = <T>(all: readonly T[], fits: (each: T) => boolean): Promise<T> =>
    new Promise(resolve => {
      const look = (): void => {
        const found = all.find(fits);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const announce = (): void => {
    for (const look of [...waiting]) look();
  };
  return {
    entries,
    get effects() {
      return entries.flatMap(entry => entry.effects);
    },
    lines: () => entries.map(({ method, path }) => `${method} ${path}`),
    until: fits => first(entries, fits),
    arrival: fits => first(arrivals, fits),
    clear() {
      entries.length = 0;
      arrivals.length = 0;
      turns = 0;
    },
    open(request) {
      const arrival = { ...request, number: arrivals.length + 1 };
      arrivals.push(arrival);
      announce();
      return arrival;
    },
    turn: () => ++turns,
    enter(entry) {
      entries.push(entry);
      announce();
    },
  };
}

/** Headers without secrets: of authorization and cookie only the scheme word stays. */
export function withoutSecrets(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = String(value);
      const secret = name === 'authorization' || name === 'cookie';
      return [name, secret ? (text.split(' ', 1)[0] ?? '') : text];
    }),
  );
}
