import { defineCmdlet } from '../define.ts';
import { registryName as registry } from '../management/registry-name.kind.ts';
import { connectionType } from './connection.type.ts';

export const disconnectRegistry = defineCmdlet({
  name: 'Disconnect-AzContainerRegistry',
  synopsis: 'Disconnects a registry and forgets its tokens.',
  grade: 'read',
  parameters: {
    name: registry({
      help: 'Registry. Left out: the one of the current location, else the only one.',
      position: 0,
      aliases: ['RegistryName'],
      pipeline: 'property',
    }),
  },
  output: connectionType,
  examples: [
    {
      says: 'Leave the only registry.',
      transcript: `
        PS> Disconnect-Acr
        PS> (Get-AcrConnection).Count
        0
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process({ name }, { session }) {
      await session.disconnect(session.connection(name));
    },
  },
});
