import type { ItemOutcome } from '../../../src/admin/bulk/item-outcome.ts';
import type { Known, RunJournal } from '../../../src/admin/bulk/run-journal.ts';

/** A journal that another run can go on from. */
export class JournalInMemory implements RunJournal {
  readonly run = '20260101-000000-0001';
  readonly before: ReadonlyMap<number, Known>;
  readonly lines = new Map<number, Known>();
  isClosed = false;

  constructor(before: ReadonlyMap<number, Known> = new Map()) {
    this.before = before;
    for (const [item, known] of before) this.lines.set(item, known);
  }

  async sending(item: number): Promise<void> {
    await new Promise(setImmediate);
    this.lines.set(item, { kind: 'sent' });
  }

  ended(item: number, outcome: ItemOutcome): void {
    this.lines.set(item, { kind: 'ended', outcome });
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}
