import { numberType } from './number-type.ts';
import { isArray } from './object-value.ts';
import type { Value } from './value.ts';

const numbers = {
  int: 'System.Int32',
  long: 'System.Int64',
  double: 'System.Double',
  decimal: 'System.Decimal',
} as const;

/** PowerShell's full type names of a value, most derived first; none for null. */
export function typeNames(value: Value): readonly string[] {
  if (value === null) return [];
  if (isArray(value)) return ['System.Object[]', 'System.Array', 'System.Object'];
  if (typeof value === 'string') return ['System.String', 'System.Object'];
  if (typeof value === 'boolean') return ['System.Boolean', 'System.ValueType', 'System.Object'];
  if (typeof value === 'number' || typeof value === 'bigint') {
    return [numbers[numberType(value) ?? 'int'], 'System.ValueType', 'System.Object'];
  }
  const { names } = value.type;
  return names.includes('System.Object') ? names : [...names, 'System.Object'];
}

/** The most derived one: `System.Int32`; `null` for null. */
export const typeName = (value: Value): string => typeNames(value)[0] ?? 'null';
