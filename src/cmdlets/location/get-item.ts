import { defineCmdlet } from '../define.ts';
import { manifestType } from '../registry/manifest.type.ts';
import { repositoryType } from '../registry/repository.type.ts';
import { tagType } from '../registry/tag.type.ts';
import { withTagHint } from '../registry/tag-hint.ts';
import { readItem } from './item.ts';
import { itemPath } from './path.kind.ts';
import { findPlace } from './place.ts';

export const getItem = defineCmdlet({
  name: 'Get-Item',
  aliases: ['gi'],
  synopsis: 'Shows the repository, tag or manifest at a path.',
  grade: 'read',
  parameters: {
    path: itemPath({
      help: 'team/api, ./:1.4.2, api:1.4.2 or ./@sha256:…',
      position: 0,
      mandatory: true,
      pipeline: 'both',
    }),
  },
  output: 'values',
  emits: [repositoryType, tagType, manifestType],
  examples: [
    {
      says: 'A tag of the repository one stands in.',
      transcript: `
        PS> cd team/api
        PS> (Get-Item ./:1.4.2).Name
        1.4.2
      `,
    },
  ],
  body: {
    async *process({ path }, context) {
      try {
        yield (await readItem(findPlace(context.session, path), context)).value;
      } catch (error) {
        throw withTagHint(error, path, context.session, tag => `./:${tag}`);
      }
    },
  },
});
