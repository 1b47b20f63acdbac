import { describe, expect, test } from 'vitest';
import { type ArithmeticOperator, arithmetic, negate } from '../../src/values/arithmetic.ts';
import { bitwise, bitwiseNot } from '../../src/values/bitwise.ts';
import { order } from '../../src/values/compare.ts';
import { convertTo } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { DateTime, LAST_TICK, toLocal, toUniversal } from '../../src/values/date-time.ts';
import { Decimal } from '../../src/values/decimal.ts';
import { callMethod } from '../../src/values/methods/call.ts';
import { double } from '../../src/values/real.ts';
import { Sized } from '../../src/values/sized.ts';
import { callStatic } from '../../src/values/statics/call.ts';
import { TimeSpan } from '../../src/values/time-span.ts';
import { toBoolean } from '../../src/values/to-boolean.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import type { Value } from '../../src/values/value.ts';
import { shown } from '../views/shown.ts';
import { surroundings } from './surroundings.ts';

const longest = new TimeSpan(2n ** 63n - 1n);
const last = new DateTime(LAST_TICK);
const ulong = (value: bigint) => new Sized('ulong', value);
const staticOf = (type: string, name: string, ...args: readonly Value[]) => callStatic(type, name, args, surroundings);

/** What an error tells scripts: its id and .NET's exception inside it. */
function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (problem) {
    return problem;
  }
}

describe('spans of time', () => {
  test.each<[left: Value, operator: ArithmeticOperator, right: Value]>([
    [longest, '+', longest],
    [longest, '*', 2],
    [longest, '/', 0],
    [new TimeSpan(-1n), '/', 0],
    [longest, '*', '1e400'],
  ])('%#: too long a product or sum', (left, operator, right) => {
    expect(errorOf(() => arithmetic(operator, left, right))).toMatchObject({
      id: 'OverflowException',
      inner: { name: 'OverflowException', message: 'TimeSpan overflowed because the duration is too long.' },
    });
  });

  test('there are no NaN ticks, and the least span has no opposite', () => {
    expect(() => arithmetic('*', longest, Number.NaN)).toThrow('Not-a-Number');
    expect(() => negate(new TimeSpan(-(2n ** 63n)))).toThrow('TimeSpan overflowed');
    expect(() => staticOf('timespan', 'FromDays', '1e400')).toThrow('TimeSpan overflowed');
    expect(() => convertTo('timespan', '99999999999')).toThrow('was not recognized as a valid TimeSpan');
  });
});

describe('dates', () => {
  test.each<[method: string, args: readonly Value[], message: string]>([
    ['AddDays', [1], 'un-representable DateTime'],
    ['AddMonths', [1], "un-representable DateTime. (Parameter 'months')"],
    ['AddMonths', [120_001], 'Months value must be between +/-120000.'],
    ['AddYears', [-10_001], 'Years value must be between +/-10000.'],
    ['Add', [longest], "un-representable DateTime. (Parameter 't')"],
  ])('%#: the last one.%s is none', (method, args, message) => {
    expect(errorOf(() => callMethod(last, method, args))).toMatchObject({
      id: 'ArgumentOutOfRangeException',
      message: expect.stringContaining(message),
    });
  });

  test('ticks outside of the calendar are no date', () => {
    expect(errorOf(() => convertTo('datetime', -5))).toMatchObject({
      id: 'InvalidCastConstructorException',
      message: expect.stringContaining('Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.'),
    });
    expect(() => convertTo('datetime', '0001-01-01T00:00:00+14:00')).toThrow('was not recognized as a valid DateTime');
  });

  test('no zone leads out of the calendar', () => {
    for (const ticks of [0n, LAST_TICK]) {
      expect(toUniversal(new DateTime(ticks, 'Local'))).toBeInstanceOf(DateTime);
      expect(toLocal(new DateTime(ticks, 'Utc'))).toBeInstanceOf(DateTime);
    }
  });

  test('a constructor takes ticks with a kind, and refuses what no clock shows', () => {
    expect(toText(staticOf('datetime', 'new', 621_355_968_000_000_000n, 'Utc'))).toBe('01/01/1970 00:00:00');
    for (const args of [
      [2024, 1, 1, 5, -1, 0],
      [2024, 1, 1, 0, 0, 0, 1000],
      [2024, 13, 1],
    ]) {
      expect(() => staticOf('datetime', 'new', ...args)).toThrow('un-representable DateTime');
    }
    expect(staticOf('datetime', 'DaysInMonth', 2024, 2)).toBe(29);
    expect(() => staticOf('datetime', 'DaysInMonth', 2024, 13)).toThrow('Month must be between one and twelve.');
    expect(() => staticOf('datetime', 'IsLeapYear', 0)).toThrow('Year must be between 1 and 9999.');
  });
});

describe('numbers', () => {
  test('the smallest Double is shown in a table, and is no Decimal but 0', () => {
    expect(toText(convertTo('decimal', 5e-324))).toBe('0');
    expect(shown([[new CustomObject([['n', 5e-324]])]]).text).toContain('0.00');
  });

  test('a Double too small for a Decimal divides none', () => {
    expect(() => arithmetic('/', new Decimal(5n), 1e-54)).toThrow('Attempted to divide by zero.');
    expect(() => arithmetic('%', new Decimal(5n), 1e-54)).toThrow('Attempted to divide by zero.');
  });

  test('a Double too large for a Decimal compares with one', () => {
    expect(order(double(1e100), new Decimal(1n))).toBe(1);
    expect(order(new Decimal(1n), Number.POSITIVE_INFINITY)).toBe(-1);
    expect(order(new Decimal(2n ** 96n - 1n), new Decimal(2n ** 96n - 2n))).toBe(1);
  });

  test('bits of UInt64', () => {
    expect(bitwise('band', ulong(2n ** 64n - 1n), 255)).toEqual(ulong(255n));
    expect(bitwise('shl', ulong(2n ** 63n), 1)).toEqual(ulong(0n));
    expect(bitwiseNot(ulong(0n))).toEqual(ulong(2n ** 64n - 1n));
  });

  test('NaN is true, has no sign and is both the greatest and the least', () => {
    expect(toBoolean(Number.NaN)).toBe(true);
    expect(() => staticOf('math', 'Sign', Number.NaN)).toThrow('Not-a-Number');
    expect(staticOf('math', 'Max', 1, Number.NaN)).toBeNaN();
    expect(staticOf('math', 'Min', Number.NaN, 1)).toBeNaN();
  });

  test.each<[args: readonly Value[], text: string]>([
    [[2.5], '2'],
    [[3.5], '4'],
    [[-2.5, 'AwayFromZero'], '-3'],
    [[2.345, 2, 'AwayFromZero'], '2.35'],
    [[convertTo('decimal', '2.5'), 'AwayFromZero'], '3'],
    [[double(12345678901234568)], '1.23456789012346E+16'],
    [['2.55', 1], '2.6'],
  ])('%#: [math]::Round', (args, text) => {
    expect(toText(staticOf('math', 'Round', ...args))).toBe(text);
  });

  test('no more places than there are', () => {
    expect(() => staticOf('math', 'Round', 1.5, 16)).toThrow('Rounding digits must be between 0 and 15, inclusive.');
    expect(() => staticOf('math', 'Round', new Decimal(15n, 1), -1)).toThrow('between 0 and 28 digits');
  });

  test('an array of empty elements has its type, and no more of them than there is room for', () => {
    const bytes = staticOf('byte[]', 'new', 2);
    expect([typeName(bytes), toText(bytes)]).toEqual(['System.Byte[]', '0 0']);
    expect(toText(staticOf('object[]', 'new', 2))).toBe(' ');
    expect(() => staticOf('int[]', 'new', -1)).toThrow('Arithmetic operation resulted in an overflow.');
  });
});
