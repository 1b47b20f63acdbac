import { planTagAttributes } from '../../admin/plan-attributes.ts';
import { defineCmdlet } from '../define.ts';
import { tagKind } from '../registry/leaf.kind.ts';
import { registryName, repositoryName } from '../registry/place-parameters.ts';
import { tagType } from '../registry/tag.type.ts';
import { findNamedTag } from '../registry/target.ts';
import { lockChange, lockSwitches } from './lock-switches.ts';
import { setAttributes } from './set-attributes.ts';

export const lockTag = defineCmdlet({
  name: 'Lock-AzContainerRegistryTag',
  synopsis: 'Locks a tag: it can be neither removed nor pushed over.',
  description:
    'Switches DeleteEnabled and WriteEnabled off; -Delete, -Write, -List and -Read narrow it to what they name. The manifest has a lock of its own: without that it can still be deleted, and the tag with it. Get-AzContainerRegistryLock shows what holds together. What is locked already is left alone.',
  grade: 'change',
  guarded: true,
  parameters: {
    repositoryName,
    name: tagKind({ help: 'Tag.', position: 1, aliases: ['Tag'], pipeline: 'property' }),
    registryName,
    ...lockSwitches,
  },
  output: tagType,
  examples: [
    {
      says: 'Keep a release from being removed or pushed over.',
      transcript: `
        PS> (Lock-AcrTag team/api 1.4.2).Mode
        r-l-
      `,
    },
    {
      says: 'Every tag of a release, and what they point to.',
      transcript: `
        PS> Get-AcrTag team/api 1.4* | Lock-AcrTag | ForEach-Object Name
        1.4
        1.4.0
        1.4.1
        1.4.2
      `,
    },
  ],
  body: {
    async *process(args, context) {
      const change = lockChange(args, false);
      const { connection, repository, tag } = findNamedTag(context.session, args);
      const place = { registry: connection.registry, registryName: connection.name, repository, tag };
      const updated = await setAttributes(await planTagAttributes(place, change, context.signal), change, context);
      if (updated) yield { place: { connection, repository }, tag: updated };
    },
  },
});
