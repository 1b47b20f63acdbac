import { defineCmdlet } from '../define.ts';
import { registryName as registry } from '../management/registry-name.kind.ts';
import { connectionType } from './connection.type.ts';

export const getConnection = defineCmdlet({
  name: 'Get-AzContainerRegistryConnection',
  synopsis: 'Shows the connected registries: as whom, through which API, whether read-only.',
  grade: 'read',
  parameters: {
    name: registry({ help: 'Only this one.', position: 0, aliases: ['RegistryName'] }),
  },
  output: connectionType,
  examples: [
    { says: 'Which API a registry offers.', transcript: '\n        PS> (Get-AcrConnection).Api\n        ACR\n      ' },
  ],
  body: {
    async *process({ name }, { session }) {
      if (name === undefined) yield* session.connections.all;
      else yield session.connection(name);
    },
  },
});
