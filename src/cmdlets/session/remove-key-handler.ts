import { defineCmdlet } from '../define.ts';
import { attemptEach } from './attempt-each.ts';
import { boundKey, CHORD } from './key-handler.kind.ts';

export const removeKeyHandler = defineCmdlet({
  name: 'Remove-PSReadLineKeyHandler',
  synopsis: 'Takes its function away from a key of the prompt.',
  description: 'Reset-KeyHandler brings all keys back.',
  grade: 'read',
  parameters: {
    chord: boundKey(CHORD),
  },
  output: 'values',
  examples: [
    {
      says: 'No clearing by mistake.',
      transcript: 'PS> Remove-PSReadLineKeyHandler Ctrl+l\nPS> @(Get-PSReadLineKeyHandler Ctrl+l).Count\n0',
    },
  ],
  body: {
    async *process({ chord }, { session: { lineEditor }, error }) {
      attemptEach(chord, each => lineEditor.unbind(each), error);
    },
  },
});
