import { type Evidence, type Rule, sameTarget, type Target, targetOfItem, textOf, traced } from '../evidence.ts';
import { replay, type World } from '../world.ts';
import { plannedUpdate, targetOfEffect } from './attributes.ts';

/** What the run unlocked and did not delete is locked again as others left it. */
export const locksRestored: Rule = {
  name: 'locks are restored',
  broken(evidence) {
    const untouched = replay(evidence.before, {
      ...evidence,
      entries: evidence.entries.map(entry => ({
        ...entry,
        effects: entry.effects.filter(
          each => each.kind !== 'attributes changed' || plannedUpdate(evidence, targetOfEffect(each)),
        ),
      })),
    });
    return targetsIn(evidence.after).flatMap(({ target, locks }) => {
      const expected = locksOf(untouched, target);
      if (expected === undefined || expected === locks || isTold(evidence, target)) return [];
      return [`${textOf(target)} is ${locks} and was ${expected}`];
    });
  },
};

/** The report says that the lock could not be put back, and the last try was indeed refused or lost. */
function isTold(evidence: Evidence, target: Target): boolean {
  const last = traced(evidence).findLast(each => each.method === 'PATCH' && sameTarget(each.target, target));
  if (last?.status === 200) return false;
  return evidence.plan.items.some((item, at) => {
    const isAbout =
      sameTarget(targetOfItem(item), target) ||
      (item.action === 'delete manifest' && item.unlock.some(each => each === target.name));
    return isAbout && evidence.outcomes?.[at]?.unlockedStill !== undefined;
  });
}

function targetsIn(world: World) {
  return [...world].flatMap(([repository, { manifests, tags }]) =>
    [
      ...[...manifests.keys()].map((name): Target => ({ kind: 'manifest', repository, name })),
      ...[...tags.keys()].map((name): Target => ({ kind: 'tag', repository, name })),
    ].map(target => ({ target, locks: locksOf(world, target) })),
  );
}

/** `delete off, write on` */
function locksOf(world: World, { kind, repository, name }: Target): string | undefined {
  const found = world.get(repository);
  const attributes = (kind === 'tag' ? found?.tags.get(name) : found?.manifests.get(name))?.attributes;
  return (
    attributes && `delete ${attributes.deleteEnabled ? 'on' : 'off'}, write ${attributes.writeEnabled ? 'on' : 'off'}`
  );
}
