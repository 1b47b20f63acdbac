import { Batch } from '../../engine/batch.ts';
import { switched, value } from '../../engine/kinds.ts';
import { equals } from '../../values/compare.ts';
import { statedType } from '../../values/members.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { incoming } from './incoming.ts';

export const getUnique = defineCmdlet({
  name: 'Get-Unique',
  aliases: ['gu'],
  synopsis: 'Leaves out objects that are equal to the one before; sort first.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    asString: switched({ help: 'Compares the texts of the objects.' }),
    onType: switched({ help: 'One object of each type.' }),
    caseInsensitive: switched({ help: 'Text is compared without case.' }),
  },
  output: 'values',
  emits: 'input',
  examples: [{ says: 'Each once.', transcript: 'PS> 1, 1, 2, 2 | Get-Unique\n1\n2' }],
  body: {
    async *stream(input, { inputObject, asString, onType, caseInsensitive }, context) {
      let last: Value | undefined;
      const isNew = (each: Value) => {
        const before = last;
        last = each;
        if (before === undefined) return true;
        if (onType) return statedType(before) !== statedType(each);
        const [a, b] = asString ? [toText(before), toText(each)] : [before, each];
        return !equals(a, b, !caseInsensitive);
      };
      for await (const batch of incoming(input, context, inputObject)) yield new Batch(batch.filter(isNew));
    },
  },
});
