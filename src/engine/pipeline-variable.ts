import type { Batches } from './batches.ts';
import type { Scope } from './scope.ts';

/** -PipelineVariable: the stages behind see in the variable which object the pipeline is at, so objects go one by one. */
export async function* passedOn(batches: Batches, name: string | undefined, scope: Scope): Batches {
  if (name === undefined) {
    yield* batches;
    return;
  }
  for await (const batch of batches) {
    for (const value of batch) {
      scope.set(name, value);
      yield [value];
    }
  }
}
