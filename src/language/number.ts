import { endsNumber, endsWord } from './characters.ts';
import type { NumericValue } from './expression.ts';

/** A number found in the text: where it ends and what it means, or why it means nothing here. */
export type ScannedNumber =
  | { readonly end: number; readonly number: NumericValue }
  | { readonly end: number; readonly problem: 'BadNumericConstant' | 'NotSupportedHere'; readonly detail: string };

/** How a number may end: as a whole word of a command, in an expression, or where `?` and `:` can only be the ternary operator. */
export type NumberPlace = 'word' | 'expression' | 'operand';

const pattern =
  /([-+\u2013\u2014\u2015])?(?:0x([0-9a-f]+)|(0b[01]+)|(?:(\d+)(?:\.(?!\.)(\d*))?|\.(\d+))(?:e([-+\u2013\u2014\u2015]?\d+))?)(u?[sly]|[dnu])?([kmgtp]b)?/iy;

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
  if (binary !== undefined)
    return { end, problem: 'NotSupportedHere', detail: `binary numbers such as ${text}; write 0x… or decimal` };
  if (kind !== '' && kind !== 'l' && kind !== 'd') {
    return {
      end,
      problem: 'NotSupportedHere',
      detail: `the number suffix '${suffix}'; there are l (long) and d (decimal)`,
    };
  }
  const number = meaningOf({
    negative: sign !== undefined && sign !== '+',
    hex,
    digits: (whole ?? '') + (fraction ?? onlyFraction ?? ''),
    scale: (fraction ?? onlyFraction ?? '').length - Number(asciiSign(exponent ?? '0')),
    real: exponent !== undefined || fraction !== undefined || onlyFraction !== undefined,
    kind,
    multiplier: powers[multiplier?.[0]?.toLowerCase() ?? ''] ?? 1n,
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
  readonly hex: string | undefined;
  /** All digits without the point. */
  readonly digits: string;
  /** How many of them stand after the point, the exponent taken off. */
  readonly scale: number;
  readonly real: boolean;
  readonly kind: '' | 'l' | 'd';
  readonly multiplier: bigint;
}

function meaningOf(facts: NumberFacts): NumericValue | undefined {
  const { negative, hex, digits, scale, real, kind, multiplier } = facts;
  if (hex !== undefined) return integer(signed(fromHex(hex), negative) * multiplier, kind);
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

/** The smallest of int and long that holds the value; `l` asks for long. */
function integer(value: bigint, kind: string): NumericValue | undefined {
  if (kind === '' && BigInt.asIntN(32, value) === value) return { type: 'int', value: Number(value) };
  return BigInt.asIntN(64, value) === value ? { type: 'long', value } : undefined;
}

/** Eight and sixteen digits are the bits of a signed number, so 0xFFFFFFFF is -1. */
function fromHex(hex: string): bigint {
  const bits = BigInt(`0x${hex}`);
  if (hex.length === 8) return BigInt.asIntN(32, bits);
  return hex.length === 16 ? BigInt.asIntN(64, bits) : bits;
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
