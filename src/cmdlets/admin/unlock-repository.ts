import { defineCmdlet } from '../define.ts';
import { lockRepositories, repositoryLocking } from './lock-repositories.ts';
import { lockChange } from './lock-switches.ts';

export const unlockRepository = defineCmdlet({
  name: 'Unlock-AzContainerRegistryRepository',
  synopsis: 'Lifts the lock of a repository, so that it can be pushed to and deleted again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of tags and manifests in it are their own. What is not locked is left alone.',
  ...repositoryLocking,
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
