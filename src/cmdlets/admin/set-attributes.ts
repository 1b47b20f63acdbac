import { isInEffect } from '../../admin/attribute-change.ts';
import { planId } from '../../admin/bulk/plan-id.ts';
import type { AttributesUpdate, RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import type { AttributePlan } from '../../admin/plan-attributes.ts';
import type { Context } from '../../engine/context.ts';
import { checkRegistry } from '../../registry/check.ts';
import type { AttributeChange, ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { carryOut } from '../registry/carry-out.ts';
import { carryOutPlan } from './carry-out-plan.ts';

type WithAttributes = { readonly changeableAttributes: ChangeableAttributes | undefined };

/** Sets the attributes of one thing as planned, and answers how it is then; what is as wished already is left alone. undefined where the user said no. */
export async function setAttributes<Properties extends WithAttributes>(
  plan: AttributePlan<Properties>,
  change: AttributeChange,
  context: Context<Session>,
): Promise<Properties | undefined> {
  if (!isInEffect(change, plan.planned.changeableAttributes)) return carryOut(plan, context);
  context.verbose(`${plan.change.target} is so already.`);
  return plan.planned;
}

/** One of many things whose attributes are to be set, as it was read. */
export interface Settable<Properties> {
  readonly facts: Pick<AttributesUpdate, 'repository' | 'tag' | 'digest' | 'tags' | 'lastUpdateTime'>;
  readonly properties: Properties;
}

/** What is to be done with all of them, and why they were chosen: `fits 1.4*`. */
export interface SetAll {
  readonly change: AttributeChange;
  readonly reason: string;
}

/**
 * Sets the attributes of many things by one plan with one question, and yields those that are as wished afterwards; what was so already is not
 * sent. What was left undone is told as errors.
 */
export async function* setAllAttributes<Properties extends WithAttributes>(
  connection: Connection,
  things: readonly Settable<Properties>[],
  { change, reason }: SetAll,
  context: Context<Session>,
): AsyncGenerator<Properties> {
  const isDone = ({ properties }: Settable<Properties>) => isInEffect(change, properties.changeableAttributes);
  for (const each of things) if (isDone(each)) yield each.properties;
  const open = things.filter(each => !isDone(each));
  if (open.length === 0) {
    // who believes a slip in a pattern has locked something is worse off than without the lock
    if (things.length === 0) context.inform(`Nothing ${reason}: nothing was changed.`, { shown: true });
    else context.verbose('All of it is so already.');
    return;
  }
  const { serverTime = new Date() } = await checkRegistry(connection.registry, { signal: context.signal });
  const items = open.map(({ facts, properties }): AttributesUpdate => {
    return { action: 'update attributes', ...facts, attributes: properties.changeableAttributes, reason, change };
  });
  const repositories = [...new Set(items.map(each => each.repository))];
  const plan: RegistryPlan = {
    id: planId(serverTime.getTime()),
    server: connection.registry.server.name,
    createdTime: serverTime.toISOString(),
    rules: [reason],
    items,
    repositories: repositories.map(repository => ({
      repository,
      newest: undefined,
      kept: [],
      freed: { bytes: 0, isRestInUse: false },
      effects: [],
    })),
  };
  for await (const { report } of carryOutPlan(plan, context)) {
    for (const [index, { state }] of report.outcomes.entries()) {
      const thing = open[index];
      const before = thing?.properties.changeableAttributes;
      if (state === 'updated' && thing && before) {
        yield { ...thing.properties, changeableAttributes: { ...before, ...change } };
      }
    }
  }
}
