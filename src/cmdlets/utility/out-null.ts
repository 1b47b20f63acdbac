import { value } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const outNull = defineCmdlet({
  name: 'Out-Null',
  synopsis: 'Drops its input.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'What to drop.', pipeline: 'value' }),
  },
  output: 'values',
  examples: [{ says: 'Do something without showing its result.', transcript: '\n        PS> 1..3 | Out-Null\n      ' }],
  body: {
    // biome-ignore lint/correctness/useYield: that is the point
    async *stream(input) {
      for await (const _ of input) {
        // dropped
      }
    },
  },
});
