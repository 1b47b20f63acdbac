import { numberType } from './number-type.ts';
import { isArray, isObject } from './object-value.ts';
import { toDouble } from './to-number.ts';
import type { Value } from './value.ts';

/** PowerShell's truth: false, 0, '', null and empty arrays are false; an array of one is as true as its element. */
export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (isArray(value)) return value.length > 1 || (value.length === 1 && toBoolean(value[0] ?? null));
  if (isObject(value) && value.type.truth) return value.type.truth(value);
  if (isObject(value)) return numberType(value) === undefined || toDouble(value) !== 0;
  return Boolean(value);
}
