import type { Right } from '../../registry/auth/scope.ts';
import { AdminError } from '../admin-error.ts';
import type { ItemChange, PlannedLock } from './item-change.ts';
import type { ItemOutcome } from './item-outcome.ts';
import { makeChange, PATIENCE_MS, type Way } from './make-change.ts';
import { isNoWay, outcomeOfError } from './outcome-of-error.ts';

/** Never aborted: what brings a lock back is sent also after everything else was stopped. */
const NEVER = new AbortController().signal;

export interface Carrying {
  readonly change: ItemChange;
  /** How it is called when it was made. */
  readonly done: 'deleted' | 'updated';
  /** An earlier run may have sent it, or lifted its lock. */
  readonly sent: boolean;
  readonly stop: AbortSignal;
  readonly abandon: AbortSignal;
  readonly rights: readonly Right[];
  readonly now: () => number;
  /** What has to be on disk and looked at before anything is sent; what it throws keeps the change back. */
  readonly prepare: () => Promise<void>;
  readonly sending: () => void;
  /** Told of what made it end, before that becomes an outcome. */
  readonly failed: (error: unknown) => void;
}

/** Carries one item through to its end. Rejects only for what is neither the registry's word nor the plan's. */
export async function carryItem(carrying: Carrying): Promise<ItemOutcome> {
  const { change, done, sent, stop, abandon, rights, now, sending } = carrying;
  let isLifted = sent && change.lock !== undefined;
  let isSent = sent;
  const way: Way = {
    ...{ sent, stop, abandon, rights, now },
    isTouched: () => isLifted,
    sending: () => {
      isSent = true;
      sending();
    },
    prepare: async sight => {
      await carrying.prepare();
      if (sight !== 'locked as planned' || !change.lock) return;
      const lift = { ...way, sent: false, isTouched: undefined, prepare: undefined };
      const lifting = makeChange(change.lock.lift, {
        ...lift,
        sending: () => {
          sending();
          isLifted = true;
        },
      });
      await lifting.catch((error: unknown) => {
        // nobody knows whether the lock is off; what it is lifted for was never sent, and that is known
        if (isSent || !(error instanceof AdminError) || error.id !== 'OutcomeUnknown') throw error;
        stop.throwIfAborted();
        throw new AdminError(
          'NotInEffect',
          `Its lock could not be lifted. ${error.message}`,
          error.recommendation,
          error,
        );
      });
      // who looked at the lock alone saw no more than that
      await change.look(true, { rights, signal: stop, patience: PATIENCE_MS });
    },
  };
  const outcome = await ending(way, carrying);
  if (!isLifted || !change.lock || outcome.state === done || outcome.state === 'already-absent') return outcome;
  return { ...outcome, ...(await restoreLock(change.lock, { rights, abandon, now })) };
}

async function ending(way: Way, { change, done, sent, stop, failed }: Carrying): Promise<ItemOutcome> {
  try {
    return { state: (await makeChange(change, way)) === 'made' ? done : 'already-absent', reason: undefined };
  } catch (error) {
    failed(error);
    // what was sent and not answered has been looked at, or is told as unknown
    const state = sent ? 'unknown' : 'not-attempted';
    if (isNoWay(error)) return { state, reason: error.message, recommendation: error.recommendation };
    const outcome = outcomeOfError(error);
    if (outcome) return outcome;
    if (stop.aborted) return { state, reason: undefined };
    throw error;
  }
}

/** Locks again what was unlocked for nothing; answers what is left to do where that did not work. */
export async function restoreLock(
  { restore, command }: PlannedLock,
  way: Pick<Way, 'rights' | 'abandon' | 'now'>,
): Promise<Pick<ItemOutcome, 'unlockedStill'>> {
  try {
    await makeChange(restore, { ...way, sent: false, stop: NEVER });
    return {};
  } catch (error) {
    if (!outcomeOfError(error) && !way.abandon.aborted) throw error;
    return { unlockedStill: command };
  }
}
