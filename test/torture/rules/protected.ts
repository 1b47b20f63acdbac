import { deletionsOf, placeOf, type Rule, textOf, traced } from '../evidence.ts';

/** What the settings protect stays as it is, also where the plan names it, and also along with its subject. */
export const protectedStays: Rule = {
  name: 'nothing protected is deleted',
  broken(evidence) {
    return deletionsOf(traced(evidence)).flatMap(({ target }) => {
      const item = evidence.plan.items[placeOf(evidence.plan, target)];
      const planned = item?.action === 'delete manifest' ? item.tags : [];
      const names = target.kind === 'tag' ? [target.name] : planned;
      return names.some(each => evidence.protectedTags.includes(each)) ? [`${textOf(target)} was deleted`] : [];
    });
  },
};
