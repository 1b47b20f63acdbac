import type { Value } from '../values/value.ts';

/** What flows between the stages of a pipeline: values, many at a time. */
export type Batches = AsyncIterable<readonly Value[]>;

/** A stage that gets nothing. */
export async function* noBatches(): Batches {
  // no input
}

/** One batch of what is known already. */
export async function* oneBatch(values: readonly Value[]): Batches {
  if (values.length > 0) yield values;
}
