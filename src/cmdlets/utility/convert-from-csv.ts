import { Batch } from '../../engine/batch.ts';
import { string, switched, value } from '../../engine/kinds.ts';
import { elements } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import { defineCmdlet } from '../define.ts';
import { csvReader } from './csv-objects.ts';
import { wholeRecords } from './csv-read.ts';
import { delimiter } from './delimiter.kind.ts';
import { incoming } from './incoming.ts';

export const convertFromCsv = defineCmdlet({
  name: 'ConvertFrom-Csv',
  synopsis: 'Reads lines of comma-separated values as objects.',
  description: 'The first line has the names of the columns. All values are text.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'The lines.', position: 0, pipeline: 'both' }),
    delimiter: delimiter({ help: 'What stands between values; a comma when left out.', position: 1, set: 'delimiter' }),
    useCulture: switched({ help: 'The list separator of the culture, here always a comma.', set: 'culture' }),
    header: string({ help: 'Names of the columns; the first line is data then.', many: true }),
  },
  defaultSet: 'delimiter',
  output: 'values',
  examples: [{ says: 'A value.', transcript: "PS> ('Tag,Size', '1.4,3' | ConvertFrom-Csv).Tag\n1.4" }],
  body: {
    async *stream(input, args, context) {
      const mark = (args.set === 'delimiter' ? args.delimiter : undefined) ?? ',';
      const reader = csvReader({ header: args.header, warning: context.warning });
      for await (const batch of incoming(input, context, args.inputObject)) {
        for (const object of batch.flatMap(elements)) {
          reader.begin();
          const { records } = wholeRecords(toText(object), { delimiter: mark, last: true });
          yield new Batch(reader.objects(records));
        }
      }
    },
  },
});
