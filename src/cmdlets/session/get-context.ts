import { defineCmdlet } from '../define.ts';
import { azureContextType } from './azure-context.type.ts';

export const getContext = defineCmdlet({
  name: 'Get-AzContext',
  synopsis: 'Shows the account that is signed in to Azure.',
  grade: 'read',
  parameters: {},
  output: azureContextType,
  examples: [
    { says: 'Nobody is signed in at first.', transcript: '\n        PS> (Get-AzContext).Count\n        0\n      ' },
  ],
  body: {
    async *process(_, { session }) {
      const { context } = session.azure;
      if (context) yield context;
    },
  },
});
