import { long, numberType } from './number-type.ts';
import { toNumber, toWhole } from './to-number.ts';
import type { Value } from './value.ts';

export type BitwiseOperator = 'band' | 'bor' | 'bxor' | 'shl' | 'shr';

/** `-band -bor -bxor -shl -shr` on Int32, or on Int64 as soon as one operand is wider. */
export function bitwise(operator: BitwiseOperator, left: Value, right: Value): Value {
  const a = toNumber(left);
  const shift = operator === 'shl' || operator === 'shr';
  const wide = numberType(a) !== 'int' || (!shift && numberType(toNumber(right)) !== 'int');
  const result = operations[operator](toWhole(a, 'long'), shiftOf(operator, toWhole(right, 'long'), wide));
  return wide ? (long(BigInt.asIntN(64, result)) ?? 0) : Number(BigInt.asIntN(32, result));
}

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
  const result = ~toWhole(number, 'long');
  return numberType(number) === 'int' ? Number(result) : (long(result) ?? 0);
}
