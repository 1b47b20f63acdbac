import { ShellError } from '../../engine/error-record.ts';
import { defineCmdlet } from '../define.ts';
import { attributesValue } from '../registry/attributes.type.ts';
import { readItem } from './item.ts';
import { itemPath } from './path.kind.ts';
import { findPlace } from './place.ts';

export const getItemProperty = defineCmdlet({
  name: 'Get-ItemProperty',
  aliases: ['gp'],
  synopsis: 'Shows the changeable attributes of a repository, tag or manifest.',
  grade: 'read',
  parameters: {
    path: itemPath({ help: 'team/api, ./:1.4.2 or ./@sha256:…', position: 0, mandatory: true, pipeline: 'both' }),
  },
  output: 'values',
  examples: [
    {
      says: 'May it be deleted?',
      transcript: '\n        PS> (Get-ItemProperty team/api:1.4.2).DeleteEnabled\n        True\n      ',
    },
  ],
  body: {
    async *process({ path }, context) {
      const { attributes } = await readItem(findPlace(context.session, path), context);
      const value = attributesValue(attributes);
      if (value !== null) yield value;
      else {
        throw new ShellError('NoAttributes', `This registry keeps no attributes, so '${path}' has none.`, {
          category: 'NotImplemented',
          recommendation: 'Attributes are a feature of Azure Container Registry.',
        });
      }
    },
  },
});
