import { ShellError } from '../../src/engine/error-record.ts';
import { Char } from '../../src/values/char.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { DateTime } from '../../src/values/date-time.ts';
import { Decimal } from '../../src/values/decimal.ts';
import { EnumValue } from '../../src/values/enumeration.ts';
import { Entry, Hashtable } from '../../src/values/hashtable.ts';
import { isArray, isObject } from '../../src/values/object-value.ts';
import { Real } from '../../src/values/real.ts';
import { Sized, sizedFacts } from '../../src/values/sized.ts';
import { TimeSpan } from '../../src/values/time-span.ts';
import type { Value } from '../../src/values/value.ts';
import { ValueError } from '../../src/values/value-error.ts';
import { Version } from '../../src/values/version.ts';
import { LAST_TICK } from './value-arbitrary.ts';

/**
 * Does something that may be refused; answers its value, which must be one that PowerShell can have, or undefined where it was refused.
 * Throws whatever is no error of PowerShell's: a TypeError, a RangeError.
 */
export function attempt(work: () => Value): Value | undefined {
  let result: Value;
  try {
    result = work();
  } catch (problem) {
    if (
      (problem instanceof ValueError || problem instanceof ShellError) &&
      problem.id !== '' &&
      problem.message !== ''
    ) {
      return undefined;
    }
    throw problem;
  }
  const flaw = flawOf(result);
  if (flaw !== undefined) throw new Error(`the result is no value of PowerShell: ${flaw}`);
  return result;
}

const inLong = (value: bigint) => value >= -(2n ** 63n) && value < 2n ** 63n;

/** What is wrong with a value: a number out of its type's limits, something that is no value at all; undefined when it is sound. */
export function flawOf(value: Value | undefined, depth = 0): string | undefined {
  if (value === undefined) return 'undefined';
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || depth > 6) return undefined;
  if (typeof value === 'bigint') return inLong(value) ? undefined : `Int64 ${value}`;
  if (typeof value === 'number') {
    return !Number.isInteger(value) || (Number.isSafeInteger(value) && !Object.is(value, -0))
      ? undefined
      : `integer ${value}`;
  }
  if (isArray(value)) return firstFlaw(Array.from(value), depth);
  return isObject(value) ? objectFlaw(value, depth) : `a ${typeof value} of JavaScript`;
}

function firstFlaw(values: readonly (Value | undefined)[], depth: number): string | undefined {
  for (const each of values.slice(0, 50)) {
    const flaw = flawOf(each, depth + 1);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function objectFlaw(value: Value, depth: number): string | undefined {
  if (value instanceof Hashtable) return firstFlaw([...value.keys(), ...value.values()], depth);
  if (value instanceof CustomObject)
    return firstFlaw(
      value.entries().map(([, held]) => held),
      depth,
    );
  if (value instanceof Entry) return firstFlaw([value.key, value.value], depth);
  if (value instanceof DateTime)
    return value.ticks >= 0n && value.ticks <= LAST_TICK ? undefined : `DateTime ${value.ticks}`;
  if (value instanceof TimeSpan) return inLong(value.ticks) ? undefined : `TimeSpan ${value.ticks}`;
  if (value instanceof Char) return isWithin(value.code, 0, 0xffff) ? undefined : `Char ${value.code}`;
  if (value instanceof EnumValue)
    return isWithin(value.number, -(2 ** 31), 2 ** 31 - 1) ? undefined : `enumeration ${value.number}`;
  if (value instanceof Version)
    return value.parts.every(each => isWithin(each, 0, 2 ** 31 - 1)) ? undefined : `Version ${value.parts}`;
  if (value instanceof Decimal) return isWithin(value.scale, 0, 28) ? undefined : `Decimal of scale ${value.scale}`;
  if (value instanceof Real) return typeof value.value === 'number' ? undefined : `Double ${value.value}`;
  return value instanceof Sized ? sizedFlaw(value) : undefined;
}

const isWithin = (number: number, least: number, most: number) =>
  Number.isInteger(number) && number >= least && number <= most;

function sizedFlaw({ sizedType, value }: Sized): string | undefined {
  if (sizedType === 'float') {
    return typeof value === 'number' && Object.is(Math.fround(value), value) ? undefined : `Single ${value}`;
  }
  const { least, most } = sizedFacts[sizedType];
  return typeof value === 'bigint' && value >= least && value <= most ? undefined : `${sizedType} ${value}`;
}
