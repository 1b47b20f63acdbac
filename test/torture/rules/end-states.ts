import { countStates, ITEM_STATES, type ItemOutcome, type ItemState } from '../../../src/admin/bulk/item-outcome.ts';
import {
  deletionsOf,
  type Rule,
  sameTarget,
  type Target,
  type Traced,
  targetOfItem,
  textOf,
  traced,
  worlds,
} from '../evidence.ts';
import { isChange } from '../wire-witness.ts';
import type { World } from '../world.ts';

/** Every item ends in exactly one state, and their numbers come to those of the plan. */
export const oneState: Rule = {
  name: 'every item has one end state and the sum is right',
  broken({ plan, outcomes }) {
    if (outcomes === undefined) return ['the run ended with an error instead of a report'];
    const found: string[] = [];
    if (outcomes.length !== plan.items.length) found.push(`${outcomes.length} outcomes for ${plan.items.length} items`);
    outcomes.forEach(({ state }, at) => {
      if (!ITEM_STATES.includes(state)) found.push(`item ${at} ended as ${state}`);
    });
    const sum = Object.values(countStates(outcomes)).reduce((total, each) => total + each, 0);
    return sum === plan.items.length ? found : [...found, `the states count ${sum} of ${plan.items.length} items`];
  },
};

/** What the registry knows of one item. */
interface Facts {
  readonly target: Target;
  /** The run deleted it, by itself or along with its subject. */
  readonly isDeletedByRun: boolean;
  /** Requests to delete it. */
  readonly sent: readonly Traced[];
  /** The run deleted what it hung on, and who finds it gone then cannot tell whether that took it along. */
  readonly mayHaveGoneAlong: boolean;
  /** A process that was killed had written down that it would send something. */
  readonly mayBeSent: boolean;
  /** Nothing was there at some time after the run had begun. */
  readonly wasGone: boolean;
}

/** States in which nothing can have been deleted; `sends`: whether something may have been tried. */
const UNTOUCHED: Partial<Record<ItemState, { readonly sends: boolean }>> = {
  'already-absent': { sends: true },
  'moved-skipped': { sends: true },
  'changed-skipped': { sends: true },
  'locked-skipped': { sends: true },
  'protected-skipped': { sends: false },
  'no-permission': { sends: true },
  failed: { sends: true },
  'not-attempted': { sends: true },
};

/** What the report says of each item is what the registry knows of it. */
export const trueReport: Rule = {
  name: 'the report says what happened',
  broken(evidence) {
    const all = traced(evidence);
    const seen = [...new Set(worlds(evidence).values()), evidence.after];
    const deletions = deletionsOf(all);
    return evidence.plan.items.flatMap((item, at) => {
      const outcome = evidence.outcomes?.[at];
      if (outcome === undefined || item.action === 'update attributes') return [];
      const target = targetOfItem(item);
      const what = lieOf(outcome, {
        target,
        isDeletedByRun: deletions.some(each => sameTarget(each.target, target)),
        mayBeSent: evidence.journalled.some(each => each.item === at && each.at < (evidence.died ?? 0)),
        mayHaveGoneAlong:
          item.action === 'delete manifest' &&
          deletions.some(each => item.after.some(parent => parent === each.target.name)),
        sent: all.filter(each => isChange(each) && each.method === 'DELETE' && sameTarget(each.target, target)),
        wasGone: deletions.some(each => sameTarget(each.target, target)) || seen.some(world => !isThere(world, target)),
      });
      return what === undefined ? [] : [`${textOf(target)} is reported ${outcome.state} and ${what}`];
    });
  },
};

function lieOf(
  { state }: ItemOutcome,
  { isDeletedByRun, sent, mayBeSent, mayHaveGoneAlong, wasGone }: Facts,
): string | undefined {
  if (state === 'deleted') {
    if (!wasGone) return 'was there all the time';
    // who takes a run up cannot tell who deleted what the killed process was about to
    const isAsked = isDeletedByRun || sent.length > 0 || mayHaveGoneAlong || mayBeSent;
    return isAsked ? undefined : 'nobody asked for it';
  }
  if (state === 'updated') return 'was to be deleted';
  if (state === 'unknown')
    return mayBeSent || sent.some(isUnclear)
      ? undefined
      : `all is known of it: ${sent.map(each => each.status).join() || 'nothing sent'}`;
  if (isDeletedByRun) return 'the run deleted it';
  if (state === 'already-absent' && !wasGone) return 'was there all the time';
  return sent.length > 0 && UNTOUCHED[state]?.sends === false ? 'something was sent for it' : undefined;
}

/** The client cannot tell what came of it. */
const isUnclear = ({ status, answered }: Traced): boolean =>
  status === undefined || answered === undefined || status >= 500 || status === 408 || status === 404;

function isThere(world: World, { kind, repository, name }: Target): boolean {
  const found = world.get(repository);
  return (kind === 'tag' ? found?.tags.has(name) : found?.manifests.has(name)) ?? false;
}

/** What the report calls deleted does not come back by itself. */
export const deletedIsGone: Rule = {
  name: 'what is reported deleted is gone',
  broken({ plan, outcomes, after, intrusions }) {
    return plan.items.flatMap((item, at) => {
      const target = targetOfItem(item);
      if (outcomes?.[at]?.state !== 'deleted' || !isThere(after, target)) return [];
      const isBack = intrusions.some(each =>
        each.kind === 'tag set'
          ? target.kind === 'tag' && each.tag === target.name
          : each.kind === 'manifest pushed' && each.manifest.digest === target.name,
      );
      return isBack ? [] : [`${textOf(target)} is reported deleted and is still there`];
    });
  },
};
