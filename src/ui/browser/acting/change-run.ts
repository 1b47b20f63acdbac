import type { Change, ChangedItem } from '../../../engine/context.ts';
import type { Engine, RunResult } from '../../../engine/engine.ts';
import type { ErrorRecord } from '../../../engine/error-record.ts';
import type { Value } from '../../../values/value.ts';
import { many } from '../count-text.ts';
import type { Subject } from '../subject.ts';
import { type EndState, type ItemOutcome, outcomeOf } from './end-state.ts';
import { inTurn } from './in-turn.ts';
import { planningHost } from './planning-host.ts';
import { readRelations } from './relation-effects.ts';
import { movedSince } from './shown-item.ts';

/** Something to change, and the cmdlet that does it. */
export interface ChangeTarget {
  readonly subject: Subject;
  readonly line: string;
  /** What its row showed; left out: nothing is compared. */
  readonly shown?: ChangedItem | undefined;
  /** Its row; left out: what it is to others is not told. */
  readonly value?: Value | undefined;
}

/** A target whose cmdlet has made its plan and waits for a yes or no, or has failed before it came to that. */
export interface GatheredChange<Target extends ChangeTarget = ChangeTarget> {
  readonly target: Target;
  /** What would be done; undefined where the plan could not be made. */
  readonly change: Change | undefined;
  /** Why nothing can be done: it is locked, it is gone. */
  readonly failed: ErrorRecord | undefined;
  /** It is no longer what its row showed: how it differs. */
  readonly moved: string | undefined;
  /**
   * Lets the cmdlet read it again and send the change; answers what came of it. Later calls answer the same.
   */
  proceed(): Promise<ItemOutcome>;
  /** Sends nothing, ever. */
  stop(): Promise<void>;
}

export interface GatherOptions {
  /** Stops: no plan is made and no change is sent any more, what has been sent is awaited. */
  readonly signal: AbortSignal;
  /** Gives up what has been sent: what becomes of it is unknown then; left out: it is awaited to its end. */
  readonly abandoned?: AbortSignal;
  /** Plans that are made at once; 8 if left out. */
  readonly concurrency?: number;
  readonly progress?: (done: number, total: number) => void;
}

const CONCURRENCY = 8;

/**
 * Runs each target's line up to the point where it asks, so that all plans can be shown together; nothing has been sent when it answers, in
 * the order of the targets. Each answered change has to be told to proceed or to stop. Throws the signal's reason, with nothing sent.
 */
export async function gatherChanges<Target extends ChangeTarget>(
  engine: Pick<Engine, 'aside'>,
  targets: readonly Target[],
  { signal, abandoned, concurrency = CONCURRENCY, progress }: GatherOptions,
): Promise<readonly GatheredChange<Target>[]> {
  const gathered: (GatheredChange<Target> | undefined)[] = targets.map(() => undefined);
  let done = 0;
  await inTurn(targets, concurrency, async (target, at) => {
    if (signal.aborted) return;
    gathered[at] = await gather(engine, target, { signal, ...(abandoned && { abandoned }) });
    done += 1;
    progress?.(done, targets.length);
  });
  const whole = gathered.filter(each => each !== undefined);
  await readRelations(whole, signal);
  if (signal.aborted) {
    await Promise.all(whole.map(each => each.stop()));
    throw signal.reason;
  }
  return whole;
}

async function gather<Target extends ChangeTarget>(
  engine: Pick<Engine, 'aside'>,
  target: Target,
  { signal, abandoned }: Pick<GatherOptions, 'signal' | 'abandoned'>,
): Promise<GatheredChange<Target>> {
  const planned = Promise.withResolvers<Change | undefined>();
  const verdict = Promise.withResolvers<boolean>();
  const errors: ErrorRecord[] = [];
  let isStopped = false;
  let isSent = false;
  const host = planningHost({
    decide(change) {
      planned.resolve(change);
      return verdict.promise;
    },
    error: record => void errors.push(record),
    sending() {
      isSent = true;
    },
  });
  const giveUp = () => verdict.resolve(false);
  // a command that is given up while it waits is over at once
  signal.addEventListener('abort', giveUp);
  const run = engine.aside(target.line, { host, signal, abandoned }).finally(() => {
    signal.removeEventListener('abort', giveUp);
    planned.resolve(undefined);
  });
  const change = await planned.promise;
  const [failed] = errors;
  let outcome: Promise<ItemOutcome> | undefined;
  return {
    target,
    change,
    failed: change === undefined ? failed : undefined,
    moved: movedSince(target.subject, target.shown, change?.item),
    proceed() {
      if (outcome === undefined) isStopped ||= signal.aborted;
      outcome ??= run.then(result =>
        isStopped
          ? STOPPED
          : outcomeOfRun(result, { errors, change, isGivenUp: isSent && (abandoned?.aborted ?? false) }),
      );
      verdict.resolve(true);
      return outcome;
    },
    async stop() {
      isStopped ||= outcome === undefined;
      verdict.resolve(false);
      await run;
    },
  };
}

const STOPPED = { state: 'not-attempted', message: 'It was stopped before anything was sent.' } as const;

interface RunFacts {
  readonly errors: readonly ErrorRecord[];
  readonly change: Change | undefined;
  /** It was sent, and then its answer was given up. */
  readonly isGivenUp: boolean;
}

function outcomeOfRun(result: RunResult, { errors, change, isGivenUp }: RunFacts): ItemOutcome {
  const [error] = errors;
  if (error) {
    const outcome = outcomeOf(error);
    if (result.changed === 0) return outcome;
    // one line that stands for many, as an undo of a run
    return { ...outcome, message: `${many(result.changed, 'change')} made, but not all: ${outcome.message}` };
  }
  if (result.changed > 0) return { state: 'done' };
  if (isGivenUp) return { state: 'unknown', message: 'It was given up before the registry answered.' };
  if (result.outcome === 'cancelled') return STOPPED;
  if (change === undefined) {
    return { state: 'not-attempted', message: 'The command ended without a change: is $WhatIfPreference on?' };
  }
  return { state: 'unknown', message: 'The command ended without saying what came of it.' };
}

/** What became of one item of a batch. */
export interface ItemReport<Target extends ChangeTarget = ChangeTarget> extends ItemOutcome {
  readonly target: Target;
  /** What its plan was about, in words: a line may find out for itself what it changes, as an undo does. */
  readonly about?: string | undefined;
}

export interface CarryOutOptions<Target extends ChangeTarget> {
  /** The one that they were gathered with: once it is aborted no further change is sent; those that have been sent are awaited. */
  readonly signal: AbortSignal;
  /** Changes under way at once; 8 if left out. */
  readonly concurrency?: number;
  /** Told as each item begins, and with its report as it ends. */
  readonly onItem?: (target: Target, report: ItemReport<Target> | undefined) => void;
}

/**
 * Lets the chosen changes be made; answers a report for each, in order. One that failed in planning reports that and nothing is sent for it;
 * one that is no longer what its row showed goes on all the same, since the dialog has shown it as it is.
 */
export async function carryOut<Target extends ChangeTarget>(
  chosen: readonly GatheredChange<Target>[],
  { signal, concurrency = CONCURRENCY, onItem }: CarryOutOptions<Target>,
): Promise<readonly ItemReport<Target>[]> {
  const reports = chosen.map(({ target }): ItemReport<Target> => ({ target, ...STOPPED }));
  await inTurn(chosen, concurrency, async (item, at) => {
    const { target } = item;
    if (signal.aborted) {
      await item.stop();
      return;
    }
    onItem?.(target, undefined);
    const report = { target, about: item.change?.target, ...(await item.proceed()) };
    reports[at] = report;
    onItem?.(target, report);
  });
  return reports;
}

/** How many items came to each end. */
export function countEnds(reports: readonly ItemReport[]): ReadonlyMap<EndState, number> {
  const counts = new Map<EndState, number>();
  for (const { state } of reports) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
