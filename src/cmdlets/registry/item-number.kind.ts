import { integerKind, kindBuilder } from '../../engine/kinds.ts';

/** The number of an item of a run; null, which a row of the journal for a whole run has, stays null and is not 0. */
export const itemNumber = kindBuilder<number | null>({
  label: integerKind.label,
  accepts: given => given === null || integerKind.accepts(given),
  convert: given => (given === null ? null : integerKind.convert(given)),
});
