import type { ItemOutcome } from '../../src/admin/bulk/item-outcome.ts';
import type { Known, RunJournal } from '../../src/admin/bulk/run-journal.ts';

export interface JournalLine {
  readonly item: number;
  /** On the line of time of the sendings. */
  readonly at: number;
}

/** Another journal, of which it is seen when it said that a line was on disk. */
export class WitnessedJournal implements RunJournal {
  readonly lines: JournalLine[] = [];
  readonly #inner: RunJournal;
  readonly #mark: () => number;

  constructor(inner: RunJournal, mark: () => number) {
    this.#inner = inner;
    this.#mark = mark;
  }

  get run(): string {
    return this.#inner.run;
  }

  get before(): ReadonlyMap<number, Known> {
    return this.#inner.before;
  }

  async sending(item: number): Promise<void> {
    await this.#inner.sending(item);
    this.lines.push({ item, at: this.#mark() });
  }

  ended(item: number, outcome: ItemOutcome): void {
    this.#inner.ended(item, outcome);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}
