import { endsNumber, endsWord } from './characters.ts';
import type { NumericValue } from './expression.ts';

/** A number found in the text: where it ends and what it means, or why it means nothing here. */
export type ScannedNumber =
  | { readonly end: number; readonly number: NumericValue }
  | { readonly end: number; readonly problem: 'BadNumericConstant' | 'NotSupportedHere'; readonly detail: string };

/** How a number may end: as a whole word of a command, in an expression, or where `?` and `:` can only be the ternary operator. */
export type NumberPlace = 'word' | 'expression' | 'operand';

const pattern =
  /([-+\u2013\u2014\u2015])?(?:0x([0-9a-f]+)|0b([01]+)|(?:(\d+)(?:\.(?!\.)(\d*))?|\.(\d+))(?:e([-+\u2013\u2014\u2015]?\d+))?)(u?[sly]|[dnu])?([kmgtp]b)?/iy;

/** Beyond any double; exact arithmetic on more digits would only cost time. */
const longest = 400;

/** The number literal at an offset, sign included, or undefined when the word there is not one. */
export function scanNumber(source: string, at: number, place: NumberPlace): ScannedNumber | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  if (!found) return undefined;
  const end = pattern.lastIndex;
  const next = source[end] ?? '';
  const ends =
    place === 'word' ? endsWord(next) : endsNumber(next) || (place === 'operand' && (next === '?' || next === ':'));
  if (!ends) return undefined;
  const [text, sign, hex, binary, whole, fraction, onlyFraction, exponent, suffix, multiplier] = found;
  const kind = suffix?.toLowerCase() ?? '';
  if (text.length > longest) return { end, problem: 'BadNumericConstant', detail: `${text.slice(0, 20)}…` };
  const number = meaningOf({
    negative: sign !== undefined && sign !== '+',
    bits: hex === undefined ? (binary === undefined ? undefined : fromBinary(binary, kind)) : fromHex(hex, kind),
    digits: (whole ?? '') + (fraction ?? onlyFraction ?? ''),
    scale: (fraction ?? onlyFraction ?? '').length - Number(asciiSign(exponent ?? '0')),
    real: exponent !== undefined || fraction !== undefined || onlyFraction !== undefined,
    kind,
    multiplier: powers[multiplier?.[0]?.toLowerCase() ?? ''] ?? 1n,
    isLong: hex?.length === 16 || binary?.length === 64,
  });
  return number ? { end, number } : { end, problem: 'BadNumericConstant', detail: text };
}

const powers: Readonly<Record<string, bigint>> = {
  k: 1n << 10n,
  m: 1n << 20n,
  g: 1n << 30n,
  t: 1n << 40n,
  p: 1n << 50n,
};

interface NumberFacts {
  readonly negative: boolean;
  /** What hexadecimal or binary digits say. */
  readonly bits: bigint | undefined;
  /** All digits without the point. */
  readonly digits: string;
  /** How many of them stand after the point, the exponent taken off. */
  readonly scale: number;
  readonly real: boolean;
  /** The suffix, in lower case. */
  readonly kind: string;
  readonly multiplier: bigint;
  /** All the digits of a long, which it is then whatever it says. */
  readonly isLong: boolean;
}

function meaningOf(facts: NumberFacts): NumericValue | undefined {
  const { negative, bits, digits, scale, real, kind, multiplier, isLong } = facts;
  if (bits !== undefined) return integer(signed(bits, negative) * multiplier, isLong && kind === '' ? 'l' : kind);
  if (kind === 'd') return decimal(signed(BigInt(digits) * multiplier, negative), scale);
  if (real) {
    const value = Number(`${digits}e${-scale}`) * Number(multiplier) * (negative ? -1 : 1);
    if (kind === '') return { type: 'double', value };
    return Number.isFinite(value) ? integer(BigInt(roundHalfToEven(value)), kind) : undefined;
  }
  const exact = signed(BigInt(digits) * multiplier, negative);
  return (
    integer(exact, kind) ?? (kind === '' ? (decimal(exact, 0) ?? { type: 'double', value: Number(exact) }) : undefined)
  );
}

/** The smallest of int and long that holds the value; a suffix asks for a type, `u` for the smaller unsigned one that fits. */
function integer(value: bigint, kind: string): NumericValue | undefined {
  if (kind === '' && BigInt.asIntN(32, value) === value) return { type: 'int', value: Number(value) };
  if (kind === '' || kind === 'l') return BigInt.asIntN(64, value) === value ? { type: 'long', value } : undefined;
  if (kind === 'd') return decimal(value, 0);
  const found = SUFFIXES[kind]?.find(({ bits, isSigned }) => {
    if (bits === undefined) return true;
    return (isSigned ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
  });
  return found && { type: found.type, value };
}

interface Suffix {
  readonly type: Extract<NumericValue, { value: bigint }>['type'] &
    ('byte' | 'sbyte' | 'short' | 'ushort' | 'uint' | 'ulong' | 'bigint');
  /** undefined: any size. */
  readonly bits: number | undefined;
  readonly isSigned: boolean;
}

const SUFFIXES: Readonly<Record<string, readonly Suffix[]>> = {
  y: [{ type: 'sbyte', bits: 8, isSigned: true }],
  uy: [{ type: 'byte', bits: 8, isSigned: false }],
  s: [{ type: 'short', bits: 16, isSigned: true }],
  us: [{ type: 'ushort', bits: 16, isSigned: false }],
  u: [
    { type: 'uint', bits: 32, isSigned: false },
    { type: 'ulong', bits: 64, isSigned: false },
  ],
  ul: [{ type: 'ulong', bits: 64, isSigned: false }],
  n: [{ type: 'bigint', bits: undefined, isSigned: true }],
};

/**
 * Eight and sixteen digits are the bits of a signed number, so 0xFFFFFFFF is -1; with an unsigned suffix they are not, and `y` and `s` take
 * theirs at two and four digits.
 */
function fromHex(hex: string, kind: string): bigint {
  const value = BigInt(`0x${hex}`);
  if (kind.startsWith('u') || kind === 'n') return value;
  const own = { y: 2, s: 4 }[kind];
  if (own === hex.length) return BigInt.asIntN(own * 4, value);
  if (hex.length === 8) return BigInt.asIntN(32, value);
  return hex.length === 16 ? BigInt.asIntN(64, value) : value;
}

/** As with hexadecimal digits: 8, 16, 32 and 64 of them have a sign. */
function fromBinary(digits: string, kind: string): bigint {
  const value = BigInt(`0b${digits}`);
  if (kind.startsWith('u')) return value;
  return [8, 16, 32, 64].includes(digits.length) ? BigInt.asIntN(digits.length, value) : value;
}

/** A decimal holds an integer of 96 bits and up to 28 places after the point. */
function decimal(unscaled: bigint, scale: number): NumericValue | undefined {
  if (scale > 28 || scale < -28) return undefined;
  const integral = scale < 0 ? unscaled * 10n ** BigInt(-scale) : unscaled;
  const magnitude = integral < 0n ? -integral : integral;
  if (magnitude >= 1n << 96n) return undefined;
  const text = magnitude.toString().padStart(scale + 1, '0');
  const places = scale > 0 ? `${text.slice(0, -scale)}.${text.slice(-scale)}` : text;
  return { type: 'decimal', value: integral < 0n ? `-${places}` : places };
}

function signed(value: bigint, negative: boolean): bigint {
  return negative ? -value : value;
}

function asciiSign(text: string): string {
  return text.replace(/^[\u2013\u2014\u2015]/, '-');
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const half = value - floor === 0.5;
  return half ? floor + Math.abs(floor % 2) : Math.round(value);
}
