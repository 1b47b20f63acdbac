import { textOrder, totalOrder } from '../../values/compare.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';

/**
 * The order in which sorting and grouping put any two values: null before everything but negative numbers, text by culture, values that have
 * no order among each other by their text.
 */
export function sortOrder(left: Value, right: Value, caseSensitive: boolean): number {
  if (typeof left === 'string' && typeof right === 'string') return textOrder(left, right, caseSensitive);
  try {
    return totalOrder(left, right, caseSensitive);
  } catch (problem) {
    if (problem instanceof ValueError) return textOrder(toText(left), toText(right), caseSensitive);
    throw problem;
  }
}
