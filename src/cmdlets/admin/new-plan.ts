import { defineCmdlet } from '../define.ts';
import { planType } from './plan.type.ts';
import { plannedPurge } from './planned-purge.ts';
import { ONE_RULE, purgeParameters } from './purge-parameters.ts';

export const newPlan = defineCmdlet({
  name: 'New-AzContainerRegistryPlan',
  aliases: ['New-AzContainerRegistryPurgePlan', 'New-AcrPurgePlan'],
  synopsis: 'Plans what to delete by rules, and changes nothing.',
  grade: 'read',
  parameters: purgeParameters,
  defaultSet: ONE_RULE,
  output: planType,
  examples: [
    {
      says: 'Tags of pull requests that were not updated for 85 days; their manifests stay.',
      transcript: `
        PS> (New-AcrPlan 'team/api:pr-*' -OlderThan 85d).Items | Format-Table Action, Tag, Reason
      `,
    },
  ],
  body: {
    async *process(args, context) {
      yield await plannedPurge(args, context, context.session.connection(args.registryName));
    },
  },
});
