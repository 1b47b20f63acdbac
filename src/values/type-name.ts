import { elementTypeOf } from './array-type.ts';
import { Enumerator } from './enumerator.ts';
import { List } from './list.ts';
import { numberType } from './number-type.ts';
import { isArray } from './object-value.ts';
import type { Value } from './value.ts';

/** Of a number that is no object: Int32, Int64 or Double. */
function plainNumber(value: Value): string {
  const type = numberType(value);
  return type === 'int' ? 'System.Int32' : type === 'long' ? 'System.Int64' : 'System.Double';
}

/** PowerShell's full type names of a value, most derived first; none for null. */
export function typeNames(value: Value): readonly string[] {
  if (value === null) return [];
  if (value instanceof List) return ['System.Collections.ArrayList', 'System.Object'];
  if (value instanceof Enumerator) return ['System.Collections.ArrayList+ArrayListEnumeratorSimple', 'System.Object'];
  if (isArray(value)) return [`${elementTypeOf(value)}[]`, 'System.Array', 'System.Object'];
  if (typeof value === 'string') return ['System.String', 'System.Object'];
  if (typeof value === 'boolean') return ['System.Boolean', 'System.ValueType', 'System.Object'];
  if (typeof value === 'number' || typeof value === 'bigint') {
    return [plainNumber(value), 'System.ValueType', 'System.Object'];
  }
  const { names } = value.type;
  return names.includes('System.Object') ? names : [...names, 'System.Object'];
}

/** The most derived one: `System.Int32`; `null` for null. */
export const typeName = (value: Value): string => typeNames(value)[0] ?? 'null';
