import { switched, value } from '../../engine/kinds.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';

export const outHost = defineCmdlet({
  name: 'Out-Host',
  aliases: ['oh'],
  synopsis: 'Shows its input on the screen and hands nothing on.',
  description:
    'What it shows is caught by no variable and by no redirection. $OutputPaging = $true pages everything at the prompt that is taller than the screen.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    paging: switched({ help: 'At the prompt, shows in the pager what is taller than the screen.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Show the steps, keep the result.',
      transcript: "PS> $size = & { 'reading' | Out-Host; 42 }\nreading\nPS> $size\n42",
    },
    {
      says: 'A long list, read page by page.',
      transcript: 'PS> 1..3 | Out-Host -Paging\n1\n2\n3',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: what it takes goes to the screen
    async *stream(input, { inputObject = null, paging }, { given, show }) {
      await show(given.has('inputObject') ? one(inputObject) : input, paging);
    },
  },
});

async function* one(each: Value): AsyncGenerator<readonly Value[]> {
  yield [each];
}
