import { defineCmdlet } from '../define.ts';
import { lockChange } from './lock-switches.ts';
import { lockTags, tagLocking } from './lock-tags.ts';

export const lockTag = defineCmdlet({
  name: 'Lock-AzContainerRegistryTag',
  synopsis: 'Locks a tag: it can be neither removed nor pushed over.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. The manifest has a lock of its own: without that it can still be deleted, and the tag with it. Get-AzContainerRegistryLock shows what holds together. What is locked already is left alone.',
  ...tagLocking,
  examples: [
    {
      says: 'Keep a release from being removed or pushed over.',
      transcript: `
        PS> (Lock-AcrTag team/api 1.4.2).Mode
        r-l-
      `,
    },
    {
      says: 'Every tag of a release, by one plan.',
      transcript: `
        PS> Lock-AcrTag team/api 1.4* | ForEach-Object { "$($_.Mode) $($_.Name)" }
        r-l- 1.4
        r-l- 1.4.0
        r-l- 1.4.1
        r-l- 1.4.2
      `,
    },
  ],
  body: {
    process: (args, context) => lockTags(args, lockChange(args, false), context),
  },
});
