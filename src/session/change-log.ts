import type { MadeChange } from '../registry/model/made-change.ts';

/** A change of this session that can be taken back, as plain data. */
export interface ChangeRecord {
  /** 1 for the first of the session. */
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Login server. */
  readonly server: string;
  /** In the words of the question: `Update attributes`. */
  readonly action: string;
  /** `contoso.azurecr.io/team/api:1.4.2` */
  readonly target: string;
  readonly made: MadeChange;
  /** The change that this one took back. */
  readonly undoes: number | undefined;
}

/** The changes of a session that can be taken back, oldest first. Taking one back is a change as well, so that it can be made again. */
export class ChangeLog {
  readonly #now: () => number;
  readonly #records: ChangeRecord[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get records(): readonly ChangeRecord[] {
    return this.#records;
  }

  add(change: Omit<ChangeRecord, 'id' | 'at'>): ChangeRecord {
    const record = { id: this.#records.length + 1, at: new Date(this.#now()).toISOString(), ...change };
    this.#records.push(record);
    return record;
  }

  at(id: number): ChangeRecord | undefined {
    return this.#records[id - 1];
  }

  /** The change that took this one back and still holds; undefined: this one holds. */
  undoneBy(record: ChangeRecord): ChangeRecord | undefined {
    return this.#records.find(each => each.undoes === record.id && this.undoneBy(each) === undefined);
  }

  /** What the next undo takes back: the newest change that holds and is itself no undo, or makes one again. */
  get nextUndo(): ChangeRecord | undefined {
    return this.#records.findLast(each => !this.#isUndo(each) && this.undoneBy(each) === undefined);
  }

  /** The undo that the next redo takes back: the newest that holds; none once something else has been changed after it. */
  get nextRedo(): ChangeRecord | undefined {
    const fresh = this.#records.findLastIndex(each => each.undoes === undefined);
    return this.#records.slice(fresh + 1).findLast(each => this.#isUndo(each) && this.undoneBy(each) === undefined);
  }

  /** An undo of an undo is none: it makes the change again. */
  #isUndo({ undoes }: ChangeRecord): boolean {
    const undone = undoes === undefined ? undefined : this.at(undoes);
    return undone !== undefined && !this.#isUndo(undone);
  }
}
