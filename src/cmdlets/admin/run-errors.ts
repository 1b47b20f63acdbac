import type { ItemOutcome, ItemState } from '../../admin/bulk/item-outcome.ts';
import { ShellError } from '../../engine/error-record.ts';
import { counted } from './plan-words.ts';
import { problemsOf, type RunRecord, resumeCommand } from './run.type.ts';

interface Kind {
  readonly id: string;
  readonly category: string;
  /** Completes `3 items `, `1 item `. */
  readonly told: (isOne: boolean) => string;
  readonly recommendation: string;
}

const LOOK_AGAIN = 'Look at them in the Items of the run, and make a new plan for what is still to go.';
const NEW_PLAN = 'Make a new plan to see how they are now.';

/** One for each state in which something is left to do, what is worst last. */
const KINDS: Readonly<Partial<Record<ItemState, Kind>>> = {
  'moved-skipped': {
    id: 'TagMoved',
    category: 'ResourceExists',
    told: isOne => `${isOne ? 'points' : 'point'} elsewhere than planned and ${left(isOne)}`,
    recommendation: NEW_PLAN,
  },
  'changed-skipped': {
    id: 'ChangedMeanwhile',
    category: 'ResourceExists',
    told: isOne => `${was(isOne)} no longer as planned and ${left(isOne)}`,
    recommendation: NEW_PLAN,
  },
  'locked-skipped': {
    id: 'ItemLocked',
    category: 'ResourceUnavailable',
    told: isOne => `${was(isOne)} locked and ${left(isOne)}`,
    recommendation: 'Unlock them, or plan with -IncludeLocked.',
  },
  'protected-skipped': {
    id: 'ItemProtected',
    category: 'PermissionDenied',
    told: isOne => `${was(isOne)} protected by the settings and ${left(isOne)}`,
    recommendation: 'The setting protectedTags says which tags are protected.',
  },
  'no-permission': {
    id: 'NoPermission',
    category: 'PermissionDenied',
    told: isOne => `${isOne ? 'takes' : 'take'} a permission that is missing`,
    recommendation: 'Connect with an identity that may delete and write metadata there.',
  },
  failed: { id: 'ItemFailed', category: 'NotSpecified', told: () => 'failed', recommendation: LOOK_AGAIN },
};

const was = (isOne: boolean) => (isOne ? 'was' : 'were');
const left = (isOne: boolean) => `${was(isOne)} left alone`;

/** An error for each kind of thing that a run left undone; the first reason stands for all of its kind. */
export function* runErrors(record: RunRecord): Generator<ShellError> {
  const problems = problemsOf(record).map(each => each.outcome);
  for (const [state, kind] of Object.entries(KINDS)) {
    const of = problems.filter(each => each.state === state);
    if (of.length > 0) yield error(kind, of);
  }
  const unlocked = problems.flatMap(({ unlockedStill }) => unlockedStill ?? []);
  if (unlocked.length > 0) yield stillUnlocked(unlocked);
  const unknown = problems.filter(each => each.state === 'unknown');
  if (unknown.length > 0) yield outcomeUnknown(unknown, record);
  const waiting = problems.filter(each => each.state === 'not-attempted').length;
  if (waiting > 0) yield stopped(record, waiting);
}

function error({ id, category, told, recommendation }: Kind, outcomes: readonly ItemOutcome[]): ShellError {
  const isOne = outcomes.length === 1;
  const reason = outcomes.find(each => each.reason !== undefined)?.reason;
  const why = reason === undefined ? '' : isOne ? ` ${reason}` : ` The first: ${reason}`;
  return new ShellError(id, `${counted(outcomes.length, 'item')} ${told(isOne)}.${why}`, {
    category,
    recommendation: outcomes.find(each => each.recommendation !== undefined)?.recommendation ?? recommendation,
  });
}

const stillUnlocked = (which: readonly string[]): ShellError =>
  new ShellError(
    'UnlockedStill',
    `${counted(which.length, 'item')} ${was(which.length === 1)} unlocked for the deletion, which failed, and could not be locked again.`,
    { category: 'InvalidResult', recommendation: which.join('; ') },
  );

const outcomeUnknown = (outcomes: readonly ItemOutcome[], record: RunRecord): ShellError =>
  new ShellError(
    'OutcomeUnknown',
    `${counted(outcomes.length, 'item')} may or may not have been changed: no answer came.`,
    { category: 'InvalidResult', recommendation: `To look, and to go on: ${resumeCommand(record.report)}` },
  );

const stopped = (record: RunRecord, waiting: number): ShellError =>
  new ShellError(
    'RunStopped',
    `The run was stopped with ${counted(waiting, 'item')} left${record.report.stopped === undefined ? '.' : `: ${record.report.stopped}`}`,
    { category: 'OperationStopped', recommendation: resumeCommand(record.report) },
  );
