import { switched } from '../../engine/kinds.ts';
import { listRepositories } from '../../registry/repositories.ts';
import { isAtOrBelow, type Location } from '../../session/location.ts';
import type { Session } from '../../session/session.ts';
import { SessionError } from '../../session/session-error.ts';
import { defineCmdlet } from '../define.ts';
import { locationType } from './location.type.ts';
import { locationPath } from './path.kind.ts';
import { findPlace, noSuchLocation, type Place } from './place.ts';

export const setLocation = defineCmdlet({
  name: 'Set-Location',
  aliases: ['cd', 'chdir', 'sl'],
  synopsis: 'Goes to a repository or a prefix of repositories.',
  description:
    'A location is a registry and a repository prefix: contoso:/team/api. `cd ..` goes up, `cd -` back to the last location, `cd` alone to the root.',
  grade: 'read',
  parameters: {
    path: locationPath({
      help: 'Where to: api, ../web, /team, contoso:/team, .. or -.',
      position: 0,
      aliases: ['LiteralPath'],
      pipeline: 'both',
      fallback: '/',
    }),
    passThru: switched({ help: 'Emit the new location.' }),
  },
  output: locationType,
  examples: [
    {
      says: 'Into a repository and back.',
      transcript: `
        PS> cd team/api
        PS> (pwd).Path
        demo:/team/api
        PS> cd -
        PS> (pwd).Path
        demo:/
      `,
    },
  ],
  body: {
    async *process({ path, passThru }, { session, signal }) {
      await goTo(session, path, signal);
      if (passThru) yield session.places.current;
    },
  },
});

/** Goes to a path after making sure that a repository is there or below. Throws SessionError. */
export async function goTo(session: Session, path: string, signal: AbortSignal): Promise<void> {
  if (path === '-') {
    const { previous } = session.places;
    if (previous) return session.places.go(previous);
    throw new SessionError(
      'NoSuchLocation',
      'There is no last location to go back to.',
      'Say where to go: cd team/api',
    );
  }
  const place = findPlace(session, path);
  const { tag, digest, segments } = place.path;
  if (tag !== undefined || digest !== undefined) {
    throw new SessionError(
      'NoSuchLocation',
      `'${path}' is a tag or manifest; only repositories can be gone to.`,
      `Look at it: Get-Item ${path}`,
    );
  }
  const found = isAbove(session.places.current, place) || (await existsBelow(session, place, signal));
  if (!found) throw noSuchLocation(place.path);
  session.places.go({ drive: place.connection.name, segments });
}

/** Roots, and what one stands in already: going up must work where the registry is out of reach. */
function isAbove(current: Location, { connection, path: { segments } }: Place): boolean {
  if (segments.length === 0) return true;
  return current.drive === connection.name && segments.every((each, index) => each === current.segments[index]);
}

/** Completion and suggestions take up what was found: they tell a repository from a prefix by it. */
async function existsBelow({ names }: Session, { connection, path }: Place, signal: AbortSignal): Promise<boolean> {
  const prefix = path.segments.join('/');
  for await (const { items } of listRepositories(connection.registry, { signal, pageSize: 1000 })) {
    const found = items.filter(each => isAtOrBelow(prefix, each));
    if (found.length === 0) continue;
    names.learnRepositories(connection.registry, found);
    return true;
  }
  return false;
}
