import { defineCmdlet } from '../define.ts';
import { aliasParameters, keepAlias } from './alias-parameters.ts';

export const setAlias = defineCmdlet({
  name: 'Set-Alias',
  aliases: ['sal'],
  synopsis: 'Gives a command a further name.',
  description: 'It lasts for the session; put it into $PROFILE to have it always.',
  grade: 'read',
  parameters: aliasParameters,
  output: 'values',
  examples: [
    { says: 'A short name.', transcript: "PS> Set-Alias count Measure-Object\nPS> ('a', 'b' | count).Count\n2" },
  ],
  body: {
    async *process(args, context) {
      yield* keepAlias(args, context);
    },
  },
});
