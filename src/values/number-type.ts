import { Decimal } from './decimal.ts';
import { Real } from './real.ts';
import { Sized, type SizedType } from './sized.ts';
import type { Value } from './value.ts';

export type NumberType = 'int' | 'long' | 'double' | 'decimal' | SizedType;

/** Which of PowerShell's number types a value has; undefined when it is no number. */
export function numberType(value: Value): NumberType | undefined {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'double';
    return value >= -(2 ** 31) && value < 2 ** 31 ? 'int' : 'long';
  }
  if (typeof value === 'bigint') return 'long';
  if (value instanceof Real) return 'double';
  if (value instanceof Decimal) return 'decimal';
  return value instanceof Sized ? value.sizedType : undefined;
}

const inLong = (value: bigint) => value >= -(2n ** 63n) && value < 2n ** 63n;

/** An Int64; undefined when it does not fit. Small ones are bigints, which tells them from Int32. */
export function long(value: bigint): Value | undefined {
  if (!inLong(value)) return undefined;
  const small = value >= -(2n ** 31n) && value < 2n ** 31n;
  const number = Number(value);
  return !small && Number.isSafeInteger(number) ? number : value;
}

/** The smallest of Int32, Int64, Decimal that holds an integer; undefined when none does. */
export function integer(value: bigint): Value | undefined {
  if (value >= -(2n ** 31n) && value < 2n ** 31n) return Number(value);
  if (inLong(value)) return long(value);
  return value > -(2n ** 96n) && value < 2n ** 96n ? new Decimal(value) : undefined;
}
