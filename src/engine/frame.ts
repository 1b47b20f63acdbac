import type { Value } from '../values/value.ts';
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
}
