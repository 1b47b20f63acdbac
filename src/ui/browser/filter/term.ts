import type { TestedRow } from './tested-row.ts';

/** undefined: what was asked has not been read of this row, so that neither it nor its opposite is shown. */
export type Verdict = boolean | undefined;

/** Does a row pass? */
export type Term = (row: TestedRow) => Verdict;

export const not =
  (term: Term): Term =>
  row => {
    const verdict = term(row);
    return verdict === undefined ? undefined : !verdict;
  };

export const all = (terms: readonly Term[]): Term => joined(terms, false);
export const any = (terms: readonly Term[]): Term => joined(terms, true);

/** One verdict that decides does so whatever else is not known. */
function joined(terms: readonly Term[], deciding: boolean): Term {
  const [only, ...more] = terms;
  if (only && more.length === 0) return only;
  return row => {
    let verdict: Verdict = !deciding;
    for (const term of terms) {
      const each = term(row);
      if (each === deciding) return deciding;
      if (each === undefined) verdict = undefined;
    }
    return verdict;
  };
}
