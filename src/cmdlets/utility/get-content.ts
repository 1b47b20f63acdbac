import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { integer, string, switched } from '../../engine/kinds.ts';
import type { TextEncoding } from '../../engine/text-encoding.ts';
import { readPieces, readText, splitPieces } from '../../engine/text-file.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';
import { encoding } from './encoding.kind.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths, isFolder } from './file-paths.ts';
import { contentProblem } from './file-problem.ts';

const count = atLeast(0);

export const getContent = defineCmdlet({
  name: 'Get-Content',
  aliases: ['gc', 'cat', 'type'],
  synopsis: 'Reads text files line by line.',
  description:
    'The lines come as the file is read; only -Raw takes all of it at once. Files are always those of this computer.',
  grade: 'read',
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
    readCount: integer({ help: 'Lines that are sent on together; 0 is all.', pipeline: 'property', fallback: 1 }),
    totalCount: count({ help: 'Only the first so many lines.', aliases: ['First', 'Head'], pipeline: 'property' }),
    tail: count({ help: 'Only the last so many lines.', aliases: ['Last'], pipeline: 'property' }),
    filter: string({ help: 'Only files whose name matches.' }),
    include: string({ help: 'Only files whose name matches one of these.', many: true }),
    exclude: string({ help: 'No files whose name matches one of these.', many: true }),
    force: switched({ help: 'Wildcards find hidden files too.' }),
    delimiter: string({ help: 'What ends a part, in place of a line end.' }),
    raw: switched({ help: 'The whole file as one text.' }),
    encoding: encoding({ help: 'How the characters are stored; a mark at the start of the file wins.' }),
  },
  defaultSet: 'path',
  output: 'values',
  emits: [{ like: '' }],
  examples: [
    {
      says: 'The lines of a file.',
      transcript: "PS> 'api', 'web' | Set-Content names.txt\nPS> Get-Content names.txt -TotalCount 1\napi",
      skip: 'it writes a file',
    },
  ],
  body: {
    async *process(args, context) {
      const problem = contradiction(args, context.given);
      if (problem) throw problem;
      const literal = args.set === 'literal';
      for (const path of literal ? args.literalPath : args.path) {
        for (const file of await files(path, { ...args, literal }, context)) {
          try {
            if (await isFolder(file)) throw aFolder(file);
            yield* contents(file, args);
          } catch (cause) {
            context.error(contentProblem(cause, 'GetContentReader'), file);
          }
        }
      }
    },
  },
});

interface Reading {
  readonly readCount: number;
  readonly totalCount: number | undefined;
  readonly tail: number | undefined;
  readonly delimiter: string | undefined;
  readonly raw: boolean;
  readonly encoding: TextEncoding | undefined;
}

async function files(
  path: string,
  options: Parameters<typeof existingPaths>[1] & {},
  { error }: Pick<Context<unknown>, 'error'>,
): Promise<readonly string[]> {
  try {
    const found = await existingPaths(path, options);
    const selects = options.filter !== undefined || options.include || options.exclude;
    if (found.length === 0 && hasWildcard(path) && !selects) error(notFound(path), path);
    return found;
  } catch (problem) {
    error(problem instanceof Error ? problem : new Error(String(problem)), path);
    return [];
  }
}

async function* contents(file: string, reading: Reading): AsyncGenerator<Batch<Value>> {
  const { readCount, totalCount, tail, raw, encoding } = reading;
  if (totalCount === 0 || tail === 0) return;
  if (raw) {
    const text = await readText(file, encoding);
    if (text !== '') yield new Batch([text]);
    return;
  }
  const parts = splitPieces(readPieces(file, encoding), reading.delimiter);
  const chosen =
    tail !== undefined ? lastOf(parts, tail) : totalCount === undefined ? parts : firstOf(parts, totalCount);
  if (readCount === 1) {
    for await (const lines of chosen) yield new Batch<Value>(lines);
    return;
  }
  let kept: string[] = [];
  for await (const lines of chosen) {
    kept = [...kept, ...lines];
    while (readCount > 1 && kept.length >= readCount) yield group(kept.splice(0, readCount));
  }
  if (kept.length > 0) yield group(kept);
}

/** One object that is an array; a single line stays a line. */
const group = (lines: readonly string[]) => new Batch<Value>([lines.length === 1 ? (lines[0] ?? '') : lines]);

async function* firstOf(parts: AsyncIterable<readonly string[]>, most: number) {
  let left = most;
  for await (const lines of parts) {
    yield lines.slice(0, left);
    left -= lines.length;
    if (left <= 0) return;
  }
}

async function* lastOf(parts: AsyncIterable<readonly string[]>, most: number) {
  let kept: readonly string[] = [];
  for await (const lines of parts) {
    kept =
      lines.length >= most
        ? lines.slice(-most)
        : [...kept.slice(Math.min(0, lines.length - most)), ...lines].slice(-most);
  }
  yield kept;
}

const RAW_EXCLUDES = ['totalCount', 'tail', 'delimiter'] as const;

/** Parameters that exclude each other. */
function contradiction({ raw }: Reading, given: ReadonlySet<string>): ShellError | undefined {
  if (given.has('totalCount') && given.has('tail')) {
    return new ShellError(
      'TailAndHeadCannotCoexist',
      'The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.',
      { category: 'InvalidOperation' },
    );
  }
  const other = raw ? RAW_EXCLUDES.find(each => given.has(each)) : undefined;
  if (other === undefined) return undefined;
  const name = `${other.charAt(0).toUpperCase()}${other.slice(1)}`;
  return new ShellError(
    'InvalidOperation',
    `The 'Raw' and '${name}' parameters cannot be specified in the same command.`,
    { category: 'InvalidOperation' },
  );
}

const notFound = (path: string) =>
  new ShellError(
    'ItemNotFound',
    `An object at the specified path ${path} does not exist, or has been filtered by the -Include or -Exclude parameter.`,
    { category: 'ObjectNotFound' },
  );

const aFolder = (path: string) =>
  new ShellError(
    'GetContainerContentException',
    `Unable to get content because it is a directory: '${path}'. Please use 'Get-ChildItem' instead.`,
    { category: 'InvalidOperation' },
  );
