import { RegistryError } from '../registry/model/errors.ts';
import { AdminError } from './admin-error.ts';
import { findLock } from './find-lock.ts';
import type { Plan } from './plan.ts';

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

/**
 * Carries out a confirmed plan: reads the item again, sends the change once, and after a lost reply looks before it repeats once
 * (safety, section 2). `sending` is told each time right before it is sent, and may throw to keep it back. Throws AdminError when the item is
 * locked, moved or changed, or when the outcome stays unknown; RegistryError for what the registry refused.
 */
export async function execute<Result>(
  { plan }: ConfirmedPlan<Result>,
  signal: AbortSignal,
  sending: () => void = () => signal.throwIfAborted(),
): Promise<Result> {
  if (plan.blocked) throw plan.blocked;
  await plan.verify(signal);
  sending();
  const first = await attempt(plan, signal);
  if (first.kind === 'done') return first.result;
  sending();
  const second = await attempt(plan, signal);
  if (second.kind === 'done') return second.result;
  throw new AdminError(
    'OutcomeUnknown',
    `${plan.change.action} ${plan.change.target}: the reply was lost twice and the item is still as it was`,
    'Look at it with the Get cmdlet before trying again.',
  );
}

async function attempt<Result>(plan: Plan<Result>, signal: AbortSignal) {
  try {
    return { kind: 'done', result: await plan.send(signal) } as const;
  } catch (error) {
    // given up, nobody looks what became of it
    if (error instanceof RegistryError && error.id === 'OutcomeUnknown' && !signal.aborted) return plan.settle(signal);
    if (error instanceof RegistryError && error.id === 'Locked') {
      throw (await findLock(plan.subject, signal)) ?? error;
    }
    throw error;
  }
}
