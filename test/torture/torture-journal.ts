import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ItemOutcome, ItemState } from '../../src/admin/bulk/item-outcome.ts';
import type { RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import type { RunJournal } from '../../src/admin/bulk/run-journal.ts';
import { Journal } from '../../src/admin/journal/journal.ts';
import { MemoryJournal } from './memory-journal.ts';
import type { TortureTime } from './torture-time.ts';

/** A run as whoever carries it out finds it. */
export interface Opened {
  readonly plan: RegistryPlan;
  readonly journal: RunJournal;
}

/** Where the runs of one plan are written down, over the death of their processes. */
export interface TortureJournal extends AsyncDisposable {
  /** Begins the run, or takes it up where `die` has left it. */
  open(plan: RegistryPlan): Promise<Opened>;
  /** The process is killed: what is there now is all that its successor finds. */
  die(): void;
  /** What there is to say against it at the end of the run that ended so. */
  complaints(plan: RegistryPlan, outcomes: readonly ItemOutcome[]): Promise<readonly string[]>;
}

/** In memory: quick, and the same in each run of a seed. */
export class JournalInMemory implements TortureJournal {
  #last: MemoryJournal | undefined;
  #left: MemoryJournal['before'] | undefined;

  async open(plan: RegistryPlan): Promise<Opened> {
    this.#last = new MemoryJournal(this.#left);
    return { plan, journal: this.#last };
  }

  die(): void {
    this.#left = this.#last?.known;
  }

  async complaints(): Promise<readonly string[]> {
    return [];
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** The real one, in a temporary folder. */
export class JournalOnDisk implements TortureJournal {
  readonly #home: string;
  readonly #time: TortureTime;
  #folder: string;
  #run: string | undefined;
  #deaths = 0;

  private constructor(home: string, time: TortureTime) {
    this.#home = home;
    this.#time = time;
    this.#folder = join(home, 'journal');
  }

  static async create(time: TortureTime): Promise<JournalOnDisk> {
    return new JournalOnDisk(await mkdtemp(join(tmpdir(), 'acrsh-torture-')), time);
  }

  async open(plan: RegistryPlan): Promise<Opened> {
    const journal = new Journal(this.#folder);
    const opened =
      this.#deaths === 0 || this.#run === undefined
        ? { plan, journal: await journal.begin(plan, { command: 'torture', bodies: new Map() }) }
        : await journal.reopen(this.#run);
    this.#run = opened.journal.run;
    return { plan: opened.plan, journal: new Timed(opened.journal, this.#time) };
  }

  die(): void {
    const left = join(this.#home, `journal-${++this.#deaths}`);
    // the claim of a dead process counts for nothing; this one lives on
    if (this.#run !== undefined)
      cpSync(this.#folder, left, { recursive: true, filter: path => !basename(path).includes('.claim-') });
    this.#folder = left;
  }

  async complaints(plan: RegistryPlan, outcomes: readonly ItemOutcome[]): Promise<readonly string[]> {
    if (this.#run === undefined) return ['nothing was written down'];
    const items = await new Journal(this.#folder).items(this.#run);
    const kept = JSON.stringify(items.map(each => each.what));
    const found = kept === JSON.stringify(plan.items) ? [] : ['the journal has kept another plan'];
    const differ = outcomes.flatMap(({ state }, at) => {
      const written = items[at]?.outcome?.state;
      return written === state || (written === undefined && UNWRITTEN.has(state))
        ? []
        : [`item ${at} is reported ${state}, and the journal says ${written}`];
    });
    return [...found, ...differ];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.#home, { recursive: true, force: true });
  }
}

/** What nobody got to. */
const UNWRITTEN: ReadonlySet<ItemState> = new Set(['not-attempted', 'unknown']);

/** Time stands still while the disk is at work. */
class Timed implements RunJournal {
  readonly run: string;
  readonly before: RunJournal['before'];
  readonly #journal: RunJournal;
  readonly #time: TortureTime;

  constructor(journal: RunJournal, time: TortureTime) {
    this.run = journal.run;
    this.before = journal.before;
    this.#journal = journal;
    this.#time = time;
  }

  sending(item: number): Promise<void> {
    return this.#time.during(() => this.#journal.sending(item));
  }

  ended(item: number, outcome: ItemOutcome): void {
    this.#journal.ended(item, outcome);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}
