import type { StreamNumber } from '../language/syntax.ts';
import type { Value } from '../values/value.ts';
import type { RunningCall } from './call-stack.ts';
import type { ErrorRecord } from './error-record.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

/** Where code runs: its variables, what `$_` is, how errors and output leave it. Inner code gets a changed copy. */
export interface Frame {
  readonly runtime: Runtime;
  readonly scope: Scope;
  /** `$_`; undefined where there is none. The one thing that changes: code may assign it. */
  dollar: Value | undefined;
  /** Whether the code has the scope for itself: a function or `& { }`, no block that runs where it was written. */
  readonly ownsScope: boolean;
  /** Whether code further down the pipeline could look at what this code changes, so that objects go one by one. */
  readonly watched: boolean;
  /** The functions, scripts and blocks that are running. */
  readonly calls: RunningCall | undefined;
  /** The text that extents refer to. */
  readonly source: Source;
  readonly signal: AbortSignal;
  readonly abandoned: AbortSignal;
  /** Inside `try`: a terminating error leaves the statement instead of being shown. */
  readonly guarded: boolean;
  /** Hears of every error that `$Error` keeps: -ErrorVariable of functions. */
  readonly noteError: ((record: ErrorRecord) => void) | undefined;
  /** Takes the errors that a redirection keeps from the host. */
  readonly takeError: ((record: ErrorRecord) => void) | undefined;
  /** Takes the records of streams that a redirection keeps from the host. */
  readonly talk: ReadonlyMap<StreamNumber, (record: Value) => void> | undefined;
  /** Hears of every record of the talking streams: -WarningVariable of functions. */
  readonly overhear: ((stream: StreamNumber, record: Value) => void) | undefined;
}

/** The frame of a script block that runs where it was written, with `$_` of its own. */
export function blockFrame(frame: Frame, home: Pick<Frame, 'scope' | 'source'>, dollar: Value | undefined): Frame {
  // spelt out: it is made for every object that a script block looks at
  return {
    runtime: frame.runtime,
    scope: home.scope,
    dollar,
    ownsScope: false,
    watched: frame.watched,
    calls: frame.calls,
    source: home.source,
    signal: frame.signal,
    abandoned: frame.abandoned,
    guarded: frame.guarded,
    noteError: frame.noteError,
    takeError: frame.takeError,
    talk: frame.talk,
    overhear: frame.overhear,
  };
}
