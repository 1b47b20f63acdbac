import { setImmediate as turn } from 'node:timers/promises';
import type { ItemOutcome } from '../../src/admin/bulk/item-outcome.ts';
import type { Known, RunJournal } from '../../src/admin/bulk/run-journal.ts';

/** A journal whose disk is memory and takes a turn of the event loop, as a disk would: whoever does not wait for it is found out. */
export class MemoryJournal implements RunJournal {
  readonly run = '20260101-000000-0000';
  readonly before: ReadonlyMap<number, Known>;
  readonly #known = new Map<number, Known>();

  constructor(before: ReadonlyMap<number, Known> = new Map()) {
    this.before = before;
    for (const [item, known] of before) this.#known.set(item, known);
  }

  async sending(item: number): Promise<void> {
    await turn();
    this.#known.set(item, { kind: 'sent' });
  }

  ended(item: number, outcome: ItemOutcome): void {
    this.#known.set(item, { kind: 'ended', outcome });
  }

  async close(): Promise<void> {}

  /** What a run would find that takes this one up now. */
  get known(): ReadonlyMap<number, Known> {
    return new Map(this.#known);
  }
}
