import type { Evidence, Rule } from './evidence.ts';
import { asPlanned } from './rules/as-planned.ts';
import { attributesAsPlanned, updatesAreTrue } from './rules/attributes.ts';
import { deletedIsGone, oneState, trueReport } from './rules/end-states.ts';
import { keptTags } from './rules/kept-tags.ts';
import { freshLooks, keptThings } from './rules/kept-things.ts';
import { locksRestored } from './rules/locks.ts';
import { outsidePlan } from './rules/outside-plan.ts';
import { protectedStays } from './rules/protected.ts';
import { inOrder, journalFirst, notTwice, retryAfter, stopped } from './rules/sending.ts';

export const RULES: readonly Rule[] = [
  outsidePlan,
  asPlanned,
  keptThings,
  freshLooks,
  oneState,
  trueReport,
  deletedIsGone,
  notTwice,
  retryAfter,
  locksRestored,
  journalFirst,
  inOrder,
  stopped,
  keptTags,
  protectedStays,
  attributesAsPlanned,
  updatesAreTrue,
];

/** Everything in a run that goes against the rules, each with the name of the rule. */
export function violations(evidence: Evidence): string[] {
  return RULES.flatMap(({ name, broken }) => broken(evidence).map(each => `${name}: ${each}`));
}
