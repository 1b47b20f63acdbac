import type { TestedRow } from './tested-row.ts';

/** Does a row pass? */
export type Term = (row: TestedRow) => boolean;

export const not =
  (term: Term): Term =>
  row =>
    !term(row);

export function all(terms: readonly Term[]): Term {
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : row => terms.every(each => each(row));
}

export function any(terms: readonly Term[]): Term {
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : row => terms.some(each => each(row));
}
