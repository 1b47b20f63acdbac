import { defineCmdlet } from '../define.ts';
import { lockManifests, manifestLocking } from './lock-manifests.ts';
import { lockChange } from './lock-switches.ts';

export const unlockManifest = defineCmdlet({
  name: 'Unlock-AzContainerRegistryManifest',
  synopsis: 'Lifts the lock of a manifest, named by digest or by a tag, so that it can be deleted again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of its tags and of the repository are their own. What is not locked is left alone.',
  ...manifestLocking,
  examples: [
    {
      says: 'Lift what holds a manifest.',
      transcript: `
        PS> (Unlock-AcrManifest team/api -Tag 1.4.1).Mode
        rwld
      `,
    },
  ],
  body: {
    process: (args, context) => lockManifests(args, lockChange(args, true), context),
  },
});
