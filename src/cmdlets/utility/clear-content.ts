import { ShellError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import { openTextWriter } from '../../engine/text-file.ts';
import { defineCmdlet } from '../define.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths, isFolder } from './file-paths.ts';
import { contentProblem } from './file-problem.ts';
import { mayWrite } from './may-write.ts';

export const clearContent = defineCmdlet({
  name: 'Clear-Content',
  aliases: ['clc'],
  synopsis: 'Empties files without deleting them.',
  grade: 'change',
  parameters: {
    path: filePattern({
      help: 'Files; wildcards are allowed.',
      position: 0,
      mandatory: true,
      many: true,
      pipeline: 'property',
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
    filter: string({ help: 'Only files whose name matches.' }),
    include: string({ help: 'Only files whose name matches one of these.', many: true }),
    exclude: string({ help: 'No files whose name matches one of these.', many: true }),
    force: switched({ help: 'Empties files that are marked as read-only too.' }),
  },
  defaultSet: 'path',
  output: 'values',
  examples: [
    {
      says: 'A file that is to be filled again.',
      transcript: 'PS> Clear-Content names.txt',
      skip: 'it needs a file',
    },
  ],
  body: {
    // biome-ignore lint/correctness/useYield: it emits nothing
    async *process(args, context) {
      const literal = args.set === 'literal';
      for (const path of literal ? args.literalPath : args.path) {
        try {
          for (const file of await existingPaths(path, { ...args, literal })) {
            if (await isFolder(file)) throw aFolder(file);
            if (!(await mayWrite(context, 'Clear Content', `Item: ${file}`))) continue;
            await (await openTextWriter(file, { force: args.force })).close();
          }
        } catch (problem) {
          context.error(contentProblem(problem, 'ClearContent'), path);
        }
      }
    },
  },
});

const aFolder = (path: string) =>
  new ShellError(
    'ClearDirectoryContent',
    `Unable to clear content of '${path}' because it is a directory. Clear-Content is only supported on files.`,
    { category: 'InvalidOperation' },
  );
