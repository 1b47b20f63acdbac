import type { AttributesUpdate } from '../../../src/admin/bulk/registry-plan.ts';
import type { Effect } from '../../../src/emulator/ledger.ts';
import {
  type Evidence,
  placeOf,
  type Rule,
  readsOf,
  type Target,
  type Traced,
  targetOf,
  textOf,
  traced,
  worlds,
} from '../evidence.ts';
import type { World } from '../world.ts';

type AttributesChanged = Extract<Effect, { kind: 'attributes changed' }>;

/** A planned change of attributes, which a request is about; undefined: it lifts a lock, or puts one back. */
export function plannedUpdate(
  { plan }: Pick<Evidence, 'plan'>,
  target: Target | undefined,
): AttributesUpdate | undefined {
  const item = plan.items[placeOf(plan, target)];
  return item?.action === 'update attributes' ? item : undefined;
}

/** The thing whose attributes an effect has changed. */
export const targetOfEffect = ({ repository, item }: AttributesChanged): Target => ({
  kind: item.startsWith('sha256:') ? 'manifest' : 'tag',
  repository,
  name: item,
});

/** Attributes become what the plan says, of what was as the plan says when it was read last; else only locks change. */
export const attributesAsPlanned: Rule = {
  name: 'attributes are changed as planned',
  broken(evidence) {
    const all = traced(evidence);
    const seen = worlds(evidence);
    return all.flatMap(request =>
      (request.entry?.effects ?? []).flatMap(effect => {
        if (effect.kind !== 'attributes changed') return [];
        const target = targetOfEffect(effect);
        const item = plannedUpdate(evidence, target);
        const wrong = item ? unlike(effect, item) : Object.keys(effect.attributes).filter(each => !LOCKS.has(each));
        const found = wrong.map(each => `${textOf(target)}: ${each} became ${effect.attributes[each]}`);
        if (item === undefined) return found;
        const last = readsOf(all, target, request.sent).findLast(each => each.sent > evidence.started);
        const change = changeSeen(last, seen, item);
        return change === undefined
          ? found
          : [...found, `${textOf(target)} ${change}, and its attributes were changed`];
      }),
    );
  },
};

const LOCKS: ReadonlySet<string> = new Set(['deleteEnabled', 'writeEnabled']);

const unlike = ({ attributes }: AttributesChanged, { change }: AttributesUpdate): string[] =>
  Object.keys(attributes).filter(each => Reflect.get(change, each) !== attributes[each]);

function changeSeen(
  last: Traced | undefined,
  seen: ReadonlyMap<number, World>,
  item: AttributesUpdate,
): string | undefined {
  const repository = last?.entry && seen.get(last.entry.number)?.get(item.repository);
  if (repository === undefined) return 'was not read';
  const tag = item.tag === undefined ? undefined : repository.tags.get(item.tag);
  const now = item.tag === undefined ? repository.manifests.get(item.digest ?? '') : tag;
  if (now === undefined) return 'was gone when it was read last';
  if (tag && tag.digest !== item.digest) return 'pointed elsewhere when it was read last';
  const same = JSON.stringify(sorted(now.attributes)) === JSON.stringify(sorted({ ...item.attributes }));
  return same ? undefined : 'had other attributes when it was read last';
}

const sorted = (attributes: object): [string, unknown][] =>
  Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1));

/** What the report says of attributes is what became of them. */
export const updatesAreTrue: Rule = {
  name: 'the report says what became of attributes',
  broken(evidence) {
    const all = traced(evidence);
    const seen = [...new Set(worlds(evidence).values()), evidence.after];
    return evidence.plan.items.flatMap((item, at) => {
      const state = evidence.outcomes?.[at]?.state;
      if (item.action !== 'update attributes' || state === undefined) return [];
      const name = item.tag ?? item.digest ?? '';
      const target: Target = { kind: item.tag === undefined ? 'manifest' : 'tag', repository: item.repository, name };
      const sent = all.filter(each => each.method === 'PATCH' && sameText(targetOf(each.path), target));
      const isMade = sent.some(each => each.entry?.effects.some(effect => effect.kind === 'attributes changed'));
      const isLost = sent.some(
        ({ status, answered }) => answered === undefined || status === undefined || status >= 408,
      );
      const mayBeSent = evidence.journalled.some(each => each.item === at && each.at < (evidence.died ?? 0));
      const wasSo = isMade || seen.some(world => isWished(world, item));
      if (state === 'updated') return wasSo ? [] : [`${textOf(target)} is reported updated and never was`];
      if (state === 'deleted') return [`${textOf(target)} is reported deleted, and was to be changed`];
      if (state === 'unknown')
        return isLost || mayBeSent ? [] : [`${textOf(target)} is reported unknown, and all is known of it`];
      // what others have changed after a lost reply cannot be told from what the reply would have said
      return isMade && !isLost && !mayBeSent ? [`${textOf(target)} is reported ${state}, and was changed`] : [];
    });
  },
};

const sameText = (left: Target | undefined, right: Target): boolean =>
  left !== undefined && textOf(left) === textOf(right);

function isWished(world: World, { repository, tag, digest, change }: AttributesUpdate): boolean {
  const found = world.get(repository);
  const now = (tag === undefined ? found?.manifests.get(digest ?? '') : found?.tags.get(tag))?.attributes;
  return now !== undefined && Object.entries(change).every(([name, value]) => Reflect.get(now, name) === value);
}
