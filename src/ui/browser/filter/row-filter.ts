import type { Value } from '../../../values/value.ts';
import type { RowFilter } from '../list/row-filter.ts';
import type { TestedRow } from './tested-row.ts';

/** A filter as it was read (interface B2.4). Its `script`, what stands in a `{ … }` block, is not yet a part of `test`. */
export interface ReadFilter extends RowFilter {
  /** It asks what manifests are to each other: a row of which that was not read does not pass. The type's `view.prepare` reads it. */
  readonly asksRelations?: boolean;
}

export interface FilterContext {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Some of the rows that it is for: names of fields are checked against them; left out: they are not. */
  readonly rows?: readonly Value[];
}

/** The same with some of the rows ready to be asked. */
export interface TermContext {
  readonly now: () => number;
  readonly sample: readonly TestedRow[];
}
