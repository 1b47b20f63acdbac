import { planUntag } from '../../admin/plan-untag.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { tagKind } from './leaf.kind.ts';
import { registryName, repositoryName } from './place-parameters.ts';
import { tagType } from './tag.type.ts';
import { findNamedTag } from './target.ts';

export const removeTagCmdlet = defineCmdlet({
  name: 'Remove-AzContainerRegistryTag',
  synopsis: 'Removes a tag; its manifest stays.',
  grade: 'destroy',
  manyAtOnce: true,
  parameters: {
    repositoryName,
    name: tagKind({ help: 'Tag.', position: 1, aliases: ['Tag'], pipeline: 'property' }),
    registryName,
  },
  output: tagType,
  examples: [
    {
      says: 'See what would happen.',
      transcript: `
        PS> Remove-AcrTag library/hello-world v2 -WhatIf
        What if: Performing the operation "Remove tag" on target "[registry]/library/hello-world:v2".
          manifest b979997d1089 keeps 2 tags: latest, linux
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: untagging emits nothing, as in Az
    async *process(args, context) {
      const { connection, repository, tag } = findNamedTag(context.session, args);
      const place = { registry: connection.registry, registryName: connection.name, repository, tag };
      const removed = await carryOut(await planUntag(place, context.signal), context);
      if (removed) context.verbose(`Removed the tag ${repository}:${tag}; its manifest ${removed.digest} stays.`);
    },
  },
});
