import type { PlanItem } from '../../src/admin/bulk/registry-plan.ts';
import type { Effect } from '../../src/emulator/ledger.ts';
import type { Evidence } from './evidence.ts';
import { plannedUpdate, targetOfEffect } from './rules/attributes.ts';

/** Where nobody disturbs, the list of what was planned and the ledger's list of what was done are equal, byte for byte. */
export function unlikePlan(evidence: Evidence): string[] {
  const { plan, entries, outcomes, before } = evidence;
  const isSo = (item: PlanItem) => {
    if (item.action !== 'update attributes') return false;
    const found = before.get(item.repository);
    const now = (item.tag === undefined ? found?.manifests.get(item.digest ?? '') : found?.tags.get(item.tag))
      ?.attributes;
    return now !== undefined && Object.entries(item.change).every(([name, value]) => Reflect.get(now, name) === value);
  };
  const planned = plan.items.filter(each => !isSo(each)).map(lineOf);
  const done = entries.flatMap(each => each.effects).flatMap(each => effectLine(evidence, each));
  const left = plan.items.flatMap((item, at) => {
    const state = outcomes?.[at]?.state;
    return state === (item.action === 'update attributes' ? 'updated' : 'deleted') ? [] : [`an item ended as ${state}`];
  });
  const same = planned.sort().join('\n') === done.sort().join('\n');
  return same ? left : [...left, `the plan and the ledger differ:\n${planned.join('\n')}\n${done.join('\n')}`];
}

function lineOf(item: PlanItem): string {
  switch (item.action) {
    case 'delete manifest':
      return `${item.repository}@${item.digest} with ${item.tags.join()}`;
    case 'remove tag':
      return `${item.repository}:${item.tag} from ${item.digest}`;
    case 'update attributes':
      return `${item.repository} ${item.tag ?? item.digest} becomes ${JSON.stringify(item.change)}`;
  }
}

/** None for a lock that was lifted for a deletion. */
function effectLine(evidence: Evidence, effect: Effect): string[] {
  switch (effect.kind) {
    case 'manifest deleted':
      return [`${effect.repository}@${effect.digest} with ${effect.tags.join()}`];
    case 'tag deleted':
      return [`${effect.repository}:${effect.tag} from ${effect.digest}`];
    case 'attributes changed':
      return plannedUpdate(evidence, targetOfEffect(effect))
        ? [`${effect.repository} ${effect.item} becomes ${JSON.stringify(effect.attributes)}`]
        : [];
    default:
      return [];
  }
}
