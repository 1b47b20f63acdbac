import { defineCmdlet } from '../define.ts';
import { connectionType } from './connection.type.ts';

export const clearContext = defineCmdlet({
  name: 'Clear-AzContext',
  synopsis: 'Ends every sign-in: signs out of Azure, disconnects every registry and forgets its tokens.',
  description:
    'Credentials that were saved for registries stay in the keychain: Get-AcrSavedCredential | Remove-AcrSavedCredential forgets them.',
  grade: 'read',
  parameters: {},
  output: connectionType,
  examples: [
    {
      says: 'Sign out everywhere.',
      transcript: '\n        PS> Clear-AzContext\n        PS> (Get-AcrConnection).Count\n        0\n      ',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process(_, { session }) {
      for (const connection of [...session.connections.all]) await session.disconnect(connection);
      await session.azure.signOut();
    },
  },
});
