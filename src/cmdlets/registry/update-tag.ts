import { planTagAttributes } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { tagKind } from './leaf.kind.ts';
import { attributeChange, attributeSwitches, registryName, repositoryName } from './place-parameters.ts';
import { tagType } from './tag.type.ts';
import { findNamedTag } from './target.ts';

export const updateTagCmdlet = defineCmdlet({
  name: 'Update-AzContainerRegistryTag',
  synopsis: 'Changes attributes of a tag; only those that are named are sent.',
  description:
    'A tag and its manifest have attributes of their own: a locked tag leaves its manifest deletable, and the other way round.',
  grade: 'change',
  guarded: true,
  manyAtOnce: true,
  parameters: {
    repositoryName,
    name: tagKind({ help: 'Tag.', position: 1, aliases: ['Tag'], pipeline: 'property' }),
    registryName,
    ...attributeSwitches,
  },
  output: tagType,
  examples: [
    {
      says: 'Lock a tag against deletion and being pushed over.',
      transcript: `
        PS> (Update-AcrTag team/api 1.4 -DeleteEnabled $false -WriteEnabled $false -Confirm:$false).Mode
        r-l-
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = attributeChange(args);
      const { connection, repository, tag } = findNamedTag(context.session, args);
      const place = { registry: connection.registry, registryName: connection.name, repository, tag };
      const updated = await carryOut(await planTagAttributes(place, change, context.signal), context);
      if (updated) yield { place: { connection, repository }, tag: updated };
    },
  },
});
