import { defineCmdlet } from '../define.ts';
import { registryName } from '../registry/place-parameters.ts';
import { repositoryPattern } from '../registry/repository.kind.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { lockRepositories } from './lock-repositories.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';

export const lockRepository = defineCmdlet({
  name: 'Lock-AzContainerRegistryRepository',
  synopsis: 'Locks a repository: nothing can be pushed to it or deleted in it.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. With -Delete alone the repository cannot be deleted as a whole, while tags and manifests in it still can. What is locked already is left alone.',
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
    process: (args, context) => lockRepositories(args, lockChange(args, false), context),
  },
});
