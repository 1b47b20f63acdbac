import { ShellError } from '../../engine/error-record.ts';
import { FileError } from '../../engine/file-error.ts';
import { switched, value } from '../../engine/kinds.ts';
import type { TextEncoding } from '../../engine/text-encoding.ts';
import { encodingOf, LINE_END, openTextWriter, readPieces, type TextWriter } from '../../engine/text-file.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { csvReader } from './csv-objects.ts';
import { csvRecords } from './csv-read.ts';
import { type CsvWriter, csvColumns, csvParameters, csvStyle, csvType, csvWriter } from './csv-write.ts';
import { encoding } from './encoding.kind.ts';
import { filePath } from './file-path.kind.ts';
import { exists, writablePath } from './file-paths.ts';
import { incoming } from './incoming.ts';
import { mayWrite } from './may-write.ts';

export const exportCsv = defineCmdlet({
  name: 'Export-Csv',
  aliases: ['epcsv'],
  synopsis: 'Writes objects to a file of comma-separated values.',
  description: 'The first object decides on the columns. With -Append the columns of the file stay.',
  grade: 'change',
  parameters: {
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'both' }),
    path: filePath({ help: 'The file.', position: 0 }),
    literalPath: filePath({ help: 'The file, without wildcards.', aliases: ['PSPath', 'LP'] }),
    force: switched({ help: 'Writes a file that is marked as read-only; with -Append also other columns.' }),
    noClobber: switched({ help: 'A file that exists is left alone.', aliases: ['NoOverwrite'] }),
    encoding: encoding({ help: 'How the characters are stored; utf8NoBOM when left out.' }),
    append: switched({ help: 'Adds to the file in place of replacing it.' }),
    ...csvParameters,
  },
  defaultSet: 'delimiter',
  output: 'values',
  examples: [
    {
      says: 'What would be written.',
      transcript: `
        PS> [pscustomobject]@{ Tag = '1.4' } | Export-Csv /tags.csv -WhatIf
        What if: Performing the operation "Export-Csv" on target "/tags.csv".
      `,
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it emits nothing
    async *stream(input, args, context) {
      const style = csvStyle(args, {
        given: context.given,
        delimiter: args.set === 'delimiter' ? args.delimiter : undefined,
      });
      const typed = args.literalPath ?? args.path;
      if (typed === undefined || (args.path !== undefined && args.literalPath !== undefined)) throw onePath();
      if (args.append && args.noHeader) throw appendWithoutHeader();
      const path = await writablePath(typed, { literal: args.literalPath !== undefined });
      if (!(await mayWrite(context, 'Export-Csv', typed))) return;
      if (args.noClobber && !args.append && (await exists(path))) throw new FileError('exists', path);
      const old =
        args.append && (await exists(path)) ? await existing(path, style.delimiter, args.encoding) : undefined;
      const job: Job = { ...args, ...old, path, typed, writer: csvWriter(style) };
      await exportAll(incoming(input, context, args.inputObject), job);
    },
  },
});

interface Job {
  readonly path: string;
  /** The path as the user wrote it. */
  readonly typed: string;
  readonly writer: CsvWriter;
  /** The columns of the file that is added to; left out: it gets a header. */
  readonly header?: readonly string[] | undefined;
  readonly append: boolean;
  readonly noClobber: boolean;
  readonly force: boolean;
  readonly noHeader: boolean;
  readonly includeTypeInformation: boolean;
  readonly encoding: TextEncoding | undefined;
}

/** The file is opened when the first object is there, or when it is known that there is none. */
async function exportAll(objects: AsyncIterable<readonly Value[]>, job: Job): Promise<void> {
  let file: TextWriter | undefined;
  let columns: readonly string[] | undefined;
  try {
    for await (const batch of objects) {
      const lines: string[] = [];
      for (const object of batch) {
        if (object === null) continue;
        if (!columns) {
          columns = columnsFor(object, job);
          if (!job.header && !job.noHeader) {
            if (job.includeTypeInformation) lines.push(csvType(object));
            lines.push(job.writer.header(columns));
          }
        }
        lines.push(job.writer.row(object, columns));
      }
      if (lines.length === 0) continue;
      file ??= await openTextWriter(job.path, job);
      await file.write(lines.map(each => each + LINE_END).join(''));
    }
    file ??= await openTextWriter(job.path, job);
  } finally {
    await file?.close();
  }
}

/** What the file has stays; an object that lacks a column of it is refused without -Force. */
function columnsFor(object: Value, { header, force, typed }: Job): readonly string[] {
  const own = csvColumns(object);
  if (!header) return own;
  const names = new Set(own.map(each => each.toLowerCase()));
  const missing = header.find(each => !names.has(each.toLowerCase()));
  if (missing === undefined || force) return header;
  throw new ShellError(
    'CannotAppendCsvWithMismatchedPropertyNames',
    `Cannot append CSV content to the following file: ${typed}. The appended object does not have a property that corresponds to the following column: ${missing}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`,
    { category: 'InvalidData' },
  );
}

/** Columns and encoding of the file that is added to. */
async function existing(path: string, delimiter: string, asked: TextEncoding | undefined) {
  const reader = csvReader({ warning: () => {} });
  for await (const records of csvRecords(readPieces(path, asked), delimiter)) {
    reader.objects(records);
    if (reader.header) break;
  }
  const marked = await encodingOf(path);
  return { ...(reader.header ? { header: reader.header } : {}), ...(marked ? { encoding: marked } : {}) };
}

const onePath = () =>
  new ShellError(
    'CannotSpecifyPathAndLiteralPath',
    'You must specify either the -Path or -LiteralPath parameters, but not both.',
    { category: 'InvalidData' },
  );

const appendWithoutHeader = () =>
  new ShellError(
    'CannotSpecifyBothAppendAndNoHeader',
    'You must specify either the -Append or -NoHeader parameters, but not both.',
    { category: 'InvalidData' },
  );
