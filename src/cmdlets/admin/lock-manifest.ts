import { planManifestAttributes, UPDATE_RIGHTS } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { tagKind } from '../registry/leaf.kind.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { findNamedManifest, manifestDigest } from '../registry/named-manifest.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';
import { setAttributes } from './set-attributes.ts';

export const lockManifest = defineCmdlet({
  name: 'Lock-AzContainerRegistryManifest',
  synopsis: 'Locks a manifest, named by digest or by a tag: it cannot be deleted.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. Its tags have locks of their own: without those they can still be removed and moved. A locked manifest that lists others keeps these in a purge. What is locked already is left alone.',
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
      says: 'Keep what a tag points to.',
      transcript: `
        PS> (Lock-AcrManifest team/api -Tag latest).Mode
        r-l-
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = lockChange(args, false);
      const { connection, repository, digest } = await findNamedManifest(args, context, UPDATE_RIGHTS);
      const place = { registry: connection.registry, registryName: connection.name, repository, digest };
      const updated = await setAttributes(await planManifestAttributes(place, change, context.signal), change, context);
      if (updated) yield { place: { connection, repository }, manifest: updated };
    },
  },
});
