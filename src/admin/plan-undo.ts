import type { AttributeChange } from '../registry/model/attributes.ts';
import type { AttributesChanged, MadeChange, ManifestRestored } from '../registry/model/made-change.ts';
import { AdminError } from './admin-error.ts';
import { ATTRIBUTES } from './attribute-words.ts';
import { failure } from './effect.ts';
import type { Plan } from './plan.ts';
import { planManifestAttributes, planRepositoryAttributes, planTagAttributes } from './plan-attributes.ts';
import { planManifestDeletion } from './plan-manifest-deletion.ts';
import { planPushBack, type Restoring } from './plan-push-back.ts';
import { planRetag } from './plan-retag.ts';
import { planUntag } from './plan-untag.ts';
import { type ManifestPlace, type RepositoryPlace, shortDigest } from './subject.ts';
import { planMoveBack } from './undo/plan-move-back.ts';

/**
 * Plans to take a change back. It is blocked where somebody else has been there since: the tag was taken or points elsewhere, or the
 * attributes are no longer as they were left. `restoring`: what putting deleted manifests back takes. Throws as the plans of the single changes do.
 */
export async function planUndo(
  place: Omit<RepositoryPlace, 'repository'>,
  made: MadeChange,
  restoring: Restoring,
  signal: AbortSignal,
): Promise<Plan<unknown>> {
  const { repository, tag } = made;
  if (made.kind === 'attributes') return planAttributesBack({ ...place, repository }, made, signal);
  if (made.kind === 'deletion') {
    return planPushBack({ ...place, repository, digest: made.digest }, made, restoring, signal);
  }
  if (made.kind === 'restoration')
    return planDeletionAgain({ ...place, repository, digest: made.digest }, made, signal);
  const at = { ...place, repository, tag: made.tag };
  if (made.kind === 'move') return planMoveBack(at, made, signal);
  if (made.kind === 'untag') {
    const { kept, presence } = restoring;
    return planRetag(at, made, presence.isComing(made.digest) ? kept : undefined, signal);
  }
  const plan = await planUntag(at, signal);
  if (plan.subject.digest === made.digest) return plan;
  return blockedBy(
    plan,
    new AdminError(
      'TagMoved',
      `${plan.change.target} no longer points to ${shortDigest(made.digest)}; the tag ${tag} was left alone.`,
      'Look at it again before removing it.',
    ),
  );
}

async function planDeletionAgain(
  place: ManifestPlace,
  { tags }: ManifestRestored,
  signal: AbortSignal,
): Promise<Plan<unknown>> {
  const plan = await planManifestDeletion(place, signal);
  const others = plan.subject.tags.filter(each => !tags.includes(each));
  if (others.length === 0) return plan;
  return blockedBy(
    plan,
    new AdminError(
      'ChangedMeanwhile',
      `${plan.change.target} has got the ${others.length === 1 ? 'tag' : 'tags'} ${others.join(', ')} since; it was left alone.`,
      'Look at it again before deleting it.',
    ),
  );
}

async function planAttributesBack(
  place: RepositoryPlace,
  { tag, digest, before, after }: AttributesChanged,
  signal: AbortSignal,
): Promise<Plan<unknown>> {
  const plan = await (tag !== undefined
    ? planTagAttributes({ ...place, tag }, before, signal)
    : digest !== undefined
      ? planManifestAttributes({ ...place, digest }, before, signal)
      : planRepositoryAttributes(place, before, signal));
  if (digest !== undefined && plan.subject.digest !== digest) {
    return blockedBy(
      plan,
      new AdminError(
        'TagMoved',
        `${plan.change.target} no longer points to ${shortDigest(digest)}; its attributes were left alone.`,
        'Look at it again, and change it with Update-AzContainerRegistryTag.',
      ),
    );
  }
  const now = plan.planned.changeableAttributes;
  const differs = ATTRIBUTES.some(each => each in after && after[each] !== now?.[each]);
  if (!differs) return plan;
  return blockedBy(
    plan,
    new AdminError(
      'ChangedMeanwhile',
      `The attributes of ${plan.change.target} have been changed since (${wordsOf(after)} then); they were left alone.`,
      'Look at them again, and set them with the Update cmdlet.',
    ),
  );
}

/** A plan that will not be carried out, with the reason in place of its effects. */
const blockedBy = (plan: Plan<unknown>, blocked: AdminError): Plan<unknown> => ({
  ...plan,
  blocked,
  change: { ...plan.change, effects: [failure(blocked)] },
});

const wordsOf = (change: AttributeChange): string =>
  ATTRIBUTES.filter(each => each in change)
    .map(each => `${each} ${change[each]}`)
    .join(', ');
