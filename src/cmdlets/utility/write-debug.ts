import { string } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const writeDebug = defineCmdlet({
  name: 'Write-Debug',
  synopsis: 'Tells what a developer wants to know, for -Debug.',
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
  examples: [{ says: 'Seen with -Debug only.', transcript: "PS> Write-Debug 'page 2' -Debug\nDEBUG: page 2" }],
  body: {
    // biome-ignore lint/correctness/useYield: it writes to another stream
    async *process({ message }, context) {
      context.debug(message);
    },
  },
});
