import type { NumberLiteral } from '../language/expression.ts';
import { parseDecimal } from '../values/decimal.ts';
import { double } from '../values/real.ts';
import { Sized } from '../values/sized.ts';
import type { Value } from '../values/value.ts';

/** `int[]` as the conversions spell it. */
export const literalName = ({ name, rank }: { readonly name: string; readonly rank: number }): string =>
  `${name}${'[]'.repeat(rank)}`;

/** What a number literal means. */
export function literalNumber({ number }: NumberLiteral): Value {
  switch (number.type) {
    case 'int':
    case 'long':
      return number.value;
    case 'double':
      return double(number.value);
    case 'decimal':
      return parseDecimal(number.value) ?? null;
    default:
      return new Sized(number.type, number.value);
  }
}
