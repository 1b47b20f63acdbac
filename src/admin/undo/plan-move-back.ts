import type { Digest } from '../../registry/model/digest.ts';
import type { TagMoved } from '../../registry/model/made-change.ts';
import { AdminError } from '../admin-error.ts';
import { failure } from '../effect.ts';
import type { Plan } from '../plan.ts';
import { bytesOf } from '../plan-retag.ts';
import { planTag } from '../push/plan-tag.ts';
import { shortDigest, type TagPlace, tagText } from '../subject.ts';

/**
 * Plans to put a tag that was moved back on what it pointed to, while nobody has moved it again. Throws AdminError `ManifestGone` where that has been
 * deleted, RegistryError.
 */
export async function planMoveBack(
  place: TagPlace,
  { from, digest }: Pick<TagMoved, 'from' | 'digest'>,
  signal: AbortSignal,
): Promise<Plan<Digest>> {
  const plan = await planTag(place, await bytesOf(place, from, signal), { moving: true, signal });
  if (plan.blocked || plan.before === digest) return plan;
  const blocked = plan.isThere
    ? new AdminError('BackAlready', `${tagText(place)} points to ${shortDigest(from)} again.`, 'Look at it again.')
    : new AdminError(
        'TagMoved',
        `${tagText(place)} no longer points to ${shortDigest(digest)}; it was left alone.`,
        'Look at it again before moving it.',
      );
  return { ...plan, blocked, change: { ...plan.change, effects: [failure(blocked)] } };
}
