import { ShellError } from '../../engine/error-record.ts';
import type { Value } from '../../values/value.ts';
import { FormatRecord } from '../../views/format-record.ts';

/**
 * The input of a cmdlet that takes it as a whole: -InputObject as one object where it was given, else the pipeline. Output of a Format
 * cmdlet is refused: it holds no data any more, which is PowerShell's classic mistake.
 */
export async function* incoming(
  input: AsyncIterable<readonly Value[]>,
  { given }: { readonly given: ReadonlySet<string> },
  inputObject: Value | undefined,
): AsyncGenerator<readonly Value[]> {
  if (given.has('inputObject')) {
    yield [inputObject ?? null];
    return;
  }
  for await (const batch of input) {
    if (batch.some(each => each instanceof FormatRecord)) {
      throw new ShellError(
        'FormatRecordsInPipeline',
        'This is the output of a Format cmdlet: lines to look at, without data.',
        {
          category: 'InvalidArgument',
          recommendation:
            'Put Format-Table, Format-List or Format-Wide last in the pipeline; choose properties with Select-Object.',
        },
      );
    }
    yield batch;
  }
}

/** All of it. */
export async function everything(batches: AsyncIterable<readonly Value[]>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const batch of batches) for (const value of batch) values.push(value);
  return values;
}
