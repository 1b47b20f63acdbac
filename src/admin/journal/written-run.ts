import type { Claim } from '../../content/process-claim.ts';
import type { ItemOutcome } from '../bulk/item-outcome.ts';
import type { Known, RunJournal } from '../bulk/run-journal.ts';
import type { JournalFile } from './journal-file.ts';
import type { JournalItem } from './read-run.ts';

/** A run of a plan as it is written down. */
export class WrittenRun implements RunJournal {
  readonly run: string;
  readonly before: ReadonlyMap<number, Known>;
  readonly #file: JournalFile;
  readonly #claimed: Claim;

  /** `items`: what is known of it from before; empty for a fresh run. */
  constructor(parts: {
    readonly run: string;
    readonly items: readonly JournalItem[];
    readonly file: JournalFile;
    readonly claimed: Claim;
  }) {
    this.run = parts.run;
    this.before = knownOf(parts.items);
    this.#file = parts.file;
    this.#claimed = parts.claimed;
  }

  sending(item: number): Promise<void> {
    return this.#file.sending(item);
  }

  ended(item: number, outcome: ItemOutcome): void {
    this.#file.add({ kind: 'ended', item, outcome });
  }

  async close(): Promise<void> {
    this.#file.add({ kind: 'closed', at: new Date().toISOString() });
    try {
      await this.#file.close();
    } finally {
      await this.#claimed.release();
    }
  }
}

/** What a run that is taken up again has to know: an item that was not attempted is as fresh as one that nobody got to. */
export function knownOf(items: readonly JournalItem[]): ReadonlyMap<number, Known> {
  const known = new Map<number, Known>();
  for (const { item, outcome, sentTime } of items) {
    if (outcome?.state === 'not-attempted') continue;
    if (outcome !== undefined && outcome.state !== 'unknown') known.set(item, { kind: 'ended', outcome });
    else if (sentTime !== undefined) known.set(item, { kind: 'sent' });
  }
  return known;
}
