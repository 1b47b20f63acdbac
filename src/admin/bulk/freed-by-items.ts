import { type FreedShare, type FreedSpace, freedTogether } from '../graph/freed-space.ts';
import type { PlanItem, PlannedRepository } from './registry-plan.ts';

/**
 * What some of the items that were planned in a repository free, when no other is carried out; `absent`: what they delete was gone already. undefined
 * where the plan does not tell it of each.
 */
export function freedByItems(
  { shared }: Pick<PlannedRepository, 'shared'>,
  items: readonly PlanItem[],
  absent: readonly PlanItem[] = [],
): FreedSpace | undefined {
  const [shares, others] = [sharesOf(items), sharesOf(absent)];
  return shared && shares && others && freedTogether(shares, shared, others);
}

function sharesOf(items: readonly PlanItem[]): readonly FreedShare[] | undefined {
  const deletions = items.filter(each => each.action === 'delete manifest');
  const shares = deletions.flatMap(each => each.frees ?? []);
  return shares.length === deletions.length ? shares : undefined;
}
