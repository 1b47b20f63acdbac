import type { RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import { ConversionError, kindBuilder } from '../../engine/kinds.ts';
import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { planIn } from './plan.type.ts';

/** A plan as New- and Import-AzContainerRegistryPlan emit it; never the name of a file, which somebody may have changed meanwhile. */
export const planKind = kindBuilder<RegistryPlan>({
  label: 'AcrPlan',
  accepts: value => planOf(value) !== undefined,
  convert: value => {
    const plan = planOf(value);
    if (plan) return plan;
    throw new ConversionError(
      'This is no plan. New-AzContainerRegistryPlan makes one, and Import-AzContainerRegistryPlan reads one from a file.',
    );
  },
});

const planOf = (value: Value): RegistryPlan | undefined => (isObject(value) ? planIn(value) : undefined);
