import { long, numberType } from './number-type.ts';
import { Sized } from './sized.ts';
import { toNumber, toSized, toWhole } from './to-number.ts';
import type { Value } from './value.ts';

export type BitwiseOperator = 'band' | 'bor' | 'bxor' | 'shl' | 'shr';

/** `-band -bor -bxor -shl -shr` on Int32, or on Int64 as soon as one operand is wider, UInt64 with UInt64. */
export function bitwise(operator: BitwiseOperator, left: Value, right: Value): Value {
  const a = toNumber(left);
  const shift = operator === 'shl' || operator === 'shr';
  const types = [a, ...(shift ? [] : [toNumber(right)])].map(numberType);
  const wide = types.some(each => each !== 'int');
  if (types.includes('ulong')) {
    const [bits, more] = [unsigned(a), shift ? toWhole(right, 'long') : unsigned(right)];
    return new Sized('ulong', BigInt.asUintN(64, operations[operator](bits, shiftOf(operator, more, true))));
  }
  const result = operations[operator](toWhole(a, 'long'), shiftOf(operator, toWhole(right, 'long'), wide));
  return wide ? (long(BigInt.asIntN(64, result)) ?? 0) : Number(BigInt.asIntN(32, result));
}

const unsigned = (value: Value) => BigInt(toSized(value, 'ulong').value);

/** .NET uses only the low bits of a shift count. */
const shiftOf = (operator: BitwiseOperator, count: bigint, wide: boolean) =>
  operator === 'shl' || operator === 'shr' ? count & (wide ? 63n : 31n) : count;

const operations: Readonly<Record<BitwiseOperator, (a: bigint, b: bigint) => bigint>> = {
  band: (a, b) => a & b,
  bor: (a, b) => a | b,
  bxor: (a, b) => a ^ b,
  shl: (a, b) => a << b,
  shr: (a, b) => a >> b,
};

/** `-bnot`. */
export function bitwiseNot(value: Value): Value {
  const number = toNumber(value);
  if (numberType(number) === 'ulong') return new Sized('ulong', BigInt.asUintN(64, ~unsigned(number)));
  const result = ~toWhole(number, 'long');
  return numberType(number) === 'int' ? Number(result) : (long(result) ?? 0);
}
