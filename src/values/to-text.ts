import { doubleText } from './double-text.ts';
import { isArray, isObject } from './object-value.ts';
import { typeName } from './type-name.ts';
import type { Value } from './value.ts';

/**
 * The text of a value in an expandable string and as a [string]: invariant culture, an array's elements joined with the
 * separator ($OFS).
 */
export function toText(value: Value, separator = ' '): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return doubleText15(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (isArray(value)) return value.map(innerText).join(separator);
  return value.type.text(value);
}

/**
 * The text of a value inside of another's, an element or a property: nothing is spread there, so an array says its type and a custom object
 * nothing at all.
 */
export const innerText = (value: Value): string =>
  isArray(value) ? typeName(value) : isObject(value) && value.type.isBare ? '' : toText(value);

/** Integral numbers are integers and keep all their digits. */
const doubleText15 = (value: number) => (Number.isInteger(value) ? String(BigInt(value)) : doubleText(value));
