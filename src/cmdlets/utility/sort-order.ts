import { textOrder, totalOrder } from '../../values/compare.ts';
import { numberType } from '../../values/number-type.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';

/**
 * The order in which sorting and grouping put any two values: null like 0 among numbers and before everything else, text by culture, values
 * that have no order among each other by their text.
 */
export function sortOrder(left: Value, right: Value, caseSensitive: boolean): number {
  if (left === null || right === null) return nullOrder(left, right);
  if (typeof left === 'string' && typeof right === 'string') return textOrder(left, right, caseSensitive);
  try {
    return totalOrder(left, right, caseSensitive);
  } catch (problem) {
    if (problem instanceof ValueError) return textOrder(toText(left), toText(right), caseSensitive);
    throw problem;
  }
}

function nullOrder(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null) return numberType(right) ? totalOrder(0, right) : -1;
  return numberType(left) ? totalOrder(left, 0) : 1;
}
