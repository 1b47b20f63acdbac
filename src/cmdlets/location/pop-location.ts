import { SessionError } from '../../session/session-error.ts';
import { defineCmdlet } from '../define.ts';
import { locationType } from './location.type.ts';

export const popLocation = defineCmdlet({
  name: 'Pop-Location',
  aliases: ['popd'],
  synopsis: 'Goes back to the location that was last pushed.',
  grade: 'read',
  parameters: {},
  output: locationType,
  examples: [
    {
      says: 'Back again.',
      transcript:
        '\n        PS> Push-Location team\n        PS> Pop-Location\n        PS> (pwd).Path\n        demo:/\n      ',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process(_, { session }) {
      if (session.places.pop()) return;
      throw new SessionError('NoSuchLocation', 'No location was pushed.', 'Push one first: Push-Location team/api');
    },
  },
});
