import { string } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const writeWarning = defineCmdlet({
  name: 'Write-Warning',
  synopsis: 'Writes a warning.',
  grade: 'read',
  parameters: {
    message: string({
      help: 'What to say.',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      aliases: ['Msg'],
      allows: ['emptyText'],
    }),
  },
  output: 'values',
  examples: [{ says: 'A warning.', transcript: "PS> Write-Warning 'The tag is old.'\nWARNING: The tag is old." }],
  body: {
    // biome-ignore lint/correctness/useYield: it writes to another stream
    async *process({ message }, context) {
      context.warning(message);
    },
  },
});
