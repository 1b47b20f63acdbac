import type { Candidate, Completion } from './completion.ts';
import type { Edits } from './state.ts';

/** What functions of one kind, called one after the other, pass on to each other. */
export type Run =
  | { readonly kind: 'kill' }
  /** Yanked text begins here; YankPop puts another piece in its place. */
  | { readonly kind: 'yank'; readonly start: number }
  | YankedArgument
  /** Up and down keep the column, or the end of the line if they began there. */
  | { readonly kind: 'lines'; readonly column: number | 'end' }
  | { readonly kind: 'cycle'; readonly cycle: Cycle }
  /** Complete was called; called again it shows what is possible. */
  | { readonly kind: 'complete'; readonly completion: Completion };

export interface YankedArgument {
  readonly kind: 'yank-argument';
  /** Which word of the entry: from the front, or from behind if negative. */
  readonly argument: number;
  readonly index: number;
  readonly step: 1 | -1;
  /** Where the inserted word begins; undefined while none has been. */
  readonly start: number | undefined;
}

/** Candidates put into the line one after the other. */
export interface Cycle {
  /** Before the first. */
  readonly from: Edits;
  /** The text around the candidate. */
  readonly head: string;
  readonly tail: string;
  readonly candidates: readonly Candidate[];
  readonly index: number;
}
