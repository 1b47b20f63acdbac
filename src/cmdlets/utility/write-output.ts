import { Batch } from '../../engine/batch.ts';
import { switched, value } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';

export const writeOutput = defineCmdlet({
  name: 'Write-Output',
  aliases: ['echo', 'write'],
  synopsis: 'Emits its arguments.',
  grade: 'read',
  parameters: {
    inputObject: value({
      help: 'What to emit; arrays element by element.',
      position: 0,
      mandatory: true,
      allows: ['null', 'emptyText', 'emptyArray'],
      many: true,
      remaining: true,
      pipeline: 'value',
    }),
    noEnumerate: switched({ help: 'An array is emitted as one object.' }),
  },
  output: 'values',
  emits: 'input',
  examples: [{ says: 'Several values.', transcript: 'PS> Write-Output latest 1.4\nlatest\n1.4' }],
  body: {
    async *process({ inputObject = [], noEnumerate }) {
      const [only = null, ...more] = inputObject;
      if (noEnumerate) yield more.length === 0 ? only : inputObject;
      else yield new Batch(inputObject);
    },
  },
});
