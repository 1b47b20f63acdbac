import type { Value } from '../../../values/value.ts';
import type { RowFilter } from '../list/row-filter.ts';
import type { TestedRow } from './tested-row.ts';

/** A filter as it was read (interface B2.4). Its `script`, what stands in a `{ … }` block, is no part of `test`: `scriptFilter` brings both together. */
export interface ReadFilter extends RowFilter {
  /**
   * Is it not known whether the row passes, because what the filter asks is read only for rows that somebody looks at? What manifests are to
   * each other, facts of repositories. `test` answers no until the type's `view.detail` or `view.prepare` has read it, also where the opposite
   * is asked for.
   */
  isOpen(value: Value): boolean;
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
