import { Batch } from '../../engine/batch.ts';
import { errorRecordOf, ShellError, TerminatingError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import { readPieces } from '../../engine/text-file.ts';
import { defineCmdlet } from '../define.ts';
import { csvReader } from './csv-objects.ts';
import { csvRecords } from './csv-read.ts';
import { delimiter } from './delimiter.kind.ts';
import { encoding } from './encoding.kind.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { writablePath } from './file-paths.ts';

export const importCsv = defineCmdlet({
  name: 'Import-Csv',
  aliases: ['ipcsv'],
  synopsis: 'Reads objects from files of comma-separated values.',
  description:
    'The first line has the names of the columns. All values are text. The file is read as the objects are used.',
  grade: 'read',
  parameters: {
    path: filePattern({
      help: 'Files.',
      position: 0,
      mandatory: true,
      many: true,
      pipeline: 'both',
      set: 'path',
    }),
    literalPath: filePath({
      help: 'Files, without wildcards.',
      mandatory: true,
      many: true,
      aliases: ['PSPath', 'LP'],
      pipeline: 'property',
      set: 'literal',
    }),
    delimiter: delimiter({ help: 'What stands between values; a comma when left out.', position: 1 }),
    useCulture: switched({ help: 'The list separator of the culture, here always a comma.' }),
    header: string({ help: 'Names of the columns; the first line is data then.', many: true }),
    encoding: encoding({ help: 'How the characters are stored; a mark at the start of the file wins.' }),
  },
  defaultSet: 'path',
  output: 'values',
  examples: [
    {
      says: 'Tags from a file.',
      transcript: 'PS> Import-Csv tags.csv | Where-Object Size -gt 100',
      skip: 'it needs a file',
    },
  ],
  body: {
    async *process(args, context) {
      const literal = args.set === 'literal';
      if (args.useCulture && context.given.has('delimiter')) throw ending(bothDelimiters());
      for (const path of literal ? args.literalPath : args.path) {
        const reader = csvReader({ header: args.header, warning: context.warning });
        try {
          const pieces = readPieces(await writablePath(path, { literal }), args.encoding);
          for await (const records of csvRecords(pieces, args.delimiter ?? ','))
            yield new Batch(reader.objects(records));
        } catch (problem) {
          throw ending(problem);
        }
      }
    },
  },
});

/** A file that cannot be read ends the statement, as in PowerShell, so that `catch` sees it. */
const ending = (problem: unknown) => new TerminatingError(errorRecordOf(problem, { command: 'Import-Csv' }), false);

const bothDelimiters = () =>
  new ShellError('AmbiguousParameterSet', 'Parameter set cannot be resolved using the specified named parameters.', {
    category: 'InvalidArgument',
    recommendation: '-Delimiter does not go together with -UseCulture.',
  });
