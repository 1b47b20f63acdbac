import { string } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const writeVerbose = defineCmdlet({
  name: 'Write-Verbose',
  synopsis: 'Tells what is done, for -Verbose.',
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
  examples: [
    {
      says: 'Seen with -Verbose only.',
      transcript: "PS> Write-Verbose 'Looking at team/api' -Verbose\nVERBOSE: Looking at team/api",
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it writes to another stream
    async *process({ message }, context) {
      context.verbose(message);
    },
  },
});
