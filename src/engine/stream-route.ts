import type { Redirection, StreamNumber } from '../language/syntax.ts';
import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import { ErrorValue, ShellError } from './error-record.ts';
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
 * drops warnings, `3>&1` puts their texts among the output. Throws ShellError NotSupportedHere for a file.
 */
export function routeStreams(redirections: readonly Redirection[], outer: Frame): StreamRoute {
  const merged: Value[] = [];
  let frame = outer;
  for (const redirection of redirections) {
    requireNull(redirection);
    const merges = redirection.kind === 'MergeRedirection';
    const { stream } = redirection;
    const keep = (value: Value) => void (merges && merged.push(value));
    if (stream === 2 || stream === '*') frame = { ...frame, takeError: record => keep(new ErrorValue(record)) };
    const talk = stream === '*' ? TALK : TALK.filter(each => each === stream);
    if (talk.length > 0) {
      frame = { ...frame, talk: new Map([...(frame.talk ?? []), ...talk.map(each => [each, keep] as const)]) };
    }
  }
  return { frame, merged };
}

/** Does a redirection drop the output itself? */
export const dropsOutput = ({ kind, stream }: Redirection): boolean =>
  kind === 'FileRedirection' && (stream === 1 || stream === '*');

function requireNull(redirection: Redirection): void {
  if (redirection.kind === 'MergeRedirection') return;
  const { target } = redirection;
  if (target.kind === 'Variable' && target.name.toLowerCase() === 'null') return;
  throw new ShellError('NotSupportedHere', 'Redirection to a file is not supported here.', {
    category: 'NotImplemented',
    recommendation: 'Redirect to $null, or run the command with acrsh -Command and let the outer shell write the file.',
  });
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
