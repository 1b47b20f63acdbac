import { type Decimal, decimalRound, decimalText } from './decimal.ts';
import { generalText, MOST_DIGITS, nonFiniteText, singleText } from './double-text.ts';
import { formatCustomNumber } from './format-custom-number.ts';
import { type NumberType, numberType } from './number-type.ts';
import { outOfMemory } from './out-of-memory.ts';
import { Sized } from './sized.ts';
import { toDecimal, toDouble, toWhole } from './to-number.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** Digits at most: .NET takes more, and runs out of memory. */
const MOST_PRECISION = 1_000_000;

/**
 * A number with a .NET format string: none, the standard letters B C D E F G N P R X with a precision, else a custom picture (`0.00`, `#,##0`).
 * Throws FormatError where the letter does not go with the number's type.
 */
export function formatNumber(value: Value, format: string): string {
  const number = toDouble(value);
  if (isFloating(value) && !Number.isFinite(number)) return nonFiniteText(number);
  if (format === '') return roundTrip(value);
  const match = /^([bcdefgnprx])(\d{0,9})$/i.exec(format);
  if (!match) {
    if (/^[a-z]\d*$/i.test(format)) throw invalidSpecifier();
    return formatCustomNumber(fixed, value, format);
  }
  const [, letter = '', digits = ''] = match;
  const precision = digits === '' ? undefined : Number(digits);
  if (precision !== undefined && precision > MOST_PRECISION) throw outOfMemory();
  const formatted = standard[letter.toLowerCase()]?.(value, precision);
  if (formatted === undefined) throw invalidSpecifier();
  return letter === letter.toLowerCase() ? formatted.toLowerCase() : formatted;
}

const invalidSpecifier = () => new ValueError('FormatError', 'Format specifier was invalid.');

type Standard = (value: Value, precision: number | undefined) => string | undefined;

const standard: Readonly<Record<string, Standard>> = {
  b: (value, precision = 0) => bits(value)?.toString(2).padStart(precision, '0'),
  c: (value, precision = 2) => signed(fixed(value, precision), text => `$${grouped(text)}`),
  d: (value, precision = 0) =>
    isWhole(value) ? signed(toText(value), text => text.padStart(precision, '0')) : undefined,
  e: (value, precision = 6) => {
    const [mantissa = '', power = ''] = toDouble(value).toExponential(Math.min(precision, MOST_DIGITS)).split('e');
    const zeros = '0'.repeat(Math.max(0, precision - MOST_DIGITS));
    return `${mantissa}${zeros}E${power.slice(0, 1)}${power.slice(1).padStart(3, '0')}`;
  },
  f: (value, precision = 2) => fixed(value, precision),
  g: general,
  n: (value, precision = 2) => signed(fixed(value, precision), grouped),
  p: (value, precision = 2) => `${signed(fixed(value, precision, 100n), grouped)}%`,
  r: roundTrip,
  x: (value, precision = 0) => bits(value)?.toString(16).toUpperCase().padStart(precision, '0'),
};

/** So many digits of a Double or Single that it can be read again. */
function roundTrip(value: Value): string {
  if (numberType(value) === 'float') return singleText(toDouble(value));
  return numberType(value) === 'double' ? generalText(toDouble(value)) : toText(value);
}

function general(value: Value, precision = 0): string {
  const text = toText(value);
  const isShort = !isFloating(value) && text.replace(/[-.]/g, '').length <= precision;
  return precision === 0 || isShort ? text : generalText(toDouble(value), precision);
}

/** How wide the bits are that the letters B and X show; other types have none. */
const WIDTHS: Readonly<Partial<Record<NumberType, number>>> = {
  ...{ byte: 8, sbyte: 8, short: 16, ushort: 16, int: 32, uint: 32, long: 64, ulong: 64 },
  bigint: 2048,
};

const isWhole = (value: Value) => WIDTHS[numberType(value) ?? 'double'] !== undefined;

const isFloating = (value: Value) => numberType(value) === 'double' || numberType(value) === 'float';

const wholeOf = (value: Value): bigint =>
  value instanceof Sized && typeof value.value === 'bigint' ? value.value : toWhole(value, 'long');

function bits(value: Value): bigint | undefined {
  const width = WIDTHS[numberType(value) ?? 'double'];
  return width === undefined ? undefined : BigInt.asUintN(width, wholeOf(value));
}

/** Plain digits with so many decimals, rounded half away from zero as .NET does for what it shows. */
export function fixed(value: Value, decimals: number, times = 1n): string {
  const exact = exactly(value);
  const scale = Math.max(exact.scale, decimals + 1);
  const units = exact.units * times * 10n ** BigInt(scale - exact.scale);
  const half = 5n * 10n ** BigInt(scale - decimals - 1);
  const sum = units + (units < 0n ? -half : half);
  return decimalText({ units: sum / 10n ** BigInt(scale - decimals), scale: decimals });
}

/** From here on a Double is whole, and a Decimal too small for it. */
const HUGE = 7e27;

function exactly(value: Value): Pick<Decimal, 'units' | 'scale'> {
  if (isWhole(value)) return { units: wholeOf(value), scale: 0 };
  if (!isFloating(value)) return toDecimal(value);
  const number = toDouble(value);
  return Math.abs(number) >= HUGE ? { units: BigInt(number), scale: 0 } : decimalRound(toDecimal(value), 28);
}

/** Thousands separated by commas. */
export const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
};

const signed = (text: string, shape: (digits: string) => string): string =>
  text.startsWith('-') ? `-${shape(text.slice(1))}` : shape(text);
