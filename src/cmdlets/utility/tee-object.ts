import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched, value } from '../../engine/kinds.ts';
import { isArray } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { filePath } from './file-path.kind.ts';
import { incoming } from './incoming.ts';

export const teeObject = defineCmdlet({
  name: 'Tee-Object',
  aliases: ['tee'],
  synopsis: 'Keeps what flows by in a variable or a file, and passes it on.',
  grade: 'read',
  parameters: {
    filePath: filePath({ help: 'The file that gets the text of it.', position: 0, aliases: ['Path'] }),
    literalPath: filePath({ help: 'The same.', aliases: ['PSPath', 'LP'] }),
    variable: string({ help: 'The variable that gets the objects, without the dollar sign.' }),
    append: switched({ help: 'Adds to what is there.' }),
    encoding: string({ help: 'How the characters of the file are stored; utf8NoBOM if left out.' }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
  },
  output: 'values',
  emits: 'input',
  examples: [
    { says: 'Look at it and keep it.', transcript: 'PS> 1..3 | Tee-Object -Variable all\n1\n2\n3\nPS> $all.Count\n3' },
  ],
  body: {
    async *stream(input, args, context) {
      const path = args.filePath ?? args.literalPath;
      if ((path === undefined) === (args.variable === undefined)) {
        throw new ShellError('AmbiguousParameterSet', 'Tee-Object needs a -Variable or a file, and one of them only.', {
          category: 'InvalidArgument',
          recommendation: 'Tee-Object -Variable name, or Tee-Object ./file.txt',
        });
      }
      const objects = incoming(input, context, args.inputObject);
      if (path !== undefined) {
        const how = args.encoding === undefined ? {} : { Encoding: args.encoding };
        yield* intoFile(objects, { FilePath: path, Append: args.append, ...how }, context);
        return;
      }
      const { variable = '' } = args;
      const kept: Value[] = args.append ? [...variableNow(variable, context.shell)] : [];
      try {
        for await (const batch of objects) {
          for (const each of batch) kept.push(each);
          yield new Batch(batch);
        }
      } finally {
        const [only = null] = kept;
        context.shell.setVariable(variable, kept.length > 1 ? kept : only);
      }
    },
  },
});

/** Each batch is written before the next one is taken, so that nothing piles up. */
async function* intoFile(
  objects: AsyncIterable<readonly Value[]>,
  file: Readonly<Record<string, Value>>,
  { pipe }: Pick<Context<unknown>, 'pipe'>,
): AsyncGenerator<Batch<Value>> {
  const feed = createFeed();
  const written = pipe('Out-File', file, feed.batches());
  // looked at below; a failure there must not be unheard meanwhile
  written.catch(feed.fail);
  try {
    for await (const batch of objects) {
      await feed.give(batch);
      yield new Batch(batch);
    }
  } finally {
    feed.end();
    await written;
  }
}

/** A stream that is filled by hand: `give` resolves when the batch has been taken. */
function createFeed() {
  let next = Promise.withResolvers<readonly Value[] | undefined>();
  let taken = Promise.withResolvers<void>();
  return {
    async give(batch: readonly Value[]): Promise<void> {
      next.resolve(batch);
      await taken.promise;
    },
    end: () => next.resolve(undefined),
    fail: () => taken.resolve(),
    async *batches(): AsyncGenerator<readonly Value[]> {
      for (;;) {
        const batch = await next.promise;
        if (batch === undefined) return;
        next = Promise.withResolvers();
        yield batch;
        const done = taken;
        taken = Promise.withResolvers();
        done.resolve();
      }
    },
  };
}

function variableNow(
  name: string,
  shell: { variables(): readonly { readonly name: string; readonly value: Value }[] },
): readonly Value[] {
  const found = shell.variables().find(each => each.name.toLowerCase() === name.toLowerCase())?.value ?? null;
  return isArray(found) ? found : found === null ? [] : [found];
}
