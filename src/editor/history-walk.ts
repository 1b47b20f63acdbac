import type { Edits } from './state.ts';

/** A walk through the history, begun by the first Up and ended by the first key that does not walk on. */
export interface HistoryWalk {
  /** Only entries that begin with it are visited. */
  readonly prefix: string;
  /** Index of the entry shown; the number of entries stands for what was typed. */
  readonly index: number;
  /** The line as it was typed. */
  readonly from: Edits;
  /** Whether the prefix is to be emphasised, as HistorySearchBackward does. */
  readonly emphasised: boolean;
}
