import { Batch } from '../../engine/batch.ts';
import { BindingError } from '../../engine/binding-error.ts';
import { string, switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { filePath } from './file-path.kind.ts';
import { existingPaths } from './file-paths.ts';
import { changeExtension, joinPaths } from './path-text.ts';

export const joinPath = defineCmdlet({
  name: 'Join-Path',
  synopsis: 'Puts the parts of a path together.',
  grade: 'read',
  parameters: {
    path: filePath({
      help: 'The beginnings.',
      position: 0,
      mandatory: true,
      many: true,
      aliases: ['PSPath'],
      pipeline: 'both',
    }),
    childPath: string({ help: 'What comes behind each.', position: 1, many: true, pipeline: 'property' }),
    additionalChildPath: string({
      help: 'Further parts.',
      position: 2,
      many: true,
      remaining: true,
      pipeline: 'property',
    }),
    resolve: switched({ help: 'The files that the path names; it may have wildcards.' }),
    extension: string({ help: 'The extension in place of the one it has.', pipeline: 'property' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Two parts.',
      transcript: 'PS> Join-Path exports tags.csv\nexports/tags.csv',
      skip: 'the separator is another one on Windows',
    },
  ],
  body: {
    async *process(args, { given, error }) {
      if (!given.has('childPath')) throw noChild();
      const child = [...(args.childPath ?? []), ...(args.additionalChildPath ?? [])].reduce(joinPaths, '');
      for (const path of args.path) {
        const joined = joinPaths(path, child);
        const named = args.extension === undefined ? joined : changeExtension(joined, args.extension);
        if (!args.resolve) {
          yield named;
          continue;
        }
        try {
          yield new Batch(await existingPaths(named));
        } catch (problem) {
          error(problem instanceof Error ? problem : new Error(String(problem)), named);
        }
      }
    },
  },
});

const noChild = () =>
  new BindingError(
    'MissingMandatoryParameter',
    'Cannot process command because of one or more missing mandatory parameters: ChildPath.',
    { missing: ['childPath'], recommendation: 'Add -ChildPath.' },
  );
