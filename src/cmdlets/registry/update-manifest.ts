import { planManifestAttributes, UPDATE_RIGHTS } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { tagKind } from './leaf.kind.ts';
import { manifestType } from './manifest.type.ts';
import { findNamedManifest, manifestDigest } from './named-manifest.ts';
import { attributeChange, attributeSwitches, registryName, repositoryName } from './place-parameters.ts';

export const updateManifestCmdlet = defineCmdlet({
  name: 'Update-AzContainerRegistryManifest',
  synopsis: 'Changes attributes of a manifest, named by digest or by a tag; only those that are named are sent.',
  grade: 'change',
  guarded: true,
  manyAtOnce: true,
  parameters: {
    repositoryName,
    manifest: manifestDigest,
    tag: tagKind({ help: 'A tag of the manifest.', set: 'ByTag', mandatory: true, pipeline: 'property' }),
    registryName,
    ...attributeSwitches,
  },
  defaultSet: 'ByManifest',
  output: manifestType,
  examples: [
    {
      says: 'Protect what a tag points to from deletion.',
      transcript: `
        PS> (Update-AcrManifest team/api -Tag latest -DeleteEnabled $false).Mode
        rwl-
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = attributeChange(args);
      const { connection, repository, digest } = await findNamedManifest(args, context, UPDATE_RIGHTS);
      const place = { registry: connection.registry, registryName: connection.name, repository, digest };
      const updated = await carryOut(await planManifestAttributes(place, change, context.signal), context);
      if (updated) yield { place: { connection, repository }, manifest: updated };
    },
  },
});
