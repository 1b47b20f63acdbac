import { defineCmdlet } from '../define.ts';
import { lockManifests, manifestLocking } from './lock-manifests.ts';
import { lockChange } from './lock-switches.ts';

export const lockManifest = defineCmdlet({
  name: 'Lock-AzContainerRegistryManifest',
  synopsis: 'Locks a manifest, named by digest or by a tag: it cannot be deleted.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. Its tags have locks of their own: without those they can still be removed and moved. A locked manifest that lists others keeps these in a purge. What is locked already is left alone.',
  ...manifestLocking,
  examples: [
    {
      says: 'Keep what a tag points to.',
      transcript: `
        PS> (Lock-AcrManifest team/api -Tag latest).Mode
        r-l-
      `,
    },
  ],
  body: {
    process: (args, context) => lockManifests(args, lockChange(args, false), context),
  },
});
