import { loss } from '../../admin/effect.ts';
import { ConfirmedPlan, execute } from '../../admin/executor.ts';
import type { Plan, PlannedChange } from '../../admin/plan.ts';
import type { Change, Context } from '../../engine/context.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';
import { effectLine } from './effect-line.ts';

/**
 * Confirms a plan and executes it; undefined under -WhatIf and when the user said no. What can be taken back is noted in the session, with the
 * change that it takes back itself. Throws what `execute` throws.
 */
export async function carryOut<Result>(
  plan: Plan<Result>,
  context: Context<Session>,
  undoes?: number,
): Promise<Result | undefined> {
  // nobody is asked about what is known to fail
  if (plan.blocked && !context.simulating) throw plan.blocked;
  if (!(await context.confirm(changeOf(plan, context.session)))) return undefined;
  try {
    const result = await execute(new ConfirmedPlan(plan), context.signal, {
      abandon: context.abandoned,
      sending: () => context.sending(),
    });
    note(plan, result, { session: context.session, undoes });
    return result;
  } finally {
    context.session.names.expire();
  }
}

function note<Result>(
  { change, subject, made }: Plan<Result>,
  result: Result,
  { session, undoes }: { readonly session: Session; readonly undoes: number | undefined },
): void {
  const what = made?.(result);
  if (!what) return;
  const { action, target } = change;
  session.changes.add({ server: subject.registry.server.name, action, target, made: what, undoes });
}

function changeOf(plan: Plan<unknown>, session: Session): Change {
  const change = guarded(plan, session);
  return {
    ...change,
    effects: change.effects.map(effectLine),
    fails: plan.blocked !== undefined,
  };
}

/** The change, severe where it is about something that the settings protect; one that is severe already keeps its word. */
function guarded({ change, subject }: Plan<unknown>, { connections, settings }: Session): PlannedChange {
  const isProtected = connections.at(subject.registryName)?.isProtected ?? false;
  const tag = protectedTagOf(subject.tags, settings.current);
  const reasons = [
    ...(isProtected ? [loss(`${subject.registryName} is a protected registry`)] : []),
    ...(tag === undefined ? [] : [loss(`${tag} is a protected tag`)]),
  ];
  if (reasons.length === 0) return change;
  const word = isProtected ? subject.registryName : tag;
  return {
    ...change,
    effects: [...change.effects, ...reasons],
    grade: 'severe',
    ...(change.grade === 'severe' || word === undefined ? {} : { word }),
  };
}
