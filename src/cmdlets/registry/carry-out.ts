import { loss } from '../../admin/effect.ts';
import type { ItemName } from '../../admin/journal/single-change.ts';
import type { Plan, PlannedChange } from '../../admin/plan.ts';
import type { ChangeSubject } from '../../admin/subject.ts';
import type { Change, Context } from '../../engine/context.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';
import { effectLine } from './effect-line.ts';
import { executeNoted } from './execute-noted.ts';
import { protectedTagsIn } from './protected-tags-in.ts';

/** The change that another one takes back: where it stands in the journal, and its number where it is one of this session. */
export interface Undone {
  readonly name: ItemName;
  readonly id: number | undefined;
  /** Earlier changes of the same thing that are taken back with it. */
  readonly also?: readonly ItemName[];
}

/**
 * Confirms a plan and executes it; undefined under -WhatIf and when the user said no. It stands in the journal before it is sent, and what
 * became of it after; what was made is noted in the session, with the change that it takes back itself. Throws what `execute` throws, and
 * JournalError, with nothing sent.
 */
export async function carryOut<Result>(
  plan: Plan<Result>,
  context: Context<Session>,
  undone?: Undone,
): Promise<Result | undefined> {
  // nobody is asked about what is known to fail
  if (plan.blocked && !context.simulating) throw plan.blocked;
  if (!(await context.confirm(await changeOf(plan, context)))) return undefined;
  try {
    const result = await executeNoted(plan, { context, command: context.calledAs, undone });
    // where the prompt comes back at once, nothing else says that it has been done
    if (context.signal.aborted)
      context.warning(`${plan.change.action} ${plan.change.target}: carried out, it had been sent before the stop.`);
    return result;
  } finally {
    context.session.names.expire();
  }
}

async function changeOf(plan: Plan<unknown>, { session, signal }: Context<Session>): Promise<Change> {
  const { subject } = plan;
  const isRepository = subject.tags.length === 0 && subject.digest === undefined;
  const change = guarded(plan, session, isRepository ? await protectedTagsIn(subject, session, signal) : subject.tags);
  return {
    ...change,
    effects: change.effects.map(effectLine),
    fails: plan.blocked !== undefined,
  };
}

/** The change, severe where it is about something that the settings protect; one that is severe already keeps its word. */
export function guarded(
  { change, subject }: { readonly change: PlannedChange; readonly subject: Pick<ChangeSubject, 'registryName'> },
  { connections, settings }: Pick<Session, 'connections' | 'settings'>,
  tags: readonly TagName[],
): PlannedChange {
  const isProtected = connections.at(subject.registryName)?.isProtected ?? false;
  const tag = protectedTagOf(tags, settings.current);
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
