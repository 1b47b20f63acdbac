import { Decimal, decimalRound, decimalText } from './decimal.ts';
import { doubleText } from './double-text.ts';
import { formatCustomNumber } from './format-custom-number.ts';
import { numberType } from './number-type.ts';
import { toDecimal, toDouble, toWhole } from './to-number.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/**
 * A number with a .NET format string: the standard letters C D E F G N P R X with a precision, else a custom picture (`0.00`, `#,##0`).
 * Throws FormatError where the letter does not go with the number's type.
 */
export function formatNumber(value: Value, format: string): string {
  const match = /^([cdefgnprx])(\d{0,2})$/i.exec(format);
  if (!match) return formatCustomNumber(fixed, value, format);
  const [, letter = '', digits = ''] = match;
  const precision = digits === '' ? undefined : Number(digits);
  const formatted = standard[letter.toLowerCase()]?.(value, precision);
  if (formatted === undefined) throw new ValueError('FormatError', 'Format specifier was invalid.');
  return letter === letter.toLowerCase() && letter !== 'e' ? formatted.toLowerCase() : formatted;
}

type Standard = (value: Value, precision: number | undefined) => string | undefined;

const standard: Readonly<Record<string, Standard>> = {
  c: (value, precision = 2) => signed(fixed(value, precision), text => `$${grouped(text)}`),
  d: (value, precision = 0) =>
    isWhole(value) ? signed(toText(value), text => text.padStart(precision, '0')) : undefined,
  e: (value, precision = 6) => {
    const [mantissa = '', power = ''] = toDouble(value).toExponential(precision).split('e');
    return `${mantissa}E${power.slice(0, 1)}${power.slice(1).padStart(3, '0')}`;
  },
  f: (value, precision = 2) => fixed(value, precision),
  g: (value, precision) =>
    precision === undefined || precision === 0
      ? toText(value)
      : doubleText(Number(toDouble(value).toPrecision(precision))),
  n: (value, precision = 2) => signed(fixed(value, precision), grouped),
  p: (value, precision = 2) => `${signed(fixed(percentage(value), precision), grouped)}%`,
  r: value => (numberType(value) === 'double' ? String(toDouble(value)) : toText(value)),
  x: (value, precision = 0) => {
    if (!isWhole(value)) return undefined;
    const bits = BigInt.asUintN(numberType(value) === 'int' ? 32 : 64, toWhole(value, 'long'));
    return bits.toString(16).toUpperCase().padStart(precision, '0');
  },
};

const isWhole = (value: Value) => numberType(value) === 'int' || numberType(value) === 'long';

const percentage = (value: Value): Value => {
  const exact = value instanceof Decimal ? value : toDecimal(value);
  return new Decimal(exact.units * 100n, exact.scale);
};

/** Plain digits with so many decimals, rounded half away from zero as .NET does for what it shows. */
export function fixed(value: Value, decimals: number): string {
  const number = toDouble(value);
  if (!Number.isFinite(number)) return doubleText(number);
  if (numberType(value) === 'double' && Math.abs(number) >= 7e27)
    return number.toLocaleString('en-US', { useGrouping: false, minimumFractionDigits: decimals });
  const exact = numberType(value) === 'double' ? fromDouble(number) : toDecimal(value);
  const half = new Decimal(exact.units < 0n ? -5n : 5n, decimals + 1);
  const scale = Math.max(exact.scale, half.scale);
  const sum = exact.units * 10n ** BigInt(scale - exact.scale) + half.units * 10n ** BigInt(scale - half.scale);
  return decimalText({ units: sum / 10n ** BigInt(scale - decimals), scale: decimals });
}

const fromDouble = (value: number): Decimal => decimalRound(toDecimal(value), 28);

/** Thousands separated by commas. */
export const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
};

const signed = (text: string, shape: (digits: string) => string): string =>
  text.startsWith('-') ? `-${shape(text.slice(1))}` : shape(text);
