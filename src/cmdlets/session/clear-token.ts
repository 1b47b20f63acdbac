import { defineCmdlet } from '../define.ts';
import { registryName as registry } from '../management/registry-name.kind.ts';
import { tokenType } from './token.type.ts';

export const clearToken = defineCmdlet({
  name: 'Clear-AzContainerRegistryToken',
  synopsis: 'Empties the cache of access tokens; the connections and the sign-in stay.',
  grade: 'read',
  parameters: {
    registryName: registry({ help: 'Only tokens of this registry.', position: 0, aliases: ['Name'] }),
  },
  output: tokenType,
  examples: [
    {
      says: 'Nothing is cached afterwards.',
      transcript: '\n        PS> Clear-AcrToken\n        PS> (Get-AcrToken).Count\n        0\n      ',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process({ registryName }, { session }) {
      const connections = registryName === undefined ? session.connections.all : [session.connection(registryName)];
      for (const { registry } of connections) registry.authorizer.clear();
    },
  },
});
