import { stat } from 'node:fs/promises';
import { ShellError } from '../../engine/error-record.ts';
import { drivePath, unknownQualifier } from '../../engine/file-path.ts';
import { choice, dateTime, string, switched } from '../../engine/kinds.ts';
import type { ShellFacts } from '../../engine/shell-facts.ts';
import { type DateTime, toEpoch } from '../../values/date-time.ts';
import { wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths, type PathOptions } from './file-paths.ts';

export const testPath = defineCmdlet({
  name: 'Test-Path',
  synopsis: 'Tells whether files or folders exist.',
  description: 'It also looks for variables and the like: Test-Path variable:tags, env:HOME, alias:ls.',
  grade: 'read',
  parameters: {
    path: filePattern({ help: 'The paths; wildcards are allowed.', position: 0, many: true, pipeline: 'both' }),
    literalPath: filePath({
      help: 'The paths, without wildcards.',
      many: true,
      aliases: ['PSPath', 'LP'],
      pipeline: 'property',
    }),
    pathType: choice(['Any', 'Container', 'Leaf'], {
      help: 'Only a folder (Container) or a file (Leaf) counts.',
      aliases: ['Type'],
      fallback: 'Any',
    }),
    isValid: switched({ help: 'Whether the path could exist, in place of whether it does.' }),
    filter: string({ help: 'Only names that match.' }),
    include: string({ help: 'Only names that match one of these.', many: true }),
    exclude: string({ help: 'No names that match one of these.', many: true }),
    newerThan: dateTime({ help: 'Only what was written after this.' }),
    olderThan: dateTime({ help: 'Only what was written before this.' }),
  },
  output: 'values',
  examples: [{ says: 'A folder that is not there.', transcript: 'PS> Test-Path ./no-such-folder\nFalse' }],
  body: {
    async *process(args, { given, error, shell }) {
      const literal = given.has('literalPath');
      if (!literal && !given.has('path')) throw noPath();
      const paths = literal ? args.literalPath : args.path;
      if (!paths || paths.length === 0) {
        error(nullPath(), null);
        return;
      }
      for (const path of paths) {
        if (path.trim() === '') yield false;
        else if (args.isValid) yield isValid(path);
        else yield await holds(path, { ...args, literal, force: true }, shell);
      }
    },
  },
});

interface Question extends PathOptions {
  readonly pathType: 'Any' | 'Container' | 'Leaf';
  readonly newerThan: DateTime | undefined;
  readonly olderThan: DateTime | undefined;
}

async function holds(path: string, question: Question, shell: ShellFacts): Promise<boolean> {
  const other = drivePath(path);
  if (other) {
    const named = wildcard(other.name);
    return other.name === '' ? question.pathType !== 'Leaf' : names(other.drive, shell).some(each => named(each));
  }
  try {
    for (const file of await existingPaths(path, question)) if (await fits(file, question)) return true;
    return false;
  } catch {
    return false;
  }
}

async function fits(file: string, { pathType, newerThan, olderThan }: Question): Promise<boolean> {
  const found = await stat(file);
  if (pathType !== 'Any' && found.isDirectory() !== (pathType === 'Container')) return false;
  const written = Math.floor(found.mtimeMs);
  return !(newerThan && written <= toEpoch(newerThan)) && !(olderThan && written >= toEpoch(olderThan));
}

function names(drive: string, { commands, variables }: ShellFacts): readonly string[] {
  if (drive === 'env') return Object.keys(process.env);
  if (drive === 'alias') return commands.aliases().map(each => each.name);
  return drive === 'variable' ? variables().map(each => each.name) : [];
}

/** A path of a drive or provider that there is, without the one character that no path may have. */
const isValid = (path: string): boolean =>
  !path.includes('\0') &&
  !unknownQualifier(path) &&
  (drivePath(path) !== undefined || !/^[^\\/:]*[^\\/:\w.-][^\\/:]*:/.test(path));

const noPath = () =>
  new ShellError(
    'MissingMandatoryParameter',
    'Cannot process command because of one or more missing mandatory parameters: Path.',
    { category: 'InvalidArgument', recommendation: 'Add -Path.' },
  );

const nullPath = () =>
  new ShellError('NullPathNotPermitted', 'The provided Path argument was null or an empty collection.', {
    category: 'InvalidArgument',
  });
