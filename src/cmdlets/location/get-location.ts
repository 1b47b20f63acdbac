import { defineCmdlet } from '../define.ts';
import { locationType } from './location.type.ts';

export const getLocation = defineCmdlet({
  name: 'Get-Location',
  aliases: ['pwd', 'gl'],
  synopsis: 'Shows the current location.',
  grade: 'read',
  parameters: {},
  output: locationType,
  examples: [{ says: 'Where am I?', transcript: '\n        PS> (Get-Location).Path\n        demo:/\n      ' }],
  body: {
    async *process(_, { session }) {
      yield session.places.current;
    },
  },
});
