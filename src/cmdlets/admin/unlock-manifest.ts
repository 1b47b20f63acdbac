import { defineCmdlet } from '../define.ts';
import { tagPattern } from '../registry/leaf.kind.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { manifestDigest } from '../registry/named-manifest.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { lockManifests } from './lock-manifests.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';

export const unlockManifest = defineCmdlet({
  name: 'Unlock-AzContainerRegistryManifest',
  synopsis: 'Lifts the lock of a manifest, named by digest or by a tag, so that it can be deleted again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of its tags and of the repository are their own. What is not locked is left alone.',
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
