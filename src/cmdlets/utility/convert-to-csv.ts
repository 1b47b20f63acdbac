import { Batch } from '../../engine/batch.ts';
import { value } from '../../engine/kinds.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { csvColumns, csvParameters, csvStyle, csvType, csvWriter } from './csv-write.ts';
import { incoming } from './incoming.ts';

export const convertToCsv = defineCmdlet({
  name: 'ConvertTo-Csv',
  synopsis: 'Turns objects into lines of comma-separated values.',
  description: 'The first object decides on the columns. $null is an empty value without quotation marks.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'One object in place of the pipeline.', position: 0, pipeline: 'both' }),
    ...csvParameters,
  },
  defaultSet: 'delimiter',
  output: 'values',
  examples: [
    {
      says: 'Names and values.',
      transcript: 'PS> [pscustomobject]@{ Tag = \'1.4\'; Size = 3 } | ConvertTo-Csv\n"Tag","Size"\n"1.4","3"',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const delimiter = args.set === 'delimiter' ? args.delimiter : undefined;
      const writer = csvWriter(csvStyle(args, { given: context.given, delimiter }));
      let columns: readonly string[] | undefined;
      for await (const batch of incoming(input, context, args.inputObject)) {
        const lines: Value[] = [];
        for (const object of batch) {
          if (object === null) continue;
          if (!columns) {
            columns = csvColumns(object);
            if (args.includeTypeInformation && !args.noHeader) lines.push(csvType(object));
            if (!args.noHeader) lines.push(writer.header(columns));
          }
          lines.push(writer.row(object, columns));
        }
        yield new Batch(lines.filter(each => each !== ''));
      }
    },
  },
});
