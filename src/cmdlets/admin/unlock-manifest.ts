import { planManifestAttributes, UPDATE_RIGHTS } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { tagKind } from '../registry/leaf.kind.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { findNamedManifest, manifestDigest } from '../registry/named-manifest.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';
import { setAttributes } from './set-attributes.ts';

export const unlockManifest = defineCmdlet({
  name: 'Unlock-AzContainerRegistryManifest',
  synopsis: 'Lifts the lock of a manifest, named by digest or by a tag, so that it can be deleted again.',
  description:
    'Switches DeleteEnabled and WriteEnabled on; -Delete, -Write, -List and -Read narrow it to what they name. The locks of its tags and of the repository are their own. What is not locked is left alone.',
  grade: 'change',
  guarded: true,
  parameters: {
    repositoryName,
    manifest: manifestDigest,
    tag: tagKind({ help: 'A tag of the manifest.', set: 'ByTag', mandatory: true, pipeline: 'property' }),
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
    async *process(args, context) {
      const change = lockChange(args, true);
      const { connection, repository, digest } = await findNamedManifest(args, context, UPDATE_RIGHTS);
      const place = { registry: connection.registry, registryName: connection.name, repository, digest };
      const updated = await setAttributes(await planManifestAttributes(place, change, context.signal), change, context);
      if (updated) yield { place: { connection, repository }, manifest: updated };
    },
  },
});
