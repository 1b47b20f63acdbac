import type { AttributesChanged, MadeChange } from '../../registry/model/made-change.ts';
import { ATTRIBUTES } from '../attribute-words.ts';
import type { AttributesUpdate, PlanItem } from '../bulk/registry-plan.ts';
import { isPlanItem } from '../journal/plan-guards.ts';
import type { JournalItem } from '../journal/read-run.ts';

/** What an item of the journal comes to; undefined where that cannot be taken back. */
export const madeOf = ({ what }: Pick<JournalItem, 'what'>): MadeChange | undefined =>
  isPlanItem(what) ? madeByPlan(what) : what.made;

function madeByPlan(item: PlanItem): MadeChange | undefined {
  const { repository, attributes } = item;
  switch (item.action) {
    case 'delete manifest': {
      const { digest, tags, tagAttributes } = item;
      return { kind: 'deletion', repository, tag: undefined, digest, tags, attributes, tagAttributes };
    }
    case 'remove tag':
      return { kind: 'untag', repository, tag: item.tag, digest: item.digest, attributes };
    case 'update attributes':
      return madeByUpdate(item);
  }
}

/** Only what became another value. */
function madeByUpdate({ repository, tag, digest, attributes, change }: AttributesUpdate): MadeChange | undefined {
  const changed = ATTRIBUTES.filter(
    each => attributes && change[each] !== undefined && change[each] !== attributes[each],
  );
  if (changed.length === 0) return undefined;
  const pick = (from: AttributesChanged['before'] | undefined) =>
    Object.fromEntries(changed.map(each => [each, from?.[each]]));
  return { kind: 'attributes', repository, tag, digest, before: pick(attributes), after: pick(change) };
}
