import { defineCmdlet } from '../define.ts';
import { registryName } from '../registry/place-parameters.ts';
import { repositoryPattern } from '../registry/repository.kind.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { lockRepositories } from './lock-repositories.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';

export const unlockRepository = defineCmdlet({
  name: 'Unlock-AzContainerRegistryRepository',
  synopsis: 'Lifts the lock of a repository, so that it can be pushed to and deleted again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of tags and manifests in it are their own. What is not locked is left alone.',
  grade: 'change',
  manyAtOnce: true,
  guarded: true,
  parameters: {
    name: repositoryPattern({
      help: 'Repository; wildcards are allowed. Left out: the repository of the current location.',
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
    process: (args, context) => lockRepositories(args, lockChange(args, true), context),
  },
});
