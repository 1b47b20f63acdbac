import { defineCmdlet } from '../define.ts';

export const resetKeyHandler = defineCmdlet({
  name: 'Reset-KeyHandler',
  synopsis: 'Brings all keys of the prompt back to what they were.',
  description: 'The table of the edit mode replaces what Set- and Remove-PSReadLineKeyHandler have made of it.',
  grade: 'read',
  parameters: {},
  output: 'values',
  examples: [
    {
      says: 'After too many changes.',
      transcript:
        'PS> Remove-PSReadLineKeyHandler Ctrl+l\nPS> Reset-KeyHandler\nPS> (Get-PSReadLineKeyHandler Ctrl+l).Function\nClearScreen',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: emits nothing
    async *process(_, { session: { lineEditor } }) {
      lineEditor.reset();
    },
  },
});
