import type { PlanItem } from '../bulk/registry-plan.ts';

/**
 * The items without those that have lost what they hang on: what lists a manifest is kept, so the manifest has to be kept too; what refers to
 * it is kept, and would be deleted along with it.
 */
export function withoutLoose(items: readonly PlanItem[]): readonly PlanItem[] {
  for (let left = items; ; ) {
    const there = new Set(left.flatMap(each => (each.action === 'delete manifest' ? [keyOf(each, each.digest)] : [])));
    const next = left.filter(
      each =>
        each.action !== 'delete manifest' ||
        [...each.after, ...(each.takes ?? [])].every(digest => there.has(keyOf(each, digest))),
    );
    if (next.length === left.length) return left;
    left = next;
  }
}

const keyOf = ({ repository }: PlanItem, digest: string): string => `${repository}@${digest}`;
