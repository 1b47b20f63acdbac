import type { ItemOutcome } from './item-outcome.ts';

/** Where a run writes down what it does, so that `kill -9` at any moment leaves something to resume from. */
export interface RunJournal {
  /** `20261121-164003-7f3a` */
  readonly run: string;
  /** What is known of items from a run that was cut short; empty for a fresh one. */
  readonly before: ReadonlyMap<number, Known>;
  /** Resolves when it is on disk that a change for this item (its place in the plan) is sent; nothing is sent before. */
  sending(item: number): Promise<void>;
  /** What became of it; on disk by `close`, at the latest. */
  ended(item: number, outcome: ItemOutcome): void;
  close(): Promise<void>;
}

/** `sent`: a change for it may have been sent, and what came of it is not known. */
export type Known = { readonly kind: 'sent' } | { readonly kind: 'ended'; readonly outcome: ItemOutcome };
