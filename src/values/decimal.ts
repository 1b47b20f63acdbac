import { defineType } from './define-type.ts';
import type { ObjectValue, ValueType } from './value.ts';
import { ValueError } from './value-error.ts';

const most = 79228162514264337593543950335n;

/** .NET's Decimal: `units / 10 ** scale`, 96 bits of units, scale 0 to 28. */
export class Decimal implements ObjectValue {
  readonly type: ValueType = decimalType;
  readonly units: bigint;
  readonly scale: number;

  /** Rounds half to even where scale or units are too big; throws Overflow. */
  constructor(units: bigint, scale = 0) {
    let [kept, places] = places28(units, scale);
    while (magnitude(kept) > most && places > 0) [kept, places] = [dropDigits(kept, 1), places - 1];
    if (magnitude(kept) > most) {
      throw new ValueError('OverflowException', 'Value was either too large or too small for a Decimal.');
    }
    this.units = kept;
    this.scale = places;
  }
}

const decimalType = defineType((value): value is Decimal => value instanceof Decimal, {
  names: ['System.Decimal', 'System.ValueType'],
  text: self => decimalText(self),
  scalar: true,
});

const magnitude = (units: bigint) => (units < 0n ? -units : units);
const places28 = (units: bigint, scale: number): [bigint, number] =>
  scale > 28 ? [dropDigits(units, scale - 28), 28] : [units, scale];

function dropDigits(units: bigint, count: number): bigint {
  const factor = 10n ** BigInt(count);
  const whole = units / factor;
  const twice = magnitude(units % factor) * 2n;
  const up = twice > factor || (twice === factor && magnitude(whole) % 2n === 1n);
  return up ? whole + (units < 0n ? -1n : 1n) : whole;
}

const aligned = (a: Decimal, b: Decimal) => {
  const scale = Math.max(a.scale, b.scale);
  return { scale, left: unitsAt(a, scale), right: unitsAt(b, scale) };
};
const unitsAt = (value: Decimal, scale: number) => value.units * 10n ** BigInt(scale - value.scale);

/** `1.50` keeps its scale; undefined when the text is no decimal number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (!match || (!whole && !fraction) || Math.abs(Number(power)) > 60) return undefined;
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - Number(power);
  return scale < 0 ? new Decimal(units * 10n ** BigInt(-scale)) : new Decimal(units, scale);
}

/** Anything smaller has no digit among the 28 behind the point. */
const LEAST = 1e-30;

/** A Double keeps 15 significant digits. */
export function decimalOf(value: number): Decimal {
  if (Math.abs(value) < LEAST) return new Decimal(0n);
  const decimal = Number.isFinite(value) ? parseDecimal(String(Number(value.toPrecision(15)))) : undefined;
  if (!decimal) throw new ValueError('OverflowException', 'Value was either too large or too small for a Decimal.');
  return decimal;
}

export const decimalNumber = (value: Decimal): number => Number(decimalText(value));

export function decimalText({ units, scale }: Pick<Decimal, 'units' | 'scale'>): string {
  if (scale === 0) return String(units);
  const digits = String(magnitude(units)).padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Rounded half to even at so many places. */
export function decimalRound(value: Decimal, places: number): Decimal {
  return value.scale <= places ? value : new Decimal(dropDigits(value.units, value.scale - places), places);
}

/** Rounded half away from zero. */
export function decimalRoundAway(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  const factor = 10n ** BigInt(value.scale - places);
  const half = value.units < 0n ? -(factor / 2n) : factor / 2n;
  return new Decimal((value.units + half) / factor, places);
}

export function decimalCompare(a: Decimal, b: Decimal): number {
  const { left, right } = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function decimalAdd(a: Decimal, b: Decimal): Decimal {
  const { left, right, scale } = aligned(a, b);
  return new Decimal(left + right, scale);
}

export const decimalNegate = (value: Decimal): Decimal => new Decimal(-value.units, value.scale);

export const decimalMultiply = (a: Decimal, b: Decimal): Decimal => new Decimal(a.units * b.units, a.scale + b.scale);

/** The divisor is not zero. */
export function decimalDivide(a: Decimal, b: Decimal): Decimal {
  const { left, right } = aligned(a, b);
  const quotient = (left * 10n ** 30n) / right;
  let [units, scale] = [quotient, 30];
  while (scale > 0 && units % 10n === 0n) [units, scale] = [units / 10n, scale - 1];
  return new Decimal(units, scale);
}

/** The remainder with the dividend's sign; the divisor is not zero. */
export function decimalRemainder(a: Decimal, b: Decimal): Decimal {
  const { left, right, scale } = aligned(a, b);
  return new Decimal(left % right, scale);
}
