import { planRepositoryAttributes } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { registryName } from '../registry/place-parameters.ts';
import { repositoryKind } from '../registry/repository.kind.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { findTarget } from '../registry/target.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';
import { setAttributes } from './set-attributes.ts';

export const lockRepository = defineCmdlet({
  name: 'Lock-AzContainerRegistryRepository',
  synopsis: 'Locks a repository: nothing can be pushed to it or deleted in it.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. With -Delete alone the repository cannot be deleted as a whole, while tags and manifests in it still can. What is locked already is left alone.',
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
      says: 'Freeze a repository.',
      transcript: `
        PS> (Lock-AcrRepository test/busybox).Mode
        r-l-
        PS> (Get-AcrLock test/busybox).Blocks
        delete repository
        push
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = lockChange(args, false);
      const target = findTarget(context.session, { registryName: args.registryName, repositoryName: args.name }, true);
      const { connection, repository } = target;
      const place = { registry: connection.registry, registryName: connection.name, repository };
      const plan = await planRepositoryAttributes(place, change, context.signal);
      const updated = await setAttributes(plan, change, context);
      if (updated) yield { connection, repository: updated };
    },
  },
});
