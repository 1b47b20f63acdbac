import { cannotCast } from './cannot-cast.ts';
import { Char } from './char.ts';
import { Decimal, decimalNumber, decimalOf, decimalRound, parseDecimal } from './decimal.ts';
import { EnumValue } from './enumeration.ts';
import { integer, long, type NumberType, numberType } from './number-type.ts';
import { isArray } from './object-value.ts';
import { parseNumber } from './parse-number.ts';
import { double, Real } from './real.ts';
import { Sized, type SizedType, sizedFacts } from './sized.ts';
import { SwitchValue } from './switch-value.ts';
import { tableEntry } from './table-entry.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';
import { cannotParse, ValueError } from './value-error.ts';

const targets = {
  int: {
    name: 'System.Int32',
    short: 'Int32',
    id: 'InvalidCastFromStringToInteger',
    least: -(2n ** 31n),
    most: 2n ** 31n - 1n,
  },
  long: {
    name: 'System.Int64',
    short: 'Int64',
    id: 'InvalidCastFromStringToInteger',
    least: -(2n ** 63n),
    most: 2n ** 63n - 1n,
  },
} as const;

/**
 * Any value as a number, whichever type is nearest: null is 0, booleans 0 and 1, text by the literal grammar, characters their code.
 * `wanted` is only named in the error.
 */
export function toNumber(value: Value, wanted = 'System.Int32'): Value {
  if (numberType(value)) return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return fromText(value, wanted);
  if (value instanceof Char) return value.code;
  if (value instanceof EnumValue) return value.number;
  if (value instanceof SwitchValue) return value.present ? 1 : 0;
  if (isArray(value) && value.length === 1) return toNumber(value[0] ?? null, wanted);
  throw cannotCast(value, wanted);
}

/** Commas between the digits before the point are passed over, wherever they stand. */
const grouped = /^\s*[+-]?\d[\d,]*(?:\.\d*)?(?:e[+-]?\d+)?\s*$/i;

/** Numbers that have a name in .NET's invariant culture. */
const named: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

/** The whole types that read all their bits as a negative number. */
const signedBits: Readonly<Record<string, number>> = {
  'System.SByte': 8,
  'System.Int16': 16,
  'System.Int32': 32,
  'System.Int64': 64,
};

/** What .NET's converters of whole numbers read besides: hexadecimal digits behind `#` or `&h`. */
function hexadecimal(text: string, wanted: string): Value | undefined {
  const digits = /^\s*(?:#|&h)([\da-f]{1,64})\s*$/i.exec(text)?.[1];
  if (digits === undefined || !/^System\.(?:S?Byte|U?Int\d\d)$/.test(wanted)) return undefined;
  const value = BigInt(`0x${digits}`);
  const bits = tableEntry(signedBits, wanted);
  return integer(bits !== undefined && value < 1n << BigInt(bits) ? BigInt.asIntN(bits, value) : value);
}

function fromText(text: string, wanted: string): Value {
  if (text.trim() === '') return 0;
  const number =
    parseNumber(text) ??
    hexadecimal(text, wanted) ??
    (grouped.test(text) ? parseNumber(text.replaceAll(',', '')) : undefined);
  if (number !== undefined) return number;
  const id = /Int/.test(wanted) ? 'InvalidCastFromStringToInteger' : 'InvalidCastFromStringToDoubleOrSingle';
  throw cannotParse(id, text, wanted, `The input string '${text}' was not in a correct format.`);
}

/** As a Double. */
export function toDouble(value: Value): number {
  if (typeof value === 'number') return value;
  const special = typeof value === 'string' ? tableEntry(named, value.trim().toLowerCase()) : undefined;
  if (special !== undefined) return special;
  const number = toNumber(value, 'System.Double');
  if (number instanceof Real) return number.value;
  if (number instanceof Sized) return Number(number.value);
  return number instanceof Decimal ? decimalNumber(number) : Number(number);
}

export function toDecimal(value: Value): Decimal {
  const exact = typeof value === 'string' ? parseDecimal(value) : undefined;
  if (exact) return exact;
  const number = toNumber(value, 'System.Decimal');
  if (number instanceof Decimal) return number;
  if (numberType(number) === 'double' || numberType(number) === 'float') return decimalOf(toDouble(number));
  return new Decimal(BigInt(toText(number)));
}

/** Rounded half to even. Throws when it does not fit the type. */
export function toWhole(value: Value, type: 'int' | 'long'): bigint {
  const target = targets[type];
  const number = toNumber(value, target.name);
  const whole = roundedOf(number);
  if (whole !== undefined && whole >= target.least && whole <= target.most) return whole;
  throw cannotParse(
    target.id,
    toText(value),
    target.name,
    `Value was either too large or too small for an ${target.short}.`,
  );
}

/** As an Int32, rounded half to even. */
export const toInt = (value: Value): number =>
  typeof value === 'number' && (value | 0) === value ? value : Number(toWhole(value, 'int'));

/** As one of the rarer number types. Throws when it does not fit. */
export function toSized(value: Value, type: SizedType): Sized {
  if (type === 'float') return new Sized('float', Math.fround(toDouble(value)));
  const { name, least, most } = sizedFacts[type];
  // more digits than a Double keeps
  const digits = type === 'bigint' && typeof value === 'string' && /^\s*-?\d+\s*$/.test(value);
  const number = digits ? BigInt(value) : toNumber(value, name);
  const whole = type === 'bigint' ? truncated(number) : roundedOf(number);
  if (whole !== undefined && whole >= least && whole <= most) return new Sized(type, whole);
  const last = name.slice(name.lastIndexOf('.') + 1);
  const short = last === 'Byte' ? 'unsigned byte' : last === 'SByte' ? 'signed byte' : last;
  throw cannotParse(
    'InvalidCastIConvertible',
    toText(value),
    name,
    `Value was either too large or too small for ${/^[AEIOu]/.test(short) ? 'an' : 'a'} ${short}.`,
  );
}

/** BigInteger cuts a fraction off. */
function truncated(number: Value): bigint | undefined {
  if (number instanceof Decimal) return number.units / 10n ** BigInt(number.scale);
  const type = numberType(number);
  if (type !== 'double' && type !== 'float') return roundedOf(number);
  const double = toDouble(number);
  return Number.isFinite(double) ? BigInt(Math.trunc(double)) : undefined;
}

/** Half to even, as all conversions to whole numbers round. */
function roundedOf(number: Value): bigint | undefined {
  if (number instanceof Decimal) return decimalRound(number, 0).units;
  if (typeof number === 'bigint') return number;
  if (number instanceof Sized && typeof number.value === 'bigint') return number.value;
  const double = toDouble(number);
  if (!Number.isFinite(double)) return undefined;
  const down = Math.floor(double);
  const rest = double - down;
  return BigInt(rest > 0.5 || (rest === 0.5 && down % 2 !== 0) ? down + 1 : down);
}

/** A number as another number type. */
export function toNumberType(value: Value, type: NumberType): Value {
  if (type === 'double') return double(toDouble(value));
  if (type === 'decimal') return toDecimal(value);
  if (type !== 'int' && type !== 'long') return toSized(value, type);
  const whole = toWhole(value, type);
  return type === 'int' ? Number(whole) : (long(whole) ?? whole);
}

/** Thrown by division and remainder. */
export const divideByZero = (): ValueError =>
  new ValueError('RuntimeException', 'Attempted to divide by zero.', {
    category: 'NotSpecified',
    inner: { name: 'DivideByZeroException', message: 'Attempted to divide by zero.' },
  });
