import { defineCmdlet } from '../define.ts';
import { locationType } from './location.type.ts';
import { locationPath } from './path.kind.ts';
import { goTo } from './set-location.ts';

export const pushLocation = defineCmdlet({
  name: 'Push-Location',
  aliases: ['pushd'],
  synopsis: 'Remembers the current location and goes to another.',
  grade: 'read',
  parameters: {
    path: locationPath({ help: 'Where to; left out: stay here.', position: 0, pipeline: 'both' }),
  },
  output: locationType,
  examples: [
    {
      says: 'Somewhere else for a moment.',
      transcript: `
        PS> Push-Location team/api
        PS> Pop-Location
        PS> (pwd).Path
        demo:/
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process({ path }, { session, signal }) {
      const from = session.places.current;
      if (path !== undefined) await goTo(session, path, signal);
      session.places.push(from);
    },
  },
});
