import { defineCmdlet } from '../define.ts';
import { registryName as registry } from '../management/registry-name.kind.ts';
import { tokenType } from './token.type.ts';

export const getToken = defineCmdlet({
  name: 'Get-AzContainerRegistryToken',
  synopsis: 'Shows the cached access tokens: registry, scope, expiry and how often each was used; never a token.',
  grade: 'read',
  parameters: {
    registryName: registry({ help: 'Only tokens of this registry.', position: 0, aliases: ['Name'] }),
  },
  output: tokenType,
  examples: [
    {
      says: 'One token serves a repeated operation.',
      transcript: `
        PS> 1..3 | ForEach-Object { Get-AcrRepository -First 1 } | Out-Null
        PS> (Get-AcrToken).Scope
        registry:catalog:*
      `,
      skip: 'the cache of the tests is not empty',
    },
  ],
  body: {
    async *process({ registryName }, { session }) {
      const connections = registryName === undefined ? session.connections.all : [session.connection(registryName)];
      for (const { registry } of connections) {
        yield* registry.authorizer.tokens();
      }
    },
  },
});
