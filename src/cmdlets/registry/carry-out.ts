import { ConfirmedPlan, execute } from '../../admin/executor.ts';
import type { Plan } from '../../admin/plan.ts';
import type { Context } from '../../engine/context.ts';
import type { Session } from '../../session/session.ts';

/** Confirms a plan and executes it; undefined under -WhatIf and when the user said no. Throws what `execute` throws. */
export async function carryOut<Result>(plan: Plan<Result>, context: Context<Session>): Promise<Result | undefined> {
  // nobody is asked about what is known to fail
  if (plan.blocked && !context.simulating) throw plan.blocked;
  if (!(await context.confirm({ ...plan.change, fails: plan.blocked !== undefined }))) return undefined;
  try {
    return await execute(new ConfirmedPlan(plan), context.signal);
  } finally {
    context.session.names.expire();
  }
}
