import { parse, relative, resolve, sep } from 'node:path';
import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { fullPath } from '../../engine/file-path.ts';
import { string, switched } from '../../engine/kinds.ts';
import { nearbyFiles } from '../../engine/nearby-files.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths, isFolder } from './file-paths.ts';
import { PathInfo } from './path-info.type.ts';
import { isAbsolutePath } from './path-text.ts';

export const resolvePath = defineCmdlet({
  name: 'Resolve-Path',
  aliases: ['rvpa'],
  synopsis: 'Gives the full paths of files and folders that a path names.',
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
    relative: switched({ help: 'As seen from the current folder.' }),
    relativeBasePath: string({ help: 'The folder in place of the current one.' }),
    force: switched({ help: 'Wildcards find hidden files too.' }),
  },
  defaultSet: 'path',
  output: 'values',
  examples: [{ says: 'The root.', transcript: 'PS> (Resolve-Path /).Path\n/', skip: 'it is another one on Windows' }],
  body: {
    async *process(args, { error }: Context<unknown>) {
      const literal = args.set === 'literal';
      const base = fullPath(args.relativeBasePath ?? '.');
      if (!(await isFolder(base))) throw await noBase(base);
      for (const path of literal ? args.literalPath : args.path) {
        try {
          const from = isAbsolutePath(path) || path.startsWith('~') ? path : resolve(base, path);
          const found = await existingPaths(from, { literal, force: args.force });
          yield new Batch<Value>(found.map(each => (args.relative ? seenFrom(base, each) : new PathInfo(each))));
        } catch (problem) {
          error(problem instanceof Error ? problem : new Error(String(problem)), path);
        }
      }
    },
  },
});

/** `./tags.csv`; a path on another root stays as it is. */
function seenFrom(base: string, path: string): string {
  if (parse(base).root !== parse(path).root) return path;
  const found = relative(base, path);
  return found.startsWith('..') ? found : `.${sep}${found}`.replace(/[\\/]$/, '');
}

const noBase = async (path: string) =>
  new ShellError('PathNotFound', `Cannot find path '${path}' because it does not exist.`, {
    category: 'ObjectNotFound',
    recommendation: await nearbyFiles(path),
  });
