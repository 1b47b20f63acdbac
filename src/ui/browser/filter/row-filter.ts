import type { Value } from '../../../values/value.ts';
import type { RowState } from './term.ts';

/** A filter of a list, read (interface B2.4). */
export interface RowFilter {
  /** As it was typed. */
  readonly text: string;
  test(value: Value, row: RowState): boolean;
  /** What stands in a `{ … }` block; rows that pass `test` have to pass it as well, and the engine tests them. */
  readonly script?: string;
  /** It asks what manifests are to each other: a row of which that was not read does not pass. The type's `view.prepare` reads it. */
  readonly asksRelations?: boolean;
}

export interface FilterContext {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Some of the rows that it is for: names of fields are checked against them; left out: they are not. */
  readonly rows?: readonly Value[];
}
