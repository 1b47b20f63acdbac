import { defineCmdlet } from '../define.ts';

export const clearHost = defineCmdlet({
  name: 'Clear-Host',
  aliases: ['cls', 'clear'],
  synopsis: 'Empties the screen.',
  grade: 'read',
  parameters: {},
  output: 'values',
  examples: [{ says: 'Start over with an empty screen.', transcript: 'PS> Clear-Host' }],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process(_args, { shell }) {
      shell.clear();
    },
  },
});
