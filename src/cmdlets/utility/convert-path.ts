import { Batch } from '../../engine/batch.ts';
import { switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths } from './file-paths.ts';

export const convertPath = defineCmdlet({
  name: 'Convert-Path',
  aliases: ['cvpa'],
  synopsis: 'Gives the full paths of files and folders as text.',
  grade: 'read',
  parameters: {
    path: filePattern({
      help: 'The paths; wildcards are allowed.',
      position: 0,
      mandatory: true,
      many: true,
      pipeline: 'both',
      set: 'path',
    }),
    literalPath: filePath({
      help: 'The paths, without wildcards.',
      mandatory: true,
      many: true,
      aliases: ['PSPath', 'LP'],
      pipeline: 'property',
      set: 'literal',
    }),
    force: switched({ help: 'Wildcards find hidden files too.' }),
  },
  defaultSet: 'path',
  output: 'values',
  examples: [{ says: 'The root.', transcript: 'PS> Convert-Path /\n/', skip: 'it is another one on Windows' }],
  body: {
    async *process(args, { error }) {
      const literal = args.set === 'literal';
      for (const path of literal ? args.literalPath : args.path) {
        try {
          yield new Batch(await existingPaths(path, { literal, force: args.force }));
        } catch (problem) {
          error(problem instanceof Error ? problem : new Error(String(problem)), path);
        }
      }
    },
  },
});
