import type { PlanItem } from '../../../src/admin/bulk/registry-plan.ts';
import {
  type Deletion,
  deletionsOf,
  type Evidence,
  placeOf,
  type Rule,
  readsOf,
  type Target,
  textOf,
  traced,
  worlds,
} from '../evidence.ts';
import { tagsOn, type World } from '../world.ts';

/**
 * Nothing is deleted that was moved or changed before its last look. What happens between the answer to that look and the arrival of the
 * DELETE no client can know: there is no condition to send along with it.
 */
export const asPlanned: Rule = {
  name: 'nothing moved or changed is deleted',
  broken(evidence) {
    const all = traced(evidence);
    const seen = worlds(evidence);
    return deletionsOf(all).flatMap(deletion => {
      const item = evidence.plan.items[placeOf(evidence.plan, deletion.target)];
      if (item === undefined) return [];
      const last = readsOf(all, deletion.target, deletion.request.sent).findLast(each => each.sent > evidence.started);
      const world = last?.entry && seen.get(last.entry.number);
      if (world === undefined)
        return unread(evidence, deletion, { item, world: seen.get(deletion.request.entry?.number ?? 0) });
      const change = changeOf(world, deletion.target, item);
      return change === undefined
        ? []
        : [`${textOf(deletion.target)} ${change} when it was last read, and was deleted`];
    });
  },
};

/** Only what goes along with its subject may do so unread, and only if nobody has touched it. */
function unread(
  { started }: Evidence,
  { target, alongWith }: Deletion,
  { item, world }: { item: PlanItem; world: World | undefined },
): string[] {
  if (alongWith === undefined) return [`${textOf(target)} was deleted and not read after ${started}`];
  const change = world && changeOf(world, target, item);
  return change === undefined ? [] : [`${textOf(target)} ${change} and went along with its subject, unread`];
}

/** What is not as planned; undefined: nothing. */
export function changeOf(world: World, target: Target, item: PlanItem): string | undefined {
  const repository = world.get(target.repository);
  if (target.kind === 'tag') {
    const tag = repository?.tags.get(target.name);
    if (tag === undefined) return 'was gone';
    if (item.digest !== tag.digest) return 'pointed elsewhere';
    return item.action === 'remove tag' && item.unlock ? undefined : lockOf(tag.attributes, item);
  }
  const manifest = repository?.manifests.get(target.name);
  if (manifest === undefined) return 'was gone';
  if (item.action !== 'delete manifest') return undefined;
  const tags = tagsOn(repository, target.name);
  if (tags.join() !== [...item.tags].sort().join()) return `had the tags [${tags}] instead of [${item.tags}]`;
  return item.unlock.length > 0 ? undefined : lockOf(manifest.attributes, item);
}

function lockOf(now: { deleteEnabled: boolean; writeEnabled: boolean }, { attributes }: PlanItem): string | undefined {
  const same = now.deleteEnabled === attributes?.deleteEnabled && now.writeEnabled === attributes.writeEnabled;
  return same ? undefined : 'had other locks';
}
