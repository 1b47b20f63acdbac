import type { Batches } from './batches.ts';
import type { Scope } from './scope.ts';

/**
 * -PipelineVariable: the stages behind see in the variable which object the pipeline is at, so objects go one by one. Before the first and
 * after the last it holds nothing (about_CommonParameters).
 */
export async function* passedOn(batches: Batches, name: string | undefined, scope: Scope): Batches {
  if (name === undefined) {
    yield* batches;
    return;
  }
  scope.set(name, null);
  try {
    for await (const batch of batches) {
      for (const value of batch) {
        scope.set(name, value);
        yield [value];
      }
    }
  } finally {
    scope.set(name, null);
  }
}

/** The same objects, each alone, so that the stage that sets the variable never runs ahead of it. */
export function oneByOne(batches: Batches | undefined): Batches | undefined {
  return (
    batches &&
    (async function* () {
      for await (const batch of batches) for (const value of batch) yield [value];
    })()
  );
}
