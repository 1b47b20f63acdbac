import { RegistryError } from '../registry/model/errors.ts';
import { AdminError } from './admin-error.ts';
import { findLock } from './find-lock.ts';
import type { Plan, PlannedChange, Stopping } from './plan.ts';

/** A plan that the user, or the rules for scripts, have said yes to; make one only behind a confirmation. */
export class ConfirmedPlan<Result> {
  readonly #plan: Plan<Result>;

  constructor(plan: Plan<Result>) {
    this.#plan = plan;
  }

  get plan(): Plan<Result> {
    return this.#plan;
  }
}

export interface ExecuteOptions {
  /** Gives up the answer to what has been sent; left out: `signal` does. */
  readonly abandon?: AbortSignal;
  /** Awaited each time before it is handed to the connection; may throw to keep it back. */
  readonly sending?: () => void | Promise<void>;
  /** Told when the connection lets it go: one that was stopped while it waited for its turn was never sent. */
  readonly onWire?: () => void;
}

/**
 * Carries out a confirmed plan: reads the item again, sends the change once, and after a lost reply looks before it repeats once
 * (safety, section 2). Once `signal` is aborted it is not sent any more; what has been sent is awaited, and looked at where the reply is lost.
 * Throws AdminError when the item is locked, moved or changed, or when the outcome stays unknown; RegistryError for what the registry refused.
 */
export async function execute<Result>(
  { plan }: ConfirmedPlan<Result>,
  signal: AbortSignal,
  { abandon = signal, sending = () => signal.throwIfAborted(), onWire }: ExecuteOptions = {},
): Promise<Result> {
  if (plan.blocked) throw plan.blocked;
  const stopping = { signal, abandon, sending: onWire };
  await plan.verify(signal);
  await sending();
  const first = await attempt(plan, stopping);
  if (first.kind === 'done') return first.result;
  if (signal.aborted) throw stoppedBetween(plan.change);
  await sending();
  const second = await attempt(plan, stopping);
  if (second.kind === 'done') return second.result;
  throw new AdminError(
    'OutcomeUnknown',
    `${plan.change.action} ${plan.change.target}: the reply was lost twice and the item is still as it was`,
    'Look at it with the Get cmdlet before trying again.',
  );
}

const stoppedBetween = ({ action, target }: PlannedChange): AdminError =>
  new AdminError(
    'Stopped',
    `${action} ${target}: the reply was lost and nothing has changed; it was stopped before it was sent again.`,
    'Run the command again if it is still wanted.',
  );

/** What has become of it; given up meanwhile, nobody knows. */
async function settled<Result>(plan: Plan<Result>, lost: RegistryError, abandon: AbortSignal) {
  try {
    return await plan.settle(abandon);
  } catch (error) {
    throw abandon.aborted ? lost : error;
  }
}

async function attempt<Result>(plan: Plan<Result>, stopping: Stopping) {
  const { abandon } = stopping;
  try {
    return { kind: 'done', result: await plan.send(stopping) } as const;
  } catch (error) {
    // given up, nobody looks what became of it
    if (!(error instanceof RegistryError) || abandon.aborted) throw error;
    if (error.id === 'OutcomeUnknown') return await settled(plan, error, abandon);
    if (error.id === 'Locked') throw (await findLock(plan.subject, abandon)) ?? error;
    throw error;
  }
}
