import { switched } from '../../engine/kinds.ts';
import { parseLoginServer } from '../../registry/model/login-server.ts';
import type { Session } from '../../session/session.ts';
import { defineCmdlet } from '../define.ts';
import { registryName } from '../management/registry-name.kind.ts';
import { themeType } from './theme.type.ts';
import { themeName } from './theme-name.kind.ts';

export const setTheme = defineCmdlet({
  name: 'Set-Theme',
  synopsis: 'Uses a theme from now on, everywhere or on one registry.',
  description:
    'Without -Save it lasts as long as the session. auto is dark or light, by the background of the terminal. The theme of a registry is used while the location is on it, unless a theme was set for everything.',
  grade: 'read',
  parameters: {
    name: themeName({ help: 'The theme: auto, or one that Get-Theme lists.', position: 0, mandatory: true }),
    registry: registryName({ help: 'Only on this registry: short name, login server, or a connected one.' }),
    save: switched({ help: 'Also write it into the settings, for later sessions.' }),
  },
  output: themeType,
  examples: [
    {
      says: 'Dark letters for a light room.',
      transcript: `
        PS> Set-Theme light
        PS> Get-Theme | where Current | foreach Name
        light
      `,
    },
    {
      says: 'Production must look different.',
      transcript: 'PS> Set-Theme high-contrast -Registry contoso -Save',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process({ name, registry, save }, { session }) {
      const server = registry === undefined ? undefined : loginServer(session, registry);
      session.themes.set(name, server);
      if (save) await session.themes.save(name, server);
    },
  },
});

function loginServer(session: Session, name: string): string {
  if (session.connections.has(name)) return session.connection(name).registry.server.name;
  return parseLoginServer(name, { suffix: session.cloud(undefined).suffix }).name;
}
