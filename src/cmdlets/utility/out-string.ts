import { Batch } from '../../engine/batch.ts';
import { oneBatch } from '../../engine/batches.ts';
import { ShellError } from '../../engine/error-record.ts';
import { integer, switched, value } from '../../engine/kinds.ts';
import { createOutput } from '../../views/default-output.ts';
import { defineCmdlet } from '../define.ts';

/** Cells of a line where -Width says nothing. */
const usualWidth = 120;

export const outString = defineCmdlet({
  name: 'Out-String',
  synopsis: 'Turns objects into the text that the screen would show.',
  grade: 'read',
  parameters: {
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    width: integer({ help: 'Cells of a line; 120 when left out.', fallback: usualWidth }),
    stream: switched({ help: 'One text a line in place of one text.' }),
    noNewline: switched({ help: 'Joins the lines without anything between them.' }),
  },
  output: 'values',
  examples: [{ says: 'A table as text.', transcript: 'PS> (1, 2 | Out-String).Length\n4' }],
  body: {
    async *stream(input, args, context) {
      if (args.stream && args.noNewline) {
        throw new ShellError(
          'AmbiguousParameterSet',
          'Parameter set cannot be resolved: -Stream and -NoNewline exclude each other.',
          {
            category: 'InvalidArgument',
          },
        );
      }
      if (args.width < 2)
        throw new ShellError('ParameterArgumentValidationError', 'A line has at least 2 cells.', {
          category: 'InvalidArgument',
        });
      const lines: string[] = [];
      const output = createOutput({
        width: args.width,
        most: () => context.shell.style().most,
        print: more => more.forEach(line => void lines.push(line)),
      });
      const objects = context.given.has('inputObject') ? oneBatch([args.inputObject ?? null]) : input;
      for await (const batch of objects) {
        // the line ends in a text are its own
        const texts = args.noNewline ? batch.filter(each => typeof each === 'string') : [];
        if (texts.length === batch.length && args.noNewline) for (const each of texts) lines.push(each);
        else output.write(batch);
        if (args.stream) yield new Batch(lines.splice(0));
      }
      output.end();
      if (args.stream) yield new Batch(lines);
      else yield args.noNewline ? lines.join('') : lines.map(line => `${line}\n`).join('');
    },
  },
});
