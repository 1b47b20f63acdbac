import { Decimal, parseDecimal } from './decimal.ts';
import { integer, long } from './number-type.ts';
import { double } from './real.ts';
import type { Value } from './value.ts';

const grammar =
  /^([+-]?)(?:0x([\da-f]+)|0b([01]+)|(\d+)|((?:\d+\.\d*|\.\d+)(?:e[+-]?\d+)?|\d+e[+-]?\d+))([ld]?)(kb|mb|gb|tb|pb)?$/i;
const multipliers = ['', 'kb', 'mb', 'gb', 'tb', 'pb'];

/**
 * A number in PowerShell's literal grammar, sign included: `10`, `0xFF`, `1.5d`, `10l`, `2gb`, `1e3` (about_Numeric_Literals). Blanks
 * around it are ignored. undefined when the text is no number.
 */
export function parseNumber(text: string): Value | undefined {
  const match = grammar.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', hex, binary, digits, fraction, suffix = '', unit = ''] = match;
  const factor = 1024n ** BigInt(multipliers.indexOf(unit.toLowerCase()));
  if (fraction !== undefined) return real(`${sign}${fraction}`, suffix, factor);
  // A hexadecimal literal ends in its suffix only if that is no digit: `0x1d` is 29.
  const magnitude = hex ? wrapped(hex) : BigInt(binary ? `0b${binary}` : (digits ?? '0'));
  const whole = (sign === '-' ? -magnitude : magnitude) * factor;
  if (suffix.toLowerCase() === 'l') return long(whole);
  if (suffix.toLowerCase() === 'd') return new Decimal(whole);
  return integer(whole) ?? double(Number(whole));
}

function real(text: string, suffix: string, factor: bigint): Value | undefined {
  if (suffix === '') return double(Number(text) * Number(factor));
  const decimal = parseDecimal(text);
  if (!decimal) return undefined;
  const exact = new Decimal(decimal.units * factor, decimal.scale);
  return suffix.toLowerCase() === 'd' ? exact : long(exact.units / 10n ** BigInt(exact.scale));
}

/** Hexadecimal of 8 or 16 digits is the bit pattern of an Int32 or Int64. */
function wrapped(hex: string): bigint {
  const bits = BigInt(`0x${hex}`);
  if (hex.length === 8) return BigInt.asIntN(32, bits);
  return hex.length === 16 ? BigInt.asIntN(64, bits) : bits;
}
