import type { Redirection, StreamNumber } from '../language/syntax.ts';
import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import { ErrorValue } from './error-value.ts';
import type { Frame } from './frame.ts';

/** Where one element of a pipeline runs, and what of its other streams is to stand among its output. */
export interface StreamRoute {
  readonly frame: Frame;
  readonly merged: Value[];
}

/** Warnings, verbose and debug messages, information. */
const TALK: readonly StreamNumber[] = [3, 4, 5, 6];

/**
 * What redirections do with the streams besides the output: `2>$null` drops the errors, `2>&1` puts the records among the output, `3>$null`
 * drops warnings, `3>&1` puts their records among the output. `keep` takes what goes to files.
 */
export function routeStreams(
  redirections: readonly Redirection[],
  outer: Frame,
  keep: (redirection: Redirection, value: Value) => void,
): StreamRoute {
  const merged: Value[] = [];
  let frame = outer;
  for (const redirection of redirections) {
    const { stream } = redirection;
    const take = (value: Value) =>
      redirection.kind === 'MergeRedirection' ? void merged.push(value) : keep(redirection, value);
    if (stream === 2 || stream === '*') frame = { ...frame, takeError: record => take(new ErrorValue(record)) };
    const talk = stream === '*' ? TALK : TALK.filter(each => each === stream);
    if (talk.length > 0) {
      frame = { ...frame, talk: new Map([...(frame.talk ?? []), ...talk.map(each => [each, take] as const)]) };
    }
  }
  return { frame, merged };
}

/** The output of a stage with what was merged into it: each before what was put out after it. */
export async function* withMerged(stage: Batches, merged: Value[]): Batches {
  try {
    for await (const batch of stage) {
      yield* mergedSoFar(merged);
      yield batch;
    }
  } catch (error) {
    yield* mergedSoFar(merged);
    throw error;
  }
  yield* mergedSoFar(merged);
}

function* mergedSoFar(merged: Value[]): Generator<readonly Value[]> {
  if (merged.length > 0) yield merged.splice(0);
}
