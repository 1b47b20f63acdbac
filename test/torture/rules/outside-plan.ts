import { couldKnow, deletionsOf, type Evidence, placeOf, type Rule, targetOf, textOf, traced } from '../evidence.ts';
import { isChange } from '../wire-witness.ts';
import { replay } from '../world.ts';

/** Nothing outside the plan is deleted or changed, and nothing but its items is asked for. */
export const outsidePlan: Rule = {
  name: 'nothing outside the plan is changed',
  broken(evidence) {
    return [...strangers(evidence), ...effects(evidence)];
  },
};

/** Requests to change what is not in the plan, whatever came of them. */
function strangers({ plan, sendings }: Evidence): string[] {
  return sendings
    .filter(isChange)
    .filter(each => placeOf(plan, targetOf(each.path)) < 0)
    .filter(each => !(each.method === 'PATCH' && isUnlocked(plan, targetOf(each.path))))
    .map(({ method, path }) => `${method} ${path} is of no item`);
}

/** A lock of a tag is lifted for its manifest. */
function isUnlocked({ items }: Evidence['plan'], target: ReturnType<typeof targetOf>): boolean {
  return items.some(
    item =>
      item.action === 'delete manifest' &&
      item.repository === target?.repository &&
      item.unlock.some(each => (each === '@manifest' ? target.name === item.digest : target.name === each)),
  );
}

function effects(evidence: Evidence): string[] {
  const { plan } = evidence;
  const all = traced(evidence);
  const pushed = pushes(evidence);
  const found = deletionsOf(all).flatMap(({ target, request, alongWith }) => {
    const item = plan.items[placeOf(plan, target)];
    if (target.kind === 'manifest' ? item?.action === 'delete manifest' : item?.action === 'remove tag') return [];
    const turn = pushed.get(`${target.repository} ${target.name}`) ?? 0;
    // a referrer that came after the last look goes along unseen
    if (
      alongWith !== undefined &&
      turn > 0 &&
      !couldKnow(all, { repository: target.repository, digest: target.name, turn }, request.sent)
    )
      return [];
    return [`${textOf(target)} was deleted${alongWith ? ' along with its subject' : ''} and is in no plan`];
  });
  const others = evidence.entries
    .flatMap(each => each.effects)
    .filter(each => !['manifest deleted', 'tag deleted', 'attributes changed', 'token issued'].includes(each.kind));
  return [...found, ...others.map(each => `a run of deletions brought about: ${each.kind}`)];
}

/** Turns in which manifests came. */
function pushes(evidence: Evidence): Map<string, number> {
  const turns = new Map<string, number>();
  replay(evidence.before, evidence, (_, world) => {
    for (const [name, { manifests }] of world)
      for (const { digest, pushed } of manifests.values()) if (pushed > 0) turns.set(`${name} ${digest}`, pushed);
  });
  return turns;
}
