import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { IN_FLIGHT } from '../../registry/transport/governor.ts';
import { shortDigest } from '../subject.ts';
import { carryItem, restoreLock } from './carry-item.ts';
import { Ground } from './ground.ts';
import { type ItemOutcome, type ItemState, isOpen, type RunReport } from './item-outcome.ts';
import { Muster } from './muster.ts';
import { isNoWay, isTrouble } from './outcome-of-error.ts';
import { Places } from './places.ts';
import { PlanOrder } from './plan-order.ts';
import { type PlanItem, type RegistryPlan, tagsOf } from './registry-plan.ts';
import type { RunOptions } from './run-options.ts';

/** Items at work at once, for each change in flight: while one is sent, others are read, looked at and written down. */
const AT_WORK = 8;

/** Items that share a line in the journal and a look at what is new, for each change in flight. */
const TOGETHER = 2;

/** So many items in a row that the registry did not answer for, and it is taken for down. */
const MOST_TROUBLED = 10;

const GONE: ReadonlySet<ItemState> = new Set(['deleted', 'already-absent']);

/** One run of a plan: which item is at work, and how they ended. */
export class Run {
  readonly #items: readonly PlanItem[];
  readonly #server: string;
  readonly #options: RunOptions;
  readonly #order: PlanOrder;
  readonly #grounds = new Map<RepositoryName, Ground>();
  readonly #outcomes: (ItemOutcome | undefined)[];
  readonly #ready: number[];
  /** Ends the run from within. */
  readonly #halt = new AbortController();
  readonly #stop: AbortSignal;
  /** One read less than may be in flight: all wait for the look at what is new, which never waits for them. */
  readonly #looks: Places;
  readonly #muster: Muster;
  readonly #most: number;
  readonly #finished = Promise.withResolvers<void>();
  readonly #defects: unknown[] = [];
  #halted: string | undefined;
  #next = 0;
  #atWork = 0;
  #done = 0;
  #troubled = 0;

  constructor({ items, server, repositories }: RegistryPlan, options: RunOptions) {
    this.#items = items;
    this.#server = server;
    this.#options = options;
    this.#order = new PlanOrder(items);
    this.#ready = this.#order.first();
    this.#outcomes = items.map(() => undefined);
    this.#stop = AbortSignal.any([options.stop, this.#halt.signal]);
    const { registry, registryName, throttleLimit = IN_FLIGHT } = options;
    this.#looks = new Places(Math.max(1, throttleLimit - 1));
    this.#muster = new Muster(TOGETHER * throttleLimit);
    this.#most = AT_WORK * throttleLimit;
    const seen = new Map(repositories.map(({ repository, newest }) => [repository, newest]));
    for (const [repository, own] of Map.groupBy(items, each => each.repository)) {
      const watch = {
        newest: seen.get(repository),
        signal: this.#stop,
        protects: (tags: readonly TagName[]) => options.protects(tags),
      };
      this.#grounds.set(repository, new Ground({ registry, registryName, repository }, own, watch));
    }
    this.#takeOver();
  }

  /** Carries everything out. Rejects only for what is neither the registry's word nor the plan's, when nothing is in flight any more. */
  async carryOut(): Promise<RunReport> {
    this.#pump();
    await this.#finished.promise;
    if (this.#defects.length > 0) throw this.#defects[0];
    const outcomes: ItemOutcome[] = [];
    for (const [at, outcome] of this.#outcomes.entries()) {
      const isDone = outcome !== undefined && (GONE.has(outcome.state) || outcome.state === 'updated');
      outcomes.push((!isDone && (await this.#goneAlong(at))) || outcome || (await this.#leave(at)));
    }
    const isCut = outcomes.some(({ state }) => state === 'not-attempted');
    const stopped = isCut ? (this.#halted ?? 'It was stopped before its end.') : undefined;
    return { run: this.#options.journal.run, server: this.#server, outcomes, stopped };
  }

  /** What an earlier run has brought to an end stays as it is told there. */
  #takeOver(): void {
    for (const [at, item] of this.#items.entries()) {
      if (this.#mayHaveBeenSent(at)) this.#groundOf(item).begin(item);
      const known = this.#options.journal.before.get(at);
      if (known?.kind !== 'ended' || isOpen(known.outcome)) continue;
      const needs = this.#order.needsOf(at);
      // it may have been skipped for what is looked at again
      if (needs.some(each => each !== undefined && !this.#outcomes[each])) continue;
      this.#outcomes[at] = known.outcome;
      this.#groundOf(item).note(item, known.outcome);
    }
  }

  #pump(): void {
    while (this.#atWork < this.#most && !this.#stop.aborted) {
      const at = this.#ready[this.#next];
      if (at === undefined) break;
      this.#next++;
      this.#atWork++;
      void this.#work(at)
        .catch((error: unknown) => {
          this.#defects.push(error);
          this.#end(textOf(error));
        })
        .finally(() => {
          this.#atWork--;
          this.#pump();
        });
    }
    if (this.#atWork === 0) this.#finished.resolve();
  }

  async #work(at: number): Promise<void> {
    const item = this.#items[at];
    if (!item) return;
    const known = this.#outcomes[at];
    const outcome = known ?? this.#verdict(at, item) ?? this.#counted(item, await this.#carry(at, item));
    this.#outcomes[at] = outcome;
    if (!known && outcome.state !== 'not-attempted') this.#options.journal.ended(at, outcome);
    this.#groundOf(item).note(item, outcome);
    this.#ready.push(...this.#order.after(at));
    this.#options.progress(++this.#done, this.#items.length);
  }

  /** How it ends without being looked at. */
  #verdict(at: number, item: PlanItem): ItemOutcome | undefined {
    const reason = this.#options.protects(tagsOf(item));
    if (reason !== undefined) return { state: 'protected-skipped', reason };
    for (const [index, need] of this.#order.needsOf(at).entries()) {
      const before = need === undefined ? undefined : this.#outcomes[need]?.state;
      if (before !== undefined && GONE.has(before)) continue;
      if (before === 'not-attempted') return { state: 'not-attempted', reason: undefined };
      const digest = item.action === 'delete manifest' ? item.after[index] : undefined;
      return { state: 'changed-skipped', reason: `It belongs to ${digest && shortDigest(digest)}, which is not gone.` };
    }
    return undefined;
  }

  async #carry(at: number, item: PlanItem): Promise<ItemOutcome> {
    const { registry, journal, abandon } = this.#options;
    const ground = this.#groundOf(item);
    const change = ground.changeOf(item);
    const isSentBefore = this.#mayHaveBeenSent(at);
    let [isNoted, isWritten] = [false, false];
    const outcome = await carryItem({
      change: {
        ...change,
        look: (...args) => this.#muster.coming(() => this.#looks.use(() => change.look(...args))),
        send: options => this.#muster.ahead(() => change.send(options)),
      },
      done: item.action === 'update attributes' ? 'updated' : 'deleted',
      sent: isSentBefore,
      stop: this.#stop,
      abandon,
      rights: ground.rights,
      now: () => registry.transport.now(),
      prepare: async () => {
        await this.#muster.join();
        await this.#muster.ahead(() => {
          isNoted = true;
          const written = isWritten || this.#orHalt(() => journal.sending(at), 'The journal cannot be written');
          return Promise.all([written, ground.assertUnneeded(item)]);
        });
        isWritten = true;
      },
      sending: () => {
        ground.assertNotKept(item);
        this.#orHalt(() => this.#options.sending(), 'It was stopped');
        ground.begin(item);
      },
      failed: error => this.#judge(error),
    });
    if (outcome.state !== 'failed' && outcome.state !== 'unknown') this.#troubled = 0;
    // it stands there as sent, and was held back; one that is left unlocked is looked at again
    const isHeldBack = isNoted && outcome.state === 'not-attempted' && outcome.unlockedStill === undefined;
    if (isHeldBack) journal.ended(at, outcome);
    return outcome;
  }

  /** What goes along with something else that this run has deleted was deleted by it. */
  #counted(item: PlanItem, outcome: ItemOutcome): ItemOutcome {
    if (outcome.state !== 'already-absent' || item.action === 'update attributes') return outcome;
    const ground = this.#groundOf(item);
    const wentAlong =
      item.action === 'remove tag' ? ground.hasDeleted(item.digest) : item.after.some(each => ground.hasDeleted(each));
    return wentAlong ? { ...outcome, state: 'deleted' } : outcome;
  }

  /** The end of an item that the run did not get to, or left alone, after it had gone along with its subject. */
  async #goneAlong(at: number): Promise<ItemOutcome | undefined> {
    const item = this.#items[at];
    if (!item) return undefined;
    const ground = this.#groundOf(item);
    if (!ground.mayHaveGoneAlong(item)) return undefined;
    try {
      const { abandon: signal } = this.#options;
      const sight = await ground.changeOf(item).look(false, { rights: ground.rights, signal });
      if (sight !== 'gone') return undefined;
    } catch {
      // what cannot be looked at is reported as what it was before
      return undefined;
    }
    const outcome: ItemOutcome = { state: 'deleted', reason: undefined };
    this.#options.journal.ended(at, outcome);
    return outcome;
  }

  /** An item that the run did not get to; a lock that an earlier run may have lifted for it comes back all the same. */
  async #leave(at: number): Promise<ItemOutcome> {
    const item = this.#items[at];
    if (!this.#stop.aborted) return { state: 'changed-skipped', reason: 'The plan has it wait for itself.' };
    if (!item || !this.#mayHaveBeenSent(at)) return { state: 'not-attempted', reason: undefined };
    const ground = this.#groundOf(item);
    const { lock } = ground.changeOf(item);
    const { abandon, registry } = this.#options;
    const way = { rights: ground.rights, abandon, now: () => registry.transport.now() };
    const known = this.#options.journal.before.get(at);
    const { unlockedStill: _, ...outcome }: ItemOutcome =
      known?.kind === 'ended' ? known.outcome : { state: 'unknown', reason: 'The run before was cut short.' };
    return { ...outcome, ...(lock && (await restoreLock(lock, way))) };
  }

  /** The change itself, or what lifts its lock. */
  #mayHaveBeenSent(at: number): boolean {
    const known = this.#options.journal.before.get(at);
    if (known === undefined || known.kind === 'sent') return known !== undefined;
    return known.outcome.state === 'unknown' || known.outcome.unlockedStill !== undefined;
  }

  #groundOf({ repository }: PlanItem): Ground {
    const ground = this.#grounds.get(repository);
    if (!ground) throw new Error(`${repository} is no repository of the plan`);
    return ground;
  }

  #judge(error: unknown): void {
    if (isNoWay(error)) this.#end(error.message);
    else if (isTrouble(error) && ++this.#troubled >= MOST_TROUBLED) this.#end(error.message);
  }

  #orHalt<T>(act: () => T, what: string): T {
    try {
      const result = act();
      if (result instanceof Promise) result.catch((error: unknown) => this.#end(`${what}: ${textOf(error)}`));
      return result;
    } catch (error) {
      this.#end(`${what}: ${textOf(error)}`);
      throw error;
    }
  }

  #end(reason: string): void {
    // who stops it knows why
    if (!this.#options.stop.aborted) this.#halted ??= reason;
    this.#halt.abort(new Error(reason));
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
