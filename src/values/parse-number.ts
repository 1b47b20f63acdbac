import { Decimal, decimalRound, parseDecimal } from './decimal.ts';
import { integer, long } from './number-type.ts';
import { double } from './real.ts';
import { Sized, type SizedType, sizedFacts } from './sized.ts';
import { tableEntry } from './table-entry.ts';
import type { Value } from './value.ts';

const grammar =
  /^([+-]?)(?:0x([\da-f]+)|0b([01]+)|(\d+)|((?:\d+\.\d*|\.\d+)(?:e[+-]?\d+)?|\d+e[+-]?\d+))(u?[sly]|[dnu])?(kb|mb|gb|tb|pb)?$/i;
const multipliers = ['', 'kb', 'mb', 'gb', 'tb', 'pb'];

/**
 * A number in PowerShell's literal grammar, sign included: `10`, `0xFF`, `1.5d`, `10l`, `5uy`, `2gb`, `1e3` (about_Numeric_Literals). Blanks
 * around it are ignored. undefined when the text is no number.
 */
export function parseNumber(text: string): Value | undefined {
  const match = grammar.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', hex, binary, digits, fraction, suffix = '', unit = ''] = match;
  const kind = suffix.toLowerCase();
  const factor = 1024n ** BigInt(multipliers.indexOf(unit.toLowerCase()));
  if (fraction !== undefined) return real(`${sign}${fraction}`, kind, factor);
  // A hexadecimal literal ends in its suffix only if that is no digit: `0x1d` is 29.
  const magnitude = hex ? wrapped(hex, kind) : BigInt(binary ? `0b${binary}` : (digits ?? '0'));
  const whole = (sign === '-' ? -magnitude : magnitude) * factor;
  return kind === '' ? (integer(whole) ?? double(Number(whole))) : ofKind(whole, kind);
}

/** The types that a suffix asks for, the first that fits; `l` and `d` have no class of their own here. */
const types: Readonly<Record<string, readonly Exclude<SizedType, 'float'>[]>> = {
  y: ['sbyte'],
  uy: ['byte'],
  s: ['short'],
  us: ['ushort'],
  u: ['uint', 'ulong'],
  ul: ['ulong'],
  n: ['bigint'],
};

function ofKind(whole: bigint, kind: string): Value | undefined {
  if (kind === 'l') return long(whole);
  if (kind === 'd') return new Decimal(whole);
  const type = tableEntry(types, kind)?.find(each => whole >= sizedFacts[each].least && whole <= sizedFacts[each].most);
  return type && new Sized(type, whole);
}

function real(text: string, kind: string, factor: bigint): Value | undefined {
  if (kind === '') return double(Number(text) * Number(factor));
  const decimal = parseDecimal(text);
  if (!decimal) return undefined;
  const exact = new Decimal(decimal.units * factor, decimal.scale);
  return kind === 'd' ? exact : ofKind(decimalRound(exact, 0).units, kind);
}

/** Hexadecimal of 8 or 16 digits is the bit pattern of an Int32 or Int64, with `y` and `s` that of 2 and 4; unsigned with a `u`. */
function wrapped(hex: string, kind: string): bigint {
  const bits = BigInt(`0x${hex}`);
  if (kind.startsWith('u') || kind === 'n') return bits;
  const own = kind === 'y' ? 2 : kind === 's' ? 4 : hex.length === 16 ? 16 : 8;
  return hex.length === own ? BigInt.asIntN(own * 4, bits) : bits;
}
