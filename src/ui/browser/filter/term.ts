import type { Value } from '../../../values/value.ts';

/** What the list knows of a row besides its value. */
export interface RowState {
  readonly isMarked: boolean;
}

/** Does a row pass? */
export type Term = (value: Value, row: RowState) => boolean;

export const not =
  (term: Term): Term =>
  (value, row) =>
    !term(value, row);

export function all(terms: readonly Term[]): Term {
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : (value, row) => terms.every(each => each(value, row));
}

export function any(terms: readonly Term[]): Term {
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : (value, row) => terms.some(each => each(value, row));
}
