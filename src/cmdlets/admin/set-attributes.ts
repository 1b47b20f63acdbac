import { isInEffect } from '../../admin/attribute-change.ts';
import type { AttributePlan } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import type { AttributeChange, ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { Session } from '../../session/session.ts';
import { carryOut } from '../registry/carry-out.ts';

/** Sets the attributes of one thing as planned, and answers how it is then; what is as wished already is left alone. undefined where the user said no. */
export async function setAttributes<
  Properties extends { readonly changeableAttributes: ChangeableAttributes | undefined },
>(
  plan: AttributePlan<Properties>,
  change: AttributeChange,
  context: Context<Session>,
): Promise<Properties | undefined> {
  if (!isInEffect(change, plan.planned.changeableAttributes)) return carryOut(plan, context);
  context.verbose(`${plan.change.target} is so already.`);
  return plan.planned;
}
