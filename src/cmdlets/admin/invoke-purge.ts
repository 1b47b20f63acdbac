import { defineCmdlet } from '../define.ts';
import { carryOutPlan } from './carry-out-plan.ts';
import { keptTexts } from './plan.type.ts';
import { plannedPurge } from './planned-purge.ts';
import { ONE_RULE, purgeParameters } from './purge-parameters.ts';
import { runType } from './run.type.ts';
import { throttleLimit } from './throttle-limit.ts';

export const invokePurge = defineCmdlet({
  name: 'Invoke-AzContainerRegistryPurge',
  synopsis: 'Plans what to delete by rules, shows it, asks, and does it.',
  description:
    'The same as New-AzContainerRegistryPlan and Invoke-AzContainerRegistryPlan in one: what -WhatIf and the question show is what is done, each item read again right before. More than 20 items want a word typed; a script gives -Force or -ConfirmName. about_Purge tells of the rules, and how each flag of acr purge is written here.',
  grade: 'destroy',
  parameters: { ...purgeParameters, throttleLimit },
  defaultSet: ONE_RULE,
  output: runType,
  examples: [
    {
      says: 'See what would go.',
      transcript: `
        PS> Invoke-AcrPurge 'team/api:pr-*' -OlderThan 90d -WhatIf
        What if: Performing the operation "Remove 2 tags" on target "[registry]/team/api".
          untag 344f0c94981e pr-1140: older than 90d
          untag a9e13fbc38c3 pr-1141: older than 90d
          leaves 2 manifests untagged: 344f0c94981e, a9e13fbc38c3
          keeps 58: not older than 90d
      `,
    },
    {
      says: 'Do it without being asked.',
      transcript: `
        PS> (Invoke-AcrPurge 'team/api:pr-*' -OlderThan 90d -Untagged -Confirm:$false).Deleted
        2
        PS> (Get-AcrTag team/api pr-* | Measure-Object).Count
        58
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const plan = await plannedPurge(args, context, context.session.writable(args.registryName));
      if (plan.items.length === 0) {
        const kept = keptTexts(plan).map(each => `\n  keeps ${each}`);
        context.inform(`Nothing is to go.${kept.join('')}`, { shown: true });
        return;
      }
      yield* carryOutPlan(plan, context, { throttleLimit: args.throttleLimit });
    },
  },
});
