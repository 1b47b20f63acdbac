import type { Engine } from '../../engine/engine.ts';
import type { Value } from '../../values/value.ts';
import { readingHost } from './reading-host.ts';

/** The objects that a line answers, all at once. Throws the first error of the line. */
export async function readLine(
  line: string,
  { engine, signal }: { readonly engine: Pick<Engine, 'aside'>; readonly signal: AbortSignal },
): Promise<readonly Value[]> {
  const values: Value[] = [];
  let failure: Error | undefined;
  const host = readingHost({
    take: batch => void values.push(...batch),
    error: ({ exception }) => {
      failure ??= exception;
    },
  });
  await engine.aside(line, { host, signal });
  if (failure) throw failure;
  return values;
}
