import { planRepositoryAttributes } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { registryName } from '../registry/place-parameters.ts';
import { repositoryKind } from '../registry/repository.kind.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { findTarget } from '../registry/target.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';
import { setAttributes } from './set-attributes.ts';

export const unlockRepository = defineCmdlet({
  name: 'Unlock-AzContainerRegistryRepository',
  synopsis: 'Lifts the lock of a repository, so that it can be pushed to and deleted again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of tags and manifests in it are their own. What is not locked is left alone.',
  grade: 'change',
  guarded: true,
  parameters: {
    name: repositoryKind({
      help: 'Repository. Left out: the repository of the current location.',
      position: 0,
      aliases: ['RepositoryName', 'ImageName', 'Repository'],
      pipeline: 'both',
    }),
    registryName,
    ...lockSwitches,
  },
  output: repositoryType,
  examples: [
    {
      says: 'Open a repository again.',
      transcript: `
        PS> Lock-AcrRepository test/busybox | Out-Null
        PS> (Unlock-AcrRepository test/busybox).Mode
        rwld
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = lockChange(args, true);
      const target = findTarget(context.session, { registryName: args.registryName, repositoryName: args.name }, true);
      const { connection, repository } = target;
      const place = { registry: connection.registry, registryName: connection.name, repository };
      const plan = await planRepositoryAttributes(place, change, context.signal);
      const updated = await setAttributes(plan, change, context);
      if (updated) yield { connection, repository: updated };
    },
  },
});
