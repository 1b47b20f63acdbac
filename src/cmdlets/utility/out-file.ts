import type { Context } from '../../engine/context.ts';
import { FileError } from '../../engine/file-error.ts';
import { switched, value } from '../../engine/kinds.ts';
import { LINE_END, openTextWriter, type TextWriter } from '../../engine/text-file.ts';
import type { Value } from '../../values/value.ts';
import { createOutput } from '../../views/default-output.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';
import { encoding } from './encoding.kind.ts';
import { filePath } from './file-path.kind.ts';
import { exists, writablePath } from './file-paths.ts';
import { mayWrite } from './may-write.ts';

/** A file has no edge: without -Width nothing is cut. */
const unlimited = 1_000_000;

export const outFile = defineCmdlet({
  name: 'Out-File',
  synopsis: 'Writes to a file what the screen would show.',
  grade: 'change',
  parameters: {
    filePath: filePath({ help: 'The file.', position: 0, mandatory: true, aliases: ['Path'], set: 'path' }),
    literalPath: filePath({
      help: 'The file, without wildcards.',
      mandatory: true,
      aliases: ['PSPath', 'LP'],
      set: 'literal',
    }),
    encoding: encoding({ help: 'How the characters are stored; utf8NoBOM when left out.', position: 1 }),
    append: switched({ help: 'Adds to the file in place of replacing it.' }),
    force: switched({ help: 'Writes a file that is marked as read-only.' }),
    noClobber: switched({ help: 'A file that exists is left alone.', aliases: ['NoOverwrite'] }),
    width: atLeast(2)({ help: 'Cells of a line; without it nothing is cut.', fallback: unlimited }),
    noNewline: switched({ help: 'Writes no line ends.' }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
  },
  defaultSet: 'path',
  output: 'values',
  examples: [
    {
      says: 'What would be written.',
      transcript: `
        PS> 'latest' | Out-File /tags.txt -WhatIf
        What if: Performing the operation "Output to File" on target "/tags.txt".
      `,
    },
  ],
  body: {
    async *stream(input, args, context) {
      const literal = args.set === 'literal';
      const typed = args.set === 'literal' ? args.literalPath : args.filePath;
      const path = await writablePath(typed, { literal });
      if (!(await mayWrite(context, 'Output to File', typed))) return;
      if (args.noClobber && !args.append && (await exists(path))) throw new FileError('exists', path);
      const lines: string[] = [];
      const output = createOutput({
        width: args.width,
        most: () => context.shell.style().most,
        print: more => more.forEach(line => void lines.push(line)),
      });
      const end = args.noNewline ? '' : LINE_END;
      const rendered = () =>
        lines
          .splice(0)
          .map(each => each + end)
          .join('');
      let file: TextWriter | undefined;
      try {
        for await (const batch of given(input, args.inputObject, context)) {
          for (const each of batch) {
            // a text is written as it is: what would be escaped for the screen is part of it here
            const isAsItIs = typeof each === 'string' && args.width === unlimited;
            if (isAsItIs) output.end();
            const start = lines.length;
            output.write([each]);
            if (isAsItIs) lines.splice(start, lines.length, each);
          }
          file ??= await openTextWriter(path, args);
          await file.write(rendered());
        }
        output.end();
        file ??= await openTextWriter(path, args);
        await file.write(rendered());
      } finally {
        await file?.close();
      }
    },
  },
});

async function* given(
  input: AsyncIterable<readonly Value[]>,
  inputObject: Value | undefined,
  { given: named }: Pick<Context<unknown>, 'given'>,
): AsyncGenerator<readonly Value[]> {
  if (named.has('inputObject')) yield [inputObject ?? null];
  else yield* input;
}
