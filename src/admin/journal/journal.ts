import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_LIMIT } from '../../registry/manifest-content.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import type { ItemOutcome } from '../bulk/item-outcome.ts';
import type { PlanItem, RegistryPlan } from '../bulk/registry-plan.ts';
import type { Known, RunJournal } from '../bulk/run-journal.ts';
import { type Claim, claim, isClaimed } from './claim.ts';
import { namesIn, readIfThere, syncFolder } from './files.ts';
import { JournalError, notWritten } from './journal-error.ts';
import { JournalFile } from './journal-file.ts';
import { keepManifests, keptManifest } from './kept-manifests.ts';
import { isPlanItem } from './plan-guards.ts';
import { headLine, type JournalItem, type RunRecord, readRun } from './read-run.ts';

/** A run as it stands in the journal. */
export interface RunSummary {
  readonly run: string;
  /** Of the shell that began it. */
  readonly session: string;
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedTime: string;
  readonly closedTime: string | undefined;
  /** Login server; undefined for the single changes of a session, which say it each. */
  readonly server: string | undefined;
  readonly items: readonly JournalItem[];
  /** A living shell carries it out. */
  readonly isRunning: boolean;
}

/** What is kept with a run. */
export interface Keep {
  /** As it was typed, secrets cut out. */
  readonly command: string;
  /** Of the manifests that are deleted: with them they can be pushed again. */
  readonly bodies: ReadonlyMap<Digest, ManifestContent>;
}

/**
 * What was changed, by this shell and all others of the same user: one file for each run of a plan, and one for the single changes of a session.
 * A folder of its own, made with the first change; nothing in it is a secret, and nobody but the user may read it.
 */
export class Journal {
  readonly folder: string;
  /** Of this shell. */
  readonly session: string = randomHex(6);
  readonly #now: () => number;

  constructor(folder: string, now: () => number = Date.now) {
    this.folder = folder;
    this.#now = now;
  }

  /** Writes a plan down before it is carried out; resolves when it is on disk. Throws JournalError `JournalNotWritten`. */
  async begin(plan: RegistryPlan, { command, bodies }: Keep): Promise<RunJournal> {
    const { items, ...about } = plan;
    const run = this.#newName();
    const head = { run, time: this.#time(), session: this.session, command, plan: about };
    const claimed = await this.#try(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      return claim(this.folder, run, randomHex(4));
    });
    try {
      const kept = [...bodies.values()].filter(each => each.bytes.length <= MANIFEST_LIMIT);
      const file = await this.#try(async () => {
        if (kept.length > 0) await keepManifests(this.#manifests(run), kept);
        return JournalFile.open(this.#path(run), 0);
      });
      return await opened(file, async () => {
        await file.commit(linesOf(headLine({ head, items: items.length }), items));
        await this.#try(() => syncFolder(this.folder));
        return new WrittenRun({ run, file, claimed, before: new Map() });
      });
    } catch (error) {
      await claimed.release();
      throw error;
    }
  }

  /**
   * Takes a run up again where it was left; nobody else can meanwhile. Items that nothing was sent for are not in `before`. Throws JournalError
   * `NoSuchRun`, `RunInUse`, `JournalDamaged`.
   */
  async reopen(run: string): Promise<{ plan: RegistryPlan; journal: RunJournal; command: string }> {
    if (!(await namesIn(this.folder)).includes(fileName(run))) throw noSuchRun(run);
    const claimed = await claim(this.folder, run, randomHex(4));
    try {
      const record = await this.#read(run, false);
      const { head, items, length } = record ?? {};
      if (head?.plan === undefined || items === undefined || length === undefined) throw noSuchRun(run);
      const file = await this.#try(() => JournalFile.open(this.#path(run), length));
      const plan = { ...head.plan, items: items.map(each => each.what).filter(isPlanItem) };
      return await opened(file, async () => {
        await file.commit([{ kind: 'opened', at: this.#time(), session: this.session }]);
        const journal = new WrittenRun({ run, file, claimed, before: knownOf(items) });
        return { plan, journal, command: head.command };
      });
    } catch (error) {
      await claimed.release();
      throw error;
    }
  }

  /** All runs, oldest first. One whose file is damaged is set aside, and `tell` hears a sentence about it. */
  async *runs(tell: (sentence: string) => void = () => {}): AsyncIterable<RunSummary> {
    const names = await namesIn(this.folder);
    const runs = names.filter(each => each.endsWith(END)).map(each => each.slice(0, -END.length));
    for (const run of runs.toSorted()) {
      try {
        const summary = await this.#summary(run);
        if (summary !== undefined) yield summary;
      } catch (error) {
        if (!(error instanceof JournalError) || error.id !== 'JournalDamaged') throw error;
        tell(error.message);
      }
    }
  }

  /** The items of a run with what is known of them. Throws JournalError `NoSuchRun`, `JournalDamaged`. */
  async items(run: string): Promise<readonly JournalItem[]> {
    const record = await this.#read(run, await isClaimed(this.folder, run));
    if (record === undefined) throw noSuchRun(run);
    return record.items;
  }

  /** The bytes of a manifest that a run was to delete; undefined where they were not kept, or are damaged. */
  bytesOf(run: string, digest: Digest): Promise<ManifestContent | undefined> {
    return keptManifest(this.#manifests(run), digest);
  }

  async #summary(run: string): Promise<RunSummary | undefined> {
    const isRunning = await isClaimed(this.folder, run);
    const record = await this.#read(run, isRunning);
    if (record === undefined) return undefined;
    const { head, items, closedTime } = record;
    const { session, command, time: startedTime, plan } = head;
    return { run, session, command, startedTime, closedTime, server: plan?.server, items, isRunning };
  }

  /** undefined: there is none, or nothing was ever sent for it. Throws JournalError `JournalDamaged`. */
  async #read(run: string, isRunning: boolean): Promise<RunRecord | undefined> {
    const bytes = await readIfThere(this.#path(run));
    const record = bytes === undefined ? undefined : readRun(bytes);
    if (record === 'damaged') throw await this.#damaged(run, isRunning);
    return record === 'unfinished' ? undefined : record;
  }

  /** Sets the file aside, unless somebody writes it. Nothing is thrown away: what is whole in it can be read by eye. */
  async #damaged(run: string, isRunning: boolean): Promise<JournalError> {
    const path = this.#path(run);
    const aside = isRunning ? path : `${path}.damaged-${this.#now()}`;
    if (!isRunning) await rename(path, aside);
    return new JournalError(
      'JournalDamaged',
      `The journal of the run ${run} is damaged; it was kept as ${aside}.`,
      'Look at the registry itself; make a new plan for what is still to be done.',
    );
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw notWritten(this.folder, error);
    }
  }

  /** `20261121-164003-7f3a` */
  #newName(): string {
    const [day = '', time = ''] = this.#time().split('T');
    return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomHex(2)}`;
  }

  readonly #time = () => new Date(this.#now()).toISOString();
  readonly #path = (run: string) => join(this.folder, fileName(run));
  readonly #manifests = (run: string) => join(this.folder, `${run}.manifests`);
}

class WrittenRun implements RunJournal {
  readonly run: string;
  readonly before: ReadonlyMap<number, Known>;
  readonly #file: JournalFile;
  readonly #claimed: Claim;

  constructor(parts: {
    readonly run: string;
    readonly before: ReadonlyMap<number, Known>;
    readonly file: JournalFile;
    readonly claimed: Claim;
  }) {
    this.run = parts.run;
    this.before = parts.before;
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

/** Closes the file where the work on it fails. */
async function opened<T>(file: JournalFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }
}

const END = '.jsonl';
const fileName = (run: string): string => `${run}${END}`;

function* linesOf(head: object, items: readonly PlanItem[]): Iterable<object> {
  yield head;
  for (const what of items) yield { kind: 'item', what };
}

/** What a run that is taken up again has to know: an item that was not attempted is as fresh as one that nobody got to. */
function knownOf(items: readonly JournalItem[]): ReadonlyMap<number, Known> {
  const known = new Map<number, Known>();
  for (const { item, sentTime, outcome } of items) {
    const isOpen = outcome === undefined || outcome.state === 'unknown' || outcome.state === 'not-attempted';
    if (outcome !== undefined && !isOpen) known.set(item, { kind: 'ended', outcome });
    else if (sentTime !== undefined) known.set(item, { kind: 'sent' });
  }
  return known;
}

const noSuchRun = (run: string): JournalError =>
  new JournalError(
    'NoSuchRun',
    `There is no run ${run} in the journal.`,
    'Get-AzContainerRegistryJournal -All lists them.',
  );

/** Node's crypto is loaded with the first change: that takes milliseconds, and no start needs it. */
const randomHex = (bytes: number): string => process.getBuiltinModule('node:crypto').randomBytes(bytes).toString('hex');
