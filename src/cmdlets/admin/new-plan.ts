import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { value } from '../../engine/kinds.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { incoming } from '../utility/incoming.ts';
import { ChosenObjects } from './chosen-objects.ts';
import { planType } from './plan.type.ts';
import { plannedChoice, plannedPurge } from './planned-purge.ts';
import { ONE_RULE, purgeParameters } from './purge-parameters.ts';

export const newPlan = defineCmdlet({
  name: 'New-AzContainerRegistryPlan',
  aliases: ['New-AzContainerRegistryPurgePlan', 'New-AcrPurgePlan'],
  synopsis: 'Plans what to delete by rules, and changes nothing.',
  description:
    'The plan tells item by item what would go and why, what that does to the rest, what it frees, and how many things stay in spite of a rule. Nothing that a kept image needs is in it. Carry it out with Invoke-AzContainerRegistryPlan, or write it to a file first with Export-AzContainerRegistryPlan. about_Purge tells of patterns and rules, and how each flag of acr purge is written here.',
  grade: 'read',
  parameters: {
    ...purgeParameters,
    inputObject: value({
      help: 'Tags that are taken off and manifests that are deleted, exactly these, in place of rules; or references such as team/api:1.4.2.',
      pipeline: 'value',
    }),
  },
  defaultSet: ONE_RULE,
  output: planType,
  examples: [
    {
      says: 'Tags of pull requests that were not updated for 85 days; their manifests stay.',
      transcript: `
        PS> (New-AcrPlan 'team/api:pr-*' -OlderThan 85d).Items | Format-Table Action, Tag, Reason

        Action     Tag     Reason
        ------     ---     ------
        remove tag pr-1140 older than 85d
        remove tag pr-1141 older than 85d
        remove tag pr-1142 older than 85d
        remove tag pr-1143 older than 85d
        remove tag pr-1144 older than 85d
      `,
    },
    {
      says: 'All but the newest 58 of them, with their manifests and what else has no tag and is not needed.',
      transcript: `
        PS> $plan = New-AcrPlan 'team/api:pr-*' -Keep 58 -Untagged
        PS> $plan.Items | Where-Object Tags | Format-Table Action, Tags, Reason

        Action          Tags      Reason
        ------          ----      ------
        delete manifest {pr-1140} not one of the 58 newest
        delete manifest {pr-1141} not one of the 58 newest
      `,
    },
    {
      says: 'Two rules: the first one that fits a tag decides about it.',
      transcript: `
        PS> $rules = @{ Filter = 'test/*:/^v[0-4]$/'; OlderThan = '365d' }, @{ Filter = 'team/api:pr-*'; Keep = 58 }
        PS> (New-AcrPlan -Rule $rules).Items | Format-Table RepositoryName, Tag, Reason

        RepositoryName Tag     Reason
        -------------- ---     ------
        team/api       pr-1140 not one of the 58 newest
        team/api       pr-1141 not one of the 58 newest
        test/busybox50 v1      older than 365d
        test/busybox50 v2      older than 365d
        test/busybox50 v3      older than 365d
        test/busybox50 v4      older than 365d
      `,
    },
    {
      says: 'What has no tag and is not needed, anywhere, and why the rest stays.',
      transcript: `
        PS> $plan = New-AcrPlan -Untagged -OlderThan 30d
        PS> ($plan.Repositories | Where-Object RepositoryName -eq team/api).Kept | Format-Table

        Count Reason
        ----- ------
           36 listed by an index that stays
           29 untagged, not older than 30d
            6 refers to something that stays
      `,
    },
    {
      says: 'Exactly what comes along the pipeline.',
      transcript: `
        PS> $plan = Get-AcrTag team/api pr-114? | Select-Object -First 2 | New-AcrPlan
        PS> $plan.Items | Format-Table Action, Tag, Reason

        Action     Tag     Reason
        ------     ---     ------
        remove tag pr-1140 chosen
        remove tag pr-1141 chosen
      `,
    },
    {
      says: 'Review a plan in a file, and carry it out another day.',
      transcript: `
        PS> New-AcrPlan '*:*' -OlderThan 365d -Untagged -KeepFile running.txt | Export-AcrPlan old.json
        PS> Import-AcrPlan old.json | Invoke-AcrPlan
      `,
      skip: 'it writes a file',
    },
  ],
  body: {
    async *stream(input, args, context) {
      if (!context.piped && !context.given.has('inputObject')) {
        yield await plannedPurge(args, context, context.session.connection(args.registryName));
        return;
      }
      refuseRules(context);
      const chosen = new ChosenObjects(context.session, args.registryName);
      for await (const batch of incoming(input, context, args.inputObject)) {
        for (const each of batch) chosen.add(each);
      }
      yield await plannedChoice(chosen, args.set === ONE_RULE && args.includeLocked, context);
    },
  },
});

const OF_RULES = ['filter', 'olderThan', 'keep', 'untagged', 'rule', 'exclude', 'keepFile'] as const;

/** Objects and rules together might mean either of both. */
function refuseRules({ given }: Pick<Context<Session>, 'given'>): void {
  const both = OF_RULES.filter(each => given.has(each)).map(each => `-${each.charAt(0).toUpperCase()}${each.slice(1)}`);
  if (both.length === 0) return;
  throw new ShellError(
    'RulesWithObjects',
    `What comes along the pipeline is planned as it is, without ${both.join(', ')}.`,
    {
      category: 'InvalidArgument',
      recommendation: 'Choose with Where-Object before it, or give the rules alone.',
    },
  );
}
