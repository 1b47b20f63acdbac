import type { StreamNumber } from '../language/syntax.ts';
import type { Value } from '../values/value.ts';
import type { ErrorRecord } from './error-record.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';

/** Where code runs: its variables, what `$_` is, how errors and output leave it. Immutable; inner code gets a changed copy. */
export interface Frame {
  readonly runtime: Runtime;
  readonly scope: Scope;
  /** `$_`; undefined where there is none. */
  readonly dollar: Value | undefined;
  /** The text that extents refer to. */
  readonly source: string;
  readonly signal: AbortSignal;
  /** Inside `try`: a terminating error leaves the statement instead of being shown. */
  readonly guarded: boolean;
  /** Hears of every error that `$Error` keeps: -ErrorVariable of functions. */
  readonly noteError?: (record: ErrorRecord) => void;
  /** Takes the errors that a redirection keeps from the host. */
  readonly takeError?: (record: ErrorRecord) => void;
  /** Takes the texts of streams that a redirection keeps from the host. */
  readonly talk?: ReadonlyMap<StreamNumber, (text: string) => void>;
}
