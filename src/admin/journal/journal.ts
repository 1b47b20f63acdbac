import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Claim } from '../../content/process-claim.ts';
import { MANIFEST_LIMIT } from '../../registry/manifest-content.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { randomHex } from '../../registry/random-hex.ts';
import { planId } from '../bulk/plan-id.ts';
import type { PlanItem, RegistryPlan } from '../bulk/registry-plan.ts';
import type { Known, RunJournal } from '../bulk/run-journal.ts';
import { ChangesFile, type NotedChange } from './changes-file.ts';
import { claim, isClaimed } from './claim.ts';
import { namesIn, readIfThere, syncFolder } from './files.ts';
import { JournalError, notWritten } from './journal-error.ts';
import { JournalFile } from './journal-file.ts';
import { KeptManifests, keepManifests } from './kept-manifests.ts';
import { isPlanItem } from './plan-guards.ts';
import { DEFAULT_LIMITS, type JournalLimits, prune } from './prune.ts';
import { headLine, type JournalItem, type RunHead, type RunRecord, readRun } from './read-run.ts';
import type { SingleChange } from './single-change.ts';
import { knownOf, WrittenRun } from './written-run.ts';

/** A run as it stands in the journal. */
export interface RunSummary {
  readonly run: string;
  /** A plan, the single changes of a session, or what took a run back. */
  readonly kind: 'plan' | 'changes' | 'undo';
  /** Of the shell that began it. */
  readonly session: string;
  readonly command: string;
  /** The run that it took back. */
  readonly undoes: string | undefined;
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

export interface ListRunsOptions {
  readonly tell?: (sentence: string) => void;
  /** Only what this shell has begun or taken up. */
  readonly isOwn?: boolean;
}

export interface JournalOptions {
  readonly limits?: () => JournalLimits;
  readonly now?: () => number;
}

/**
 * What was changed, by this shell and all others of the same user: one file for each run of a plan, and one for the single changes of a session.
 * A folder of its own, made with the first change; nothing in it is a secret, and nobody but the user may read it.
 */
export class Journal {
  readonly folder: string;
  /** Of this shell. */
  readonly session: string = randomHex(6);
  readonly #limits: () => JournalLimits;
  readonly #now: () => number;
  /** The single changes of this shell; begun with the first. */
  #changes: Promise<ChangesFile> | undefined;
  #isPruned = false;
  /** Runs that this shell has begun or taken up. */
  readonly #own = new Set<string>();
  /** Where the manifests of the run that was asked for last are in its file. */
  #kept: KeptManifests | undefined;

  /** `limits`: asked before the first change of the shell, which deletes what is older. */
  constructor(folder: string, { limits = () => DEFAULT_LIMITS, now = Date.now }: JournalOptions = {}) {
    this.folder = folder;
    this.#limits = limits;
    this.#now = now;
  }

  /** Writes a plan down before it is carried out; resolves when it is on disk. Throws JournalError `JournalNotWritten`. */
  begin(plan: RegistryPlan, { command, bodies }: Keep): Promise<RunJournal> {
    const { items, ...about } = plan;
    return this.#create({ command, plan: about, undoes: undefined }, { items, bodies }, ({ run, file, claimed }) => {
      return new WrittenRun({ run, file, claimed, items: [] });
    });
  }

  /** Begins a run of changes that are planned one by one: those that take a run back. Throws as `begin`. */
  beginChanges(command: string, undoes: string | undefined): Promise<ChangesFile> {
    return this.#create({ command, plan: undefined, undoes }, undefined, ({ run, file, claimed }) => {
      return new ChangesFile({ run, file, claimed, manifests: this.#manifests(run) });
    });
  }

  /**
   * Writes down a change of this session by itself, and the manifest that it deletes, before it is sent; resolves when it is on disk. Throws
   * JournalError `JournalNotWritten`.
   */
  async note(change: SingleChange, body: ManifestContent | undefined): Promise<NotedChange> {
    this.#changes ??= this.beginChanges('', undefined);
    try {
      return await (await this.#changes).note(change, body);
    } catch (error) {
      // the next one may find the disk in better order
      const changes = this.#changes;
      this.#changes = undefined;
      await changes.then(each => each.close()).catch(() => {});
      throw notWritten(this.folder, error);
    }
  }

  /** Ends the single changes of this shell. Throws JournalError `JournalNotWritten`. */
  async close(): Promise<void> {
    const changes = this.#changes;
    this.#changes = undefined;
    await (await changes)?.close();
  }

  /**
   * Takes a run up again where it was left; nobody else can meanwhile. Items that nothing was sent for are not in `before`. Throws JournalError
   * `NoSuchRun`, `RunInUse`, `JournalDamaged`.
   */
  async reopen(run: string): Promise<{ plan: RegistryPlan; journal: RunJournal; command: string }> {
    if (!(await namesIn(this.folder)).includes(fileName(run))) throw noSuchRun(run);
    const claimed = await claim(this.folder, run);
    try {
      const record = await this.#read(run, false);
      this.#own.add(run);
      if (record?.head.plan === undefined) throw noSuchRun(run);
      const { head, items, length } = record;
      const plan = planOf(record.head.plan, items);
      const file = await this.#try(() => JournalFile.open(this.#path(run), length));
      return await closedOnFailure(file, async () => {
        await file.commit([{ kind: 'opened', at: this.#time(), session: this.session }]);
        return { plan, journal: new WrittenRun({ run, file, claimed, items }), command: head.command };
      });
    } catch (error) {
      await claimed.release();
      throw error;
    }
  }

  /** A run as `reopen` would take it up; it is not, and nothing is written. Throws JournalError `NoSuchRun`, `JournalDamaged`. */
  async look(run: string): Promise<{ plan: RegistryPlan; before: ReadonlyMap<number, Known> }> {
    const record = await this.#read(run, await isClaimed(this.folder, run));
    if (record?.head.plan === undefined) throw noSuchRun(run);
    return { plan: planOf(record.head.plan, record.items), before: knownOf(record.items) };
  }

  /**
   * All runs, oldest first, or those that this shell has begun or taken up. One whose file is damaged is set aside, and `tell` hears a sentence
   * about it.
   */
  async *runs({ tell = () => {}, isOwn = false }: ListRunsOptions = {}): AsyncIterable<RunSummary> {
    await (await this.#changes)?.flush();
    const names = await namesIn(this.folder);
    const runs = names.filter(each => each.endsWith(END)).map(each => each.slice(0, -END.length));
    for (const run of runs.toSorted()) {
      if (isOwn && !this.#own.has(run)) continue;
      try {
        const summary = await this.#summary(run);
        if (summary !== undefined) yield summary;
      } catch (error) {
        if (!(error instanceof JournalError) || error.id !== 'JournalDamaged') throw error;
        tell(error.message);
      }
    }
  }

  /** One run. Throws JournalError `NoSuchRun`, `JournalDamaged`. */
  async run(run: string): Promise<RunSummary> {
    await (await this.#changes)?.flush();
    const summary = await this.#summary(run);
    if (summary === undefined) throw noSuchRun(run);
    return summary;
  }

  /** The items of a run with what is known of them. Throws JournalError `NoSuchRun`, `JournalDamaged`. */
  async items(run: string): Promise<readonly JournalItem[]> {
    return (await this.run(run)).items;
  }

  /** The bytes of a manifest that a run was to delete; undefined where they were not kept, or are damaged. */
  async bytesOf(run: string, digest: Digest): Promise<ManifestContent | undefined> {
    const path = this.#manifests(run);
    if (this.#kept?.path !== path || !(await this.#kept.isCurrent())) this.#kept = await KeptManifests.open(path);
    return this.#kept.read(digest);
  }

  /** A new file of the journal with its head, on disk. */
  async #create<T>(
    about: Pick<RunHead, 'command' | 'plan' | 'undoes'>,
    content: { readonly items: readonly PlanItem[]; readonly bodies: Keep['bodies'] } | undefined,
    made: (parts: { readonly run: string; readonly file: JournalFile; readonly claimed: Claim }) => T,
  ): Promise<T> {
    const run = planId(this.#now());
    this.#own.add(run);
    const head = { run, time: this.#time(), session: this.session, ...about };
    const claimed = await this.#try(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      if (!this.#isPruned) await prune(this.folder, this.#limits(), this.#now());
      this.#isPruned = true;
      return claim(this.folder, run);
    });
    try {
      const kept = [...(content?.bodies.values() ?? [])].filter(each => each.bytes.length <= MANIFEST_LIMIT);
      const file = await this.#try(async () => {
        if (kept.length > 0) await keepManifests(this.#manifests(run), kept);
        return JournalFile.open(this.#path(run), 0);
      });
      return await closedOnFailure(file, async () => {
        await file.commit(linesOf(headLine({ head, items: content?.items.length }), content?.items ?? []));
        await this.#try(() => syncFolder(this.folder));
        return made({ run, file, claimed });
      });
    } catch (error) {
      await claimed.release();
      throw error;
    }
  }

  async #summary(run: string): Promise<RunSummary | undefined> {
    const isRunning = await isClaimed(this.folder, run);
    const record = await this.#read(run, isRunning);
    if (record === undefined) return undefined;
    const { head, items, closedTime } = record;
    const { session, command, time: startedTime, plan, undoes } = head;
    const kind = plan === undefined ? (undoes === undefined ? 'changes' : 'undo') : 'plan';
    return { run, kind, session, command, undoes, startedTime, closedTime, server: plan?.server, items, isRunning };
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

  readonly #time = () => new Date(this.#now()).toISOString();
  readonly #path = (run: string) => join(this.folder, fileName(run));
  readonly #manifests = (run: string) => join(this.folder, `${run}.manifests`);
}

/** Closes the file where the work on it fails. */
async function closedOnFailure<T>(file: JournalFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }
}

const planOf = (head: NonNullable<RunHead['plan']>, items: readonly JournalItem[]): RegistryPlan => ({
  ...head,
  items: items.map(each => each.what).filter(isPlanItem),
});

const END = '.jsonl';
const fileName = (run: string): string => `${run}${END}`;

function* linesOf(head: object, items: readonly PlanItem[]): Iterable<object> {
  yield head;
  for (const what of items) yield { kind: 'item', what };
}

const noSuchRun = (run: string): JournalError =>
  new JournalError(
    'NoSuchRun',
    `There is no run ${run} in the journal.`,
    'Get-AzContainerRegistryJournal -All lists them.',
  );
