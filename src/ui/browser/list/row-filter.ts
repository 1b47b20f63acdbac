import type { Value } from '../../../values/value.ts';

/** What decides which rows of a list are shown. */
export interface RowFilter {
  /** As it was typed. */
  readonly text: string;
  test(value: Value, row: { readonly isMarked: boolean }): boolean;
  /** Is it not known yet whether the row passes? Left out: of none. */
  isOpen?(value: Value): boolean;
  /** A block of the language: the engine tests the rows, `test` tells what it answered. */
  readonly script?: string;
}
