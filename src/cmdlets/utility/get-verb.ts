import { Batch } from '../../engine/batch.ts';
import { choice, string } from '../../engine/kinds.ts';
import { wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { approvedVerbs, verbInfoType } from './verb-info.type.ts';

export const getVerb = defineCmdlet({
  name: 'Get-Verb',
  synopsis: 'Lists the verbs that names of commands begin with.',
  grade: 'read',
  parameters: {
    verb: string({ help: 'Verbs; wildcards are allowed.', position: 0, many: true, pipeline: 'both' }),
    group: choice(['Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security'], {
      help: 'What the verb is about.',
      position: 1,
      many: true,
      pipeline: 'property',
    }),
  },
  output: verbInfoType,
  examples: [{ says: 'What a verb means.', transcript: 'PS> (Get-Verb Get).Group\nCommon' }],
  body: {
    async *process({ verb = ['*'], group }) {
      const found = approvedVerbs.filter(
        each =>
          verb.some(pattern => wildcard(pattern)(each.verb)) &&
          (!group || group.some(name => name.toLowerCase() === each.group.toLowerCase())),
      );
      yield new Batch(found);
    },
  },
});
