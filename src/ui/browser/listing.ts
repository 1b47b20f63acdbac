import { isJump } from '../../engine/control-flow.ts';
import { type ErrorRecord, errorRecordOf } from '../../engine/error-record.ts';
import type { Value } from '../../values/value.ts';
import type { BrowserShell } from './browser-shell.ts';
import { readingHost } from './reading-host.ts';

/** What came of reading a list. */
export interface ListingOutcome {
  readonly outcome: 'ok' | 'failed' | 'partly' | 'cancelled';
  readonly failure: ErrorRecord | undefined;
}

/** Where the rows of a list come from. */
export interface Listing {
  /** `listing tags of team/api` */
  readonly what: string;
  /** The cmdlet that lists the same; undefined where none does. */
  readonly command: string | undefined;
  /** What is said where there is nothing. */
  readonly empty: string;
  /** How the rows are sorted at first; left out: as they come. */
  readonly sort?: { readonly column: string; readonly descending: boolean };
  /** Hands the rows over as they come, waiting each time until they have been taken. Never throws for what a registry answers. */
  read(reading: {
    readonly take: (values: readonly Value[]) => Promise<void>;
    readonly warning: (text: string) => void;
    readonly signal: AbortSignal;
  }): Promise<ListingOutcome>;
}

/** The rows that a command line answers. */
export function lineListing(
  line: string,
  { engine, log }: Pick<BrowserShell, 'engine' | 'log'>,
  words: Pick<Listing, 'what' | 'empty' | 'sort'>,
): Listing {
  return {
    ...words,
    command: line,
    async read({ take, warning, signal }) {
      let failure: ErrorRecord | undefined;
      const host = readingHost({
        take,
        warning,
        error: record => {
          failure ??= record;
        },
      });
      const logged = log.begin(line, { changes: false });
      const { outcome } = await engine.aside(line, { host, signal });
      logged(outcome);
      return { outcome, failure };
    },
  };
}

/** Rows that the browser itself keeps. */
export function keptListing(
  values: () => readonly Value[],
  words: Pick<Listing, 'what' | 'empty' | 'sort' | 'command'>,
): Listing {
  return {
    ...words,
    async read({ take }) {
      await take(values());
      return { outcome: 'ok', failure: undefined };
    },
  };
}

/** Objects that were handed over. Where what they come from fails, that is told like any failure. */
export function handedOver(
  values: AsyncIterable<readonly Value[]>,
  words: Pick<Listing, 'what' | 'empty' | 'command'>,
): Listing {
  return {
    ...words,
    async read({ take, signal }) {
      try {
        for await (const batch of values) {
          if (signal.aborted) return CANCELLED;
          await take(batch);
        }
        return { outcome: 'ok', failure: undefined };
      } catch (error) {
        return signal.aborted || isJump(error) ? CANCELLED : { outcome: 'failed', failure: errorRecordOf(error) };
      }
    },
  };
}

const CANCELLED: ListingOutcome = { outcome: 'cancelled', failure: undefined };
