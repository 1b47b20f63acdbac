import type { ItemName } from '../admin/journal/single-change.ts';
import type { MadeChange } from '../registry/model/made-change.ts';

/** A change of this session, as plain data: one change, or a run of many. */
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
  /** undefined where it cannot be taken back as one. */
  readonly made: MadeChange | undefined;
  /** A run of a plan, or of an undo of many, whose items can be taken back each. */
  readonly isRun?: boolean;
  /** Where it stands in the journal. */
  readonly name: ItemName;
  /** The changes that this one took back. */
  readonly undoes: readonly number[];
}

/** The changes of a session, oldest first. Taking one back is a change as well, so that it can be made again. */
export class ChangeLog {
  readonly #now: () => number;
  readonly #records: ChangeRecord[] = [];
  /** The changes that one act has made, by the number of each. */
  readonly #acts = new Map<number, readonly number[]>();

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

  /** Does something whose changes are taken back together. */
  async together<Result>(act: () => Promise<Result>): Promise<Result> {
    const from = this.#records.length;
    try {
      return await act();
    } finally {
      const made = this.#records.slice(from).filter(each => each.undoes.length === 0 && each.made !== undefined);
      const ids = made.map(each => each.id);
      for (const id of ids) this.#acts.set(id, ids);
    }
  }

  /** Those that were made together with this one in the same registry and still hold, itself among them, oldest first. */
  madeWith(record: ChangeRecord): readonly ChangeRecord[] {
    const all = (this.#acts.get(record.id) ?? []).flatMap(each => this.at(each) ?? []);
    const others = all.filter(each => each.server === record.server && this.undoneBy(each) === undefined);
    return others.includes(record) ? others : [record];
  }

  at(id: number): ChangeRecord | undefined {
    return this.#records[id - 1];
  }

  /** The one that stands there in the journal; undefined: it is another session's. */
  named({ run, item }: ItemName): ChangeRecord | undefined {
    return this.#records.find(({ name }) => name.run === run && name.item === item);
  }

  /** The change that took this one back and still holds; undefined: this one holds. */
  undoneBy(record: ChangeRecord): ChangeRecord | undefined {
    return this.#records.find(each => each.undoes.includes(record.id) && this.undoneBy(each) === undefined);
  }

  /** What the next undo takes back: the newest change that holds, can be taken back, and is itself no undo, or makes one again. */
  get nextUndo(): ChangeRecord | undefined {
    return this.#records.findLast(
      each => canBeUndone(each) && !this.#isUndo(each) && this.undoneBy(each) === undefined,
    );
  }

  /** The undo that the next redo takes back: the newest that holds; none once something else has been changed after it. */
  get nextRedo(): ChangeRecord | undefined {
    const fresh = this.#records.findLastIndex(each => each.undoes.length === 0);
    return this.#records
      .slice(fresh + 1)
      .findLast(each => canBeUndone(each) && this.#isUndo(each) && this.undoneBy(each) === undefined);
  }

  /** An undo of an undo is none: it makes the change again. */
  #isUndo({ undoes: [first] }: ChangeRecord): boolean {
    const undone = first === undefined ? undefined : this.at(first);
    return undone !== undefined && !this.#isUndo(undone);
  }
}

/** Whether there is something about it that an undo could try. */
export const canBeUndone = ({ made, isRun }: Pick<ChangeRecord, 'made' | 'isRun'>): boolean =>
  made !== undefined || isRun === true;
