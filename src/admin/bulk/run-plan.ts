import { IN_FLIGHT } from '../../registry/transport/governor.ts';
import type { RunReport } from './item-outcome.ts';
import type { RegistryPlan } from './registry-plan.ts';
import { Run } from './run.ts';
import type { RunOptions } from './run-options.ts';

export type { RunOptions } from './run-options.ts';

/** A plan that the user, or the rules for scripts, have said yes to; make one only behind a confirmation. */
export class ConfirmedRegistryPlan {
  readonly #plan: RegistryPlan;

  constructor(plan: RegistryPlan) {
    this.#plan = plan;
  }

  get plan(): RegistryPlan {
    return this.#plan;
  }
}

/**
 * Carries out a confirmed plan, many items at once: each is read again right before its change, what became of a lost reply is looked at before
 * anything is repeated, and every item ends in exactly one state (safety, sections 2 and 3). What `journal.before` knows is not done again.
 * Closes the journal. Rejects only for what is neither the registry's word nor the plan's.
 */
export async function runPlan({ plan }: ConfirmedRegistryPlan, options: RunOptions): Promise<RunReport> {
  const { registry, throttleLimit, journal } = options;
  const { origin } = registry.server;
  if (throttleLimit !== undefined) registry.transport.allow(origin, throttleLimit);
  try {
    return await new Run(plan, options).carryOut();
  } finally {
    if (throttleLimit !== undefined) registry.transport.allow(origin, IN_FLIGHT);
    await journal.close();
  }
}
