import { DELETION_RIGHTS, planManifestDeletion } from '../../admin/plan-manifest-deletion.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { tagKind } from './leaf.kind.ts';
import { manifestType } from './manifest.type.ts';
import { findNamedManifest, manifestDigest } from './named-manifest.ts';
import { registryName, repositoryName } from './place-parameters.ts';

export const removeManifestCmdlet = defineCmdlet({
  name: 'Remove-AzContainerRegistryManifest',
  synopsis: 'Deletes a manifest, named by digest or by a tag, and with it every tag on it.',
  description:
    'By tag, the digest is resolved first, the tags that go with it are shown, and the manifest is deleted by digest.',
  grade: 'destroy',
  manyAtOnce: true,
  parameters: {
    repositoryName,
    manifest: manifestDigest,
    tag: tagKind({
      help: 'A tag of the manifest; all its other tags go as well.',
      set: 'ByTag',
      mandatory: true,
      pipeline: 'property',
    }),
    registryName,
  },
  defaultSet: 'ByManifest',
  output: manifestType,
  examples: [
    {
      says: 'Delete what a tag points to, without being asked.',
      transcript: `
        PS> Remove-AcrManifest library/hello-world -Tag v1 -Confirm:$false
        PS> Get-AcrTag library/hello-world v1
        Get-AzContainerRegistryTag: There is no tag library/hello-world:v1
          Recommendation: Check the name; list the repository's tags to see which there are.
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: deleting emits nothing, as in Az
    async *process(args, context) {
      const { connection, repository, digest } = await findNamedManifest(args, context, DELETION_RIGHTS);
      // several tags of one manifest may come down the pipeline
      if (!context.once(`${connection.name}/${repository}@${digest}`)) return;
      const place = { registry: connection.registry, registryName: connection.name, repository, digest };
      const removed = await carryOut(await planManifestDeletion(place, context.signal), context);
      if (removed) context.verbose(`Deleted ${repository}@${digest} and its ${removed.tags.length} tags.`);
    },
  },
});
