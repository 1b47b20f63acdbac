import { defineCmdlet } from '../define.ts';
import { lockChange } from './lock-switches.ts';
import { lockTags, tagLocking } from './lock-tags.ts';

export const unlockTag = defineCmdlet({
  name: 'Unlock-AzContainerRegistryTag',
  synopsis: 'Lifts the lock of a tag, so that it can be removed and pushed over again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of its manifest and of the repository are their own. What is not locked is left alone.',
  ...tagLocking,
  examples: [
    {
      says: 'Lift what holds a tag.',
      transcript: `
        PS> Lock-AcrTag team/api 1.4.2 | Out-Null
        PS> (Unlock-AcrTag team/api 1.4.2).Mode
        rwld
      `,
    },
  ],
  body: {
    process: (args, context) => lockTags(args, lockChange(args, true), context),
  },
});
