import { type Effect, failure, note } from '../../admin/effect.ts';
import type { PlannedChange } from '../../admin/plan.ts';
import type { PushPlan } from '../../admin/push/plan-push.ts';
import { repositoryText, shortDigest } from '../../admin/subject.ts';
import { toldSize } from '../../content/content-source.ts';
import { sizeText } from '../../values/size.ts';
import { counted } from '../admin/plan-words.ts';

/** Nothing of it has to be sent. */
export const isThereAlready = ({ blobs, manifests, unbound, tags }: PushPlan): boolean =>
  [blobs, manifests, unbound].every(each => each.length === 0) && tags.every(each => each.isThere);

/** What a push does, in words; only one that moves a tag is asked about. `action`: `Publish image`. */
export function pushChange(plan: PushPlan, action: string): PlannedChange {
  const { place, content, tags, blocked } = plan;
  const moves = tags.some(each => each.moves);
  return {
    action,
    target: `${repositoryText(place)}${pushedAs(plan)}`,
    effects: blocked ? [failure(blocked)] : [...contentEffects(plan), ...tagEffects(plan)],
    grade: moves ? 'moderate' : 'mild',
    ...(moves ? {} : { impact: 'low' }),
    item: { digest: content.tree.root, tags: tags.flatMap(each => each.subject.tags) },
  };
}

/** `:1.4.2`, `:1.4.2, 1.4`, or `@sha256:…` without a tag. */
function pushedAs({ content, tags }: PushPlan): string {
  const names = tags.flatMap(each => each.subject.tags);
  return names.length === 0 ? `@${content.tree.root}` : `:${names.join(', ')}`;
}

/** What several tags leave together is told once. */
function tagEffects({ tags }: PushPlan): readonly Effect[] {
  const all = tags.flatMap(each => each.change.effects);
  return [...new Map(all.map(each => [each.text, each])).values()];
}

function contentEffects(plan: PushPlan): readonly Effect[] {
  const { content, blobs, manifests, unbound } = plan;
  if (isThereAlready(plan)) return [note('all of it is there already')];
  const there = content.tree.blobs.length - blobs.length;
  const bytes = sizeText(toldSize(blobs));
  const blobsText = `${counted(blobs.length, 'blob')} of ${bytes}`;
  const how =
    content.mountFrom === undefined
      ? `sends ${blobsText}`
      : `takes ${blobsText} over from ${content.mountFrom}, without sending what the registry allows to be mounted`;
  return [
    ...(blobs.length === 0 ? [] : [note(how)]),
    ...(there === 0 ? [] : [note(`${counted(there, 'blob')} ${there === 1 ? 'is' : 'are'} there already`)]),
    ...(manifests.length === 0 ? [] : [note(`pushes ${counted(manifests.length, 'manifest')}`)]),
    ...unbound.map(({ subject, referrers }) =>
      note(`enters ${counted(referrers.length, 'referrer')} into the list of manifest ${shortDigest(subject)}`),
    ),
  ];
}
