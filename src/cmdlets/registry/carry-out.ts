import type { Effect } from '../../admin/effect.ts';
import { ConfirmedPlan, execute } from '../../admin/executor.ts';
import type { Plan } from '../../admin/plan.ts';
import type { Change, Context } from '../../engine/context.ts';
import type { Session } from '../../session/session.ts';
import type { Look } from '../../values/look.ts';

/** Confirms a plan and executes it; undefined under -WhatIf and when the user said no. Throws what `execute` throws. */
export async function carryOut<Result>(plan: Plan<Result>, context: Context<Session>): Promise<Result | undefined> {
  // nobody is asked about what is known to fail
  if (plan.blocked && !context.simulating) throw plan.blocked;
  if (!(await context.confirm(changeOf(plan)))) return undefined;
  try {
    return await execute(new ConfirmedPlan(plan), context.signal);
  } finally {
    context.session.names.expire();
  }
}

/** How the kinds of effects look. */
const LOOKS: Readonly<Record<Effect['kind'], Look | undefined>> = {
  fails: 'state.error',
  changes: 'diff.changed',
  loses: 'state.warn',
  note: undefined,
};

const changeOf = ({ change, blocked }: Plan<unknown>): Change => ({
  ...change,
  effects: change.effects.map(({ text, kind }) => {
    const look = LOOKS[kind];
    return look ? { text, look } : text;
  }),
  fails: blocked !== undefined,
});
