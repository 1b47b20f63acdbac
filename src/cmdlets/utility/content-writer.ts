import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched, value } from '../../engine/kinds.ts';
import type { TextEncoding } from '../../engine/text-encoding.ts';
import { LINE_END, openTextWriter, type TextWriter } from '../../engine/text-file.ts';
import { formatValue } from '../../values/format-value.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { encoding } from './encoding.kind.ts';
import { filePath, filePattern } from './file-path.kind.ts';
import { existingPaths, isFolder, writablePath } from './file-paths.ts';
import { contentProblem } from './file-problem.ts';
import { mayWrite } from './may-write.ts';

/** What Set-Content and Add-Content have in common. */
export const contentParameters = {
  path: filePattern({
    help: 'Files to write; wildcards name files that exist.',
    position: 0,
    mandatory: true,
    many: true,
    set: 'path',
  }),
  literalPath: filePath({
    help: 'Files to write, without wildcards.',
    mandatory: true,
    many: true,
    aliases: ['PSPath', 'LP'],
    set: 'literal',
  }),
  value: value({
    help: 'What to write, each object as a line; or pipe it in.',
    position: 1,
    many: true,
    pipeline: 'value',
  }),
  passThru: switched({ help: 'Emits what was written.' }),
  filter: string({ help: 'Only files whose name matches.' }),
  include: string({ help: 'Only files whose name matches one of these.', many: true }),
  exclude: string({ help: 'No files whose name matches one of these.', many: true }),
  force: switched({ help: 'Writes files that are marked as read-only too.' }),
  noNewline: switched({ help: 'Writes no line ends.' }),
  encoding: encoding({ help: 'How the characters are stored; utf8NoBOM when left out.' }),
};

interface Writing {
  readonly paths: readonly string[];
  readonly literal: boolean;
  readonly append: boolean;
  readonly value: readonly Value[] | undefined;
  readonly passThru: boolean;
  readonly force: boolean;
  readonly noNewline: boolean;
  readonly encoding: TextEncoding | undefined;
  readonly filter: string | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
}

type Services = Pick<Context<unknown>, 'error' | 'given' | 'confirm'>;

/** Writes objects as lines of text. The files are opened when the first object is there, so that a failure before it leaves them alone. */
export async function* writeContent(
  input: AsyncIterable<readonly Value[]>,
  writing: Writing,
  context: Services,
): AsyncGenerator<Batch<Value>> {
  let writers: readonly TextWriter[] | undefined;
  const end = writing.noNewline ? '' : LINE_END;
  try {
    for await (const batch of objects(input, writing.value, context.given)) {
      writers ??= await openAll(writing, context);
      const text = batch.map(each => contentText(each) + end).join('');
      for (const writer of writers) await writer.write(text);
      if (writing.passThru && writers.length > 0) yield new Batch(batch);
    }
  } finally {
    for (const writer of writers ?? []) await writer.close();
  }
}

async function* objects(
  input: AsyncIterable<readonly Value[]>,
  given: readonly Value[] | undefined,
  named: ReadonlySet<string>,
): AsyncGenerator<readonly Value[]> {
  if (named.has('value')) {
    yield (given ?? []).filter(each => each !== null);
    return;
  }
  for await (const batch of input)
    yield batch.flatMap(each => (isArray(each) ? each : [each])).filter(each => each !== null);
}

/** A line of a file: the text of an object, dates in the short form. */
const contentText = (object: Value): string => (isArray(object) ? toText(object) : formatValue(object));

async function openAll(writing: Writing, context: Services): Promise<readonly TextWriter[]> {
  const action = writing.append ? 'Add Content' : 'Set Content';
  const writers: TextWriter[] = [];
  for (const path of writing.paths) {
    try {
      for (const file of await targets(path, writing)) {
        if (!(await mayWrite(context, action, `Path: ${file}`))) continue;
        if (await isFolder(file)) throw aFolder(file);
        writers.push(await openTextWriter(file, writing));
      }
    } catch (problem) {
      context.error(contentProblem(problem, 'GetContentWriter'), path);
    }
  }
  return writers;
}

const targets = async (path: string, writing: Writing): Promise<readonly string[]> =>
  hasWildcard(path) && !writing.literal ? existingPaths(path, writing) : [await writablePath(path, writing)];

const aFolder = (path: string) =>
  new ShellError('WriteContainerContentException', `Unable to write content because it is a directory: '${path}'.`, {
    category: 'InvalidOperation',
    recommendation: 'Name a file in it.',
  });
