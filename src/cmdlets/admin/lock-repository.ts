import { defineCmdlet } from '../define.ts';
import { lockRepositories, repositoryLocking } from './lock-repositories.ts';
import { lockChange } from './lock-switches.ts';

export const lockRepository = defineCmdlet({
  name: 'Lock-AzContainerRegistryRepository',
  synopsis: 'Locks a repository: nothing can be pushed to it or deleted in it.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. With -Delete alone the repository cannot be deleted as a whole, while tags and manifests in it still can. What is locked already is left alone.',
  ...repositoryLocking,
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
