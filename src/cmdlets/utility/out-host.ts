import { switched, value } from '../../engine/kinds.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';

export const outHost = defineCmdlet({
  name: 'Out-Host',
  aliases: ['oh'],
  synopsis: 'Shows its input on the screen and hands nothing on.',
  description: 'What it shows is caught by no variable and by no redirection.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    paging: switched({ help: 'Accepted for the sake of scripts; the terminal keeps what has scrolled by.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Show the steps, keep the result.',
      transcript: "PS> $size = & { 'reading' | Out-Host; 42 }\nreading\nPS> $size\n42",
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: what it takes goes to the screen
    async *stream(input, { inputObject = null }, { given, show }) {
      await show(given.has('inputObject') ? one(inputObject) : input);
    },
  },
});

async function* one(each: Value): AsyncGenerator<readonly Value[]> {
  yield [each];
}
