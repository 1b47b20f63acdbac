import { defineCmdlet } from '../define.ts';
import { tagPattern } from '../registry/leaf.kind.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { manifestDigest } from '../registry/named-manifest.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { lockManifests } from './lock-manifests.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';

export const lockManifest = defineCmdlet({
  name: 'Lock-AzContainerRegistryManifest',
  synopsis: 'Locks a manifest, named by digest or by a tag: it cannot be deleted.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. Its tags have locks of their own: without those they can still be removed and moved. A locked manifest that lists others keeps these in a purge. What is locked already is left alone.',
  grade: 'change',
  manyAtOnce: true,
  guarded: true,
  parameters: {
    repositoryName,
    manifest: manifestDigest,
    tag: tagPattern({
      help: 'A tag of the manifest; wildcards are allowed.',
      set: 'ByTag',
      mandatory: true,
      pipeline: 'property',
    }),
    registryName,
    ...lockSwitches,
  },
  defaultSet: 'ByManifest',
  output: manifestType,
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
