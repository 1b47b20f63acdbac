import { outcomeOfError } from '../../admin/bulk/outcome-of-error.ts';
import { loss } from '../../admin/effect.ts';
import type { ChangesFile } from '../../admin/journal/changes-file.ts';
import { type PlannedUndo, planUndoAll, type UndoPlan } from '../../admin/undo/plan-undo-all.ts';
import { sideBySide } from '../../content/side-by-side.ts';
import type { Change, Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { Connection } from '../../session/connection.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Session } from '../../session/session.ts';
import { counted } from '../admin/plan-words.ts';
import { effectLine } from './effect-line.ts';
import { executeNoted } from './execute-noted.ts';
import { shortTarget } from './short-target.ts';
import type { UndoTarget } from './undo-target.ts';

/** Changes in flight at once; the connection lets no more through either. */
const AT_ONCE = 8;
/** Items that a question names, and up to which it is not severe (safety, grades). */
const FEW = 20;

/**
 * Takes many changes back after one question: those that can be are planned first, and the others told with their reasons. Answers the id of
 * the run in the journal, undefined under -WhatIf, where the user said no, and where nothing can be taken back. `undoes`: the run that these
 * changes were made by. Throws SessionError, JournalError, RegistryError.
 */
export async function undoTogether(
  { server, items }: UndoTarget,
  undoes: string | undefined,
  context: Context<Session>,
): Promise<string | undefined> {
  const { session, signal } = context;
  const connection = session.writable(server);
  const { registry, name: registryName } = connection;
  const activity = 'Looking at what can be taken back';
  const plan = await planUndoAll({ registry, registryName }, items, {
    kept: (run, digest) => session.journal.bytesOf(run, digest),
    signal,
    progress: (done, total) => context.progress({ activity, done, total }),
  }).finally(() => context.progress(undefined));
  const count = plan.waves.reduce((sum, each) => sum + each.length, 0);
  const isAsked = count > 0 || context.simulating;
  if (isAsked && !(await context.confirm(changeOf(plan, { connection, undoes, context })))) return undefined;
  tellBlocked(plan, context);
  if (count === 0) return undefined;
  const run = await session.journal.beginChanges(context.calledAs, undoes ?? '');
  try {
    const failures = await carryOutWaves(plan, { run, context, count });
    tellFailures(failures, context);
    return run.run;
  } finally {
    context.progress(undefined);
    session.names.expire();
    await run.close();
  }
}

interface Failure {
  readonly planned: PlannedUndo;
  readonly error: Error;
}

/** Once it is stopped no further change is sent; those on their way are awaited. */
async function carryOutWaves(
  { waves }: UndoPlan,
  { run, context, count }: { readonly run: ChangesFile; readonly context: Context<Session>; readonly count: number },
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  let [ended, changed] = [0, 0];
  for (const wave of waves) {
    const carryOut = async (planned: PlannedUndo) => {
      if (context.signal.aborted) return;
      const { item, plan } = planned;
      try {
        const undone = { name: item.name, id: undefined, also: item.also ?? [] };
        await executeNoted(plan, { context, command: context.calledAs, undone, run });
        changed += 1;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (outcomeOfError(error) === undefined && !context.signal.aborted) throw error;
        failures.push({ planned, error });
      }
      ended += 1;
      context.progress({ activity: 'Taking changes back', done: ended, total: count });
    };
    // a signal would reject where what was done until then is to be told
    await sideBySide(wave, undefined, carryOut, AT_ONCE);
  }
  context.changed(changed);
  return failures;
}

function changeOf(
  plan: UndoPlan,
  of: { readonly connection: Connection; readonly undoes: string | undefined; readonly context: Context<Session> },
): Change {
  const { connection, undoes, context } = of;
  const { name, isProtected, registry } = connection;
  const all = plan.waves.flat();
  const shown = context.simulating ? all : all.slice(0, FEW);
  const tag = protectedTagOf(
    all.flatMap(each => each.plan.subject.tags),
    context.session.settings.current,
  );
  const guards = [
    ...(isProtected ? [loss(`${name} is a protected registry`)] : []),
    ...(tag === undefined ? [] : [loss(`${tag} is a protected tag`)]),
  ];
  const what = undoes === undefined ? counted(all.length, 'change') : `run ${undoes}: ${counted(all.length, 'change')}`;
  return {
    action: 'Undo',
    target: `${registry.server.name}, ${what}`,
    effects: [
      ...shown.map(({ plan: { change } }) => `${change.action} ${shortTarget(change.target, registry.server.name)}`),
      ...(shown.length < all.length ? [`… and ${all.length - shown.length} more; -WhatIf shows all of them`] : []),
      ...blockedLines(plan),
      ...guards.map(effectLine),
    ],
    grade: guards.length > 0 || all.length > FEW ? 'severe' : 'moderate',
    question: `Undo ${what} in ${registry.server.name}?`,
    doing: `undo ${counted(all.length, 'change')}`,
    word: name,
    fails: all.length === 0,
  };
}

/** `3 cannot be taken back: …`, with the first reason of each kind. */
const blockedLines = (plan: UndoPlan) =>
  byKind(plan.blocked.map(each => each.reason)).map(({ first, count }) =>
    effectLine(loss(`${count} cannot be taken back: ${first.message}`)),
  );

function tellBlocked(plan: UndoPlan, context: Context<Session>): void {
  for (const { first, count } of byKind(plan.blocked.map(each => each.reason))) {
    // an undo that was cut short, or a change that was sent and never made
    if (idOf(first) === 'BackAlready') context.warning(count === 1 ? first.message : thereAgain(first, count));
    else context.error(count === 1 ? first : several(first, count, 'cannot be taken back'));
  }
}

function tellFailures(failures: readonly Failure[], context: Context<Session>): void {
  for (const { first, count } of byKind(failures.map(each => each.error))) {
    context.error(count === 1 ? first : several(first, count, 'were not taken back'));
  }
}

const thereAgain = (first: Error, count: number): string =>
  `${count} changes need not be taken back, the first because: ${first.message}`;

const several = (first: Error, count: number, what: string): ShellError =>
  new ShellError(idOf(first), `${count} changes ${what}, the first because: ${first.message}`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal -Run lists the items of a run, with what became of each.',
    cause: first,
  });

function byKind<E extends Error>(errors: readonly E[]): readonly { readonly first: E; readonly count: number }[] {
  const kinds = new Map<string, { first: E; count: number }>();
  for (const error of errors) {
    const known = kinds.get(idOf(error));
    if (known) known.count += 1;
    else kinds.set(idOf(error), { first: error, count: 1 });
  }
  return [...kinds.values()];
}

const idOf = (error: Error): string => ('id' in error && typeof error.id === 'string' ? error.id : error.name);
