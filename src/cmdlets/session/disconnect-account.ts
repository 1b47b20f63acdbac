import { defineCmdlet } from '../define.ts';
import { azureContextType } from './azure-context.type.ts';

export const disconnectAccount = defineCmdlet({
  name: 'Disconnect-AzAccount',
  aliases: ['Logout-AzAccount'],
  synopsis: 'Signs out of Azure: forgets the account, and what was saved of it.',
  description:
    'Registries that are connected with it stay connected until their tokens end, at most three hours; Clear-AzContext disconnects them too.',
  grade: 'read',
  parameters: {},
  output: azureContextType,
  examples: [
    {
      says: 'Afterwards nobody is signed in.',
      transcript: '\n        PS> Disconnect-AzAccount\n        PS> (Get-AzContext).Count\n        0\n      ',
    },
  ],
  body: {
    async *process(_, { session }) {
      const { context } = session.azure;
      await session.azure.signOut();
      if (context) yield context;
    },
  },
});
