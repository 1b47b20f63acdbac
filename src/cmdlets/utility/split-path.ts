import { BindingError } from '../../engine/binding-error.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { filePath } from './file-path.kind.ts';
import { existingPaths } from './file-paths.ts';
import {
  extensionOf,
  isAbsolutePath,
  leafBase,
  leafOf,
  parentPath,
  pathQualifier,
  withoutQualifier,
} from './path-text.ts';

/** What each switch asks for; -Parent is what comes without one. */
const PARTS = {
  parent: parentPath,
  leaf: leafOf,
  leafBase: (path: string) => leafBase(leafOf(path)),
  extension: (path: string) => extensionOf(leafOf(path)),
  qualifier: pathQualifier,
  noQualifier: withoutQualifier,
  isAbsolute: isAbsolutePath,
} satisfies Record<string, (path: string) => Value | undefined>;

const NAMES = ['parent', 'leaf', 'leafBase', 'extension', 'qualifier', 'noQualifier', 'isAbsolute'] as const;

export const splitPath = defineCmdlet({
  name: 'Split-Path',
  synopsis: 'Gives a part of a path: its folder, its name, its extension.',
  grade: 'read',
  parameters: {
    path: filePath({ help: 'The paths.', position: 0, mandatory: true, many: true, pipeline: 'both', set: 'path' }),
    literalPath: filePath({
      help: 'The paths, without wildcards.',
      mandatory: true,
      many: true,
      aliases: ['PSPath', 'LP'],
      pipeline: 'property',
      set: 'literal',
    }),
    parent: switched({ help: 'All but the last part; the same as without a switch.' }),
    leaf: switched({ help: 'The last part.' }),
    leafBase: switched({ help: 'The last part without its extension.' }),
    extension: switched({ help: 'The extension with its dot.' }),
    qualifier: switched({ help: 'The drive with its colon.' }),
    noQualifier: switched({ help: 'All but the drive.' }),
    isAbsolute: switched({ help: 'Whether the path starts at a root or a drive.' }),
    resolve: switched({ help: 'Of the files that the path names; it may have wildcards.' }),
  },
  defaultSet: 'path',
  output: 'values',
  examples: [
    { says: 'The name of a file.', transcript: 'PS> Split-Path exports/tags.csv -Leaf\ntags.csv' },
    { says: 'Its folder.', transcript: 'PS> Split-Path exports/tags.csv\nexports' },
  ],
  body: {
    async *process(args, { error }) {
      const [asked = 'parent', ...more] = NAMES.filter(each => args[each]);
      if (more.length > 0) throw severalParts();
      const literal = args.set === 'literal';
      for (const path of literal ? args.literalPath : args.path) {
        try {
          for (const each of args.resolve ? await existingPaths(path, { literal }) : [path]) {
            const part = PARTS[asked](each);
            if (part === undefined) error(noQualifier(each), each);
            else yield part;
          }
        } catch (problem) {
          error(problem instanceof Error ? problem : new Error(String(problem)), path);
        }
      }
    },
  },
});

const severalParts = () =>
  new BindingError('AmbiguousParameterSet', 'Parameter set cannot be resolved using the specified named parameters.', {
    recommendation: 'Ask for one part of the path at a time.',
  });

const noQualifier = (path: string) =>
  new ShellError(
    'ParsePathFormatError',
    `Cannot parse path because path '${path}' does not have a qualifier specified.`,
    { category: 'InvalidArgument' },
  );
