import type { PlanItem, RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import { grouped } from '../../values/grouped.ts';
import { sizeText } from '../../values/size.ts';

/** What the items of a plan do, counted. */
export interface PlanCounts {
  readonly manifests: number;
  /** That go along with manifests. */
  readonly tagsAlong: number;
  /** That are taken off a manifest which stays. */
  readonly tags: number;
  readonly updates: number;
}

export function countItems(items: readonly PlanItem[]): PlanCounts {
  let [manifests, tagsAlong, tags, updates] = [0, 0, 0, 0];
  for (const item of items) {
    if (item.action === 'delete manifest') {
      manifests++;
      tagsAlong += item.tags.length;
    } else if (item.action === 'remove tag') tags++;
    else updates++;
  }
  return { manifests, tagsAlong, tags, updates };
}

/** `1 tag`, `1,204 tags` */
export const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** `delete 412 manifests with 397 tags, remove 30 tags`; `change nothing` */
export function planSentence(items: readonly PlanItem[]): string {
  const { manifests, tagsAlong, tags, updates } = countItems(items);
  const along = tagsAlong === 0 ? '' : ` with ${counted(tagsAlong, 'tag')}`;
  const parts = [
    ...(manifests === 0 ? [] : [`delete ${counted(manifests, 'manifest')}${along}`]),
    ...(tags === 0 ? [] : [`remove ${counted(tags, 'tag')}`]),
    ...(updates === 0 ? [] : [`update attributes of ${counted(updates, 'item')}`]),
  ];
  return parts.length === 0 ? 'change nothing' : parts.join(', ');
}

/** Bytes that all repositories free together, and why that may not be all. */
export interface PlanSpace {
  readonly bytes: number;
  /** Some of the layers of what goes are still in use. */
  readonly isRestInUse: boolean;
  /** A reason for each repository of which it is not known. */
  readonly gaps: readonly string[];
}

/** What the deletions of these repositories free; undefined where none is planned in them. */
export function spaceOf(plan: RegistryPlan): PlanSpace | undefined {
  const deleting = new Set(plan.items.flatMap(each => (each.action === 'delete manifest' ? [each.repository] : [])));
  const freed = plan.repositories.filter(each => deleting.has(each.repository));
  if (freed.length === 0) return undefined;
  const bytes = freed.reduce((sum, { freed: each }) => sum + ('unknown' in each ? 0 : each.bytes), 0);
  const gaps = freed.flatMap(({ repository, freed: each }) =>
    'unknown' in each ? [`${repository}: ${each.unknown}`] : [],
  );
  const isRestInUse = freed.some(({ freed: each }) => !('unknown' in each) && each.isRestInUse);
  return { bytes, isRestInUse, gaps };
}

/** `12.3 GB`, `at least 12.3 GB (test/busybox: it was not looked at)`, `unknown (…)` */
export function spaceText({ bytes, gaps }: PlanSpace): string {
  if (gaps.length === 0) return sizeText(bytes);
  const [first = '', ...more] = gaps;
  const why = more.length === 0 ? first : `${first}; and ${counted(more.length, 'more repositorie')}`;
  return `${bytes === 0 ? 'unknown' : `at least ${sizeText(bytes)}`} (${why})`;
}
