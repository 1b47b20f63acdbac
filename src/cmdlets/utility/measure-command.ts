import { scriptBlock, value } from '../../engine/kinds.ts';
import { TimeSpan, ticksPer } from '../../values/time-span.ts';
import { defineCmdlet } from '../define.ts';

export const measureCommand = defineCmdlet({
  name: 'Measure-Command',
  synopsis: 'Tells how long a script block takes; its output is dropped.',
  grade: 'read',
  parameters: {
    expression: scriptBlock({ help: 'What is run.', position: 0, mandatory: true }),
    inputObject: value({ help: 'What the block sees as $_, for each object.', pipeline: 'value' }),
  },
  output: 'values',
  examples: [
    { says: 'It took less than an hour.', transcript: 'PS> (Measure-Command { 1..10 }).TotalHours -lt 1\nTrue' },
  ],
  body: {
    async *stream(input, { expression, inputObject = null }, { invoke, given }) {
      let time = 0n;
      const run = async (dollar: typeof inputObject) => {
        const before = process.hrtime.bigint();
        for await (const _ of invoke(expression, dollar)) {
          // only the time counts
        }
        time += process.hrtime.bigint() - before;
      };
      let any = false;
      if (!given.has('inputObject')) {
        for await (const batch of input) {
          for (const each of batch) {
            any = true;
            await run(each);
          }
        }
      }
      if (!any) await run(inputObject);
      yield new TimeSpan((time * ticksPer.millisecond) / 1_000_000n);
    },
  },
});
