import { ShellError } from '../../engine/error-record.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { registryName } from '../management/registry-name.kind.ts';
import { carryOutPlan } from './carry-out-plan.ts';
import { planKind } from './plan.kind.ts';
import { runType } from './run.type.ts';
import { throttleLimit } from './throttle-limit.ts';

export const invokePlan = defineCmdlet({
  name: 'Invoke-AzContainerRegistryPlan',
  synopsis: 'Carries out a plan: exactly its items, each read again right before it is changed.',
  description:
    'What is no longer as it was planned is left alone and reported: a tag that points elsewhere, a manifest with another tag, a lock, an index or a signature that was pushed meanwhile. A plan is carried out on the registry that it was made for, wherever the location is, and on no other: what was kept for the sake of others was looked at there. A line in the journal is on disk before each change, so that a run which was cut off can be taken up again with Resume-AzContainerRegistryPlan. More than 20 items, a protected registry and protected tags want a word typed; a script gives -Force or -ConfirmName. The exit code of a script is 2 where something was left undone.',
  grade: 'destroy',
  parameters: {
    plan: planKind({
      help: 'The plan, as New- or Import-AzContainerRegistryPlan emits it.',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      aliases: ['InputObject'],
    }),
    registryName: registryName({
      help: 'The registry that the plan has to be for; another one is refused. Left out: the one that the plan names.',
    }),
    throttleLimit,
  },
  output: runType,
  examples: [
    {
      says: 'See what would be done, then do it.',
      transcript: `
        PS> $plan = New-AcrPlan library/hello-world:v1 -Untagged
        PS> Invoke-AcrPlan $plan -WhatIf
        What if: Performing the operation "Delete 1 manifest with 1 tag" on target "[registry]/library/hello-world".
          delete 6ca3d7893d7b {v1}: fits library/hello-world:v1
          removes 1 tag: v1
          frees about 2.4 KB now
          keeps 4: listed by an index that stays
        PS> (Invoke-AcrPlan $plan -Confirm:$false).Deleted
        1
      `,
    },
  ],
  body: {
    async *process({ plan, registryName: named, throttleLimit: limit }, context) {
      if (named !== undefined) refuseOther(context.session, named, plan.server);
      yield* carryOutPlan(plan, context, { throttleLimit: limit });
    },
  },
});

/** Throws SessionError where no such registry is connected. */
function refuseOther(session: Session, named: string, server: string): void {
  const { name, registry } = session.connection(named);
  if (registry.server.name === server) return;
  throw new ShellError('PlanOfAnotherRegistry', `The plan was made for ${server} and is not carried out on ${name}.`, {
    category: 'InvalidArgument',
    recommendation: `Make one there: New-AzContainerRegistryPlan -RegistryName ${name}`,
  });
}
