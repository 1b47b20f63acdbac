import type { ObjectValue, Value } from './value.ts';

/** true for values that carry a type of their own. */
export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** true for PowerShell's object[]. */
export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The values that a value is in a pipeline: an array's elements, anything else itself. */
export function elements(value: Value): readonly Value[] {
  return isArray(value) ? value : [value];
}
