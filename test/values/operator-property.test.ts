import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arithmetic, negate, positive } from '../../src/values/arithmetic.ts';
import { bitwise, bitwiseNot } from '../../src/values/bitwise.ts';
import { compareOperator } from '../../src/values/comparison-operator.ts';
import { formatText } from '../../src/values/format-operator.ts';
import { getIndex, setIndex } from '../../src/values/indexing.ts';
import { join } from '../../src/values/join.ts';
import { matchGroups } from '../../src/values/match.ts';
import { isArray } from '../../src/values/object-value.ts';
import { range, rangeSlices } from '../../src/values/range.ts';
import { replace } from '../../src/values/replace.ts';
import { split, splitWords } from '../../src/values/split.ts';
import { toInt } from '../../src/values/to-number.ts';
import type { Value } from '../../src/values/value.ts';
import { attempt } from './soundness.ts';
import { pattern, template, text } from './text-arbitrary.ts';
import { anyValue, argument, scalars } from './value-arbitrary.ts';

const ARITHMETIC = ['+', '-', '/', '%'] as const;
const BITWISE = ['band', 'bor', 'bxor', 'shl', 'shr'] as const;
const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike', 'match', 'notmatch'] as const;
const CONTAINMENTS = ['contains', 'notcontains', 'in', 'notin'] as const;

test('an operator between any two values has a result, or an error of PowerShell', () => {
  fc.assert(
    fc.property(anyValue, anyValue, (left, right) => {
      for (const operator of ARITHMETIC) attempt(() => arithmetic(operator, left, right));
      for (const operator of BITWISE) attempt(() => bitwise(operator, left, right));
      for (const operator of [...COMPARISONS, ...CONTAINMENTS]) {
        attempt(() => compareOperator(operator, left, right));
        attempt(() => compareOperator(operator, left, right, true));
      }
      attempt(() => join(left, right));
      attempt(() => split(left, right));
      attempt(() => replace(left, right));
      attempt(() => getIndex(left, right));
      attempt(() => rangeSlices(left, right).next().value ?? null);
    }),
    { numRuns: 1500 },
  );
});

test('an operator before any value has a result, or an error of PowerShell', () => {
  fc.assert(
    fc.property(anyValue, value => {
      for (const operator of [negate, positive, bitwiseNot, splitWords, join]) attempt(() => operator(value));
    }),
    { numRuns: 2000 },
  );
});

/** Would the product be that of a number so large that it takes long, yet so small that it is made? */
function takesLong(times: Value): boolean {
  try {
    const count = toInt(times);
    return count > 1000 && count < 2 ** 29;
  } catch {
    return false;
  }
}

test('a product of any two values is one, or an error of PowerShell', () => {
  fc.assert(
    fc.property(anyValue, argument, (left, right) => {
      fc.pre(!takesLong(right));
      attempt(() => arithmetic('*', left, right));
    }),
    { numRuns: 2000 },
  );
});

test.each<[says: string, left: Value, right: Value]>([
  ['a text', 'ab', 2 ** 31 - 1],
  ['a text of a gigabyte', 'a', 1_000_000_000],
  ['an array', [1, 2], 2 ** 31 - 1],
  ['an array of a hundred million', [null], 100_000_000],
])('%s that has no room in memory is not made', (_, left, right) => {
  expect(() => arithmetic('*', left, right)).toThrow('Insufficient memory to continue the execution of the program.');
});

test('what is empty stays so, however often', () => {
  expect(arithmetic('*', '', 2 ** 31 - 1)).toBe('');
  expect(arithmetic('*', [], 2 ** 31 - 1)).toEqual([]);
});

test('-split, -replace, -match and -like take any pattern or refuse it', () => {
  fc.assert(
    fc.property(anyValue, pattern, argument, text, fc.boolean(), (value, sought, most, options, caseSensitive) => {
      attempt(() => split(value, sought, caseSensitive));
      attempt(() => split(value, [sought, most, options], caseSensitive));
      attempt(() => replace(value, sought, options, { caseSensitive }));
      attempt(() => matchGroups(value, sought, caseSensitive) ?? null);
      for (const operator of ['match', 'notmatch', 'like', 'notlike'] as const)
        attempt(() => compareOperator(operator, value, sought, caseSensitive));
    }),
    { numRuns: 3000 },
  );
});

test('-split by a text and -join with it give the text again', () => {
  fc.assert(
    fc.property(text, text, (whole, mark) => {
      fc.pre(mark !== '');
      expect(join(split(whole, [mark, 0, 'SimpleMatch'], true), mark)).toBe(whole);
    }),
    { numRuns: 500 },
  );
});

test('-f takes any template and any values, or refuses them', () => {
  fc.assert(
    fc.property(template, fc.array(anyValue, { maxLength: 3 }), (written, values) => {
      attempt(() => formatText(written, values));
    }),
    { numRuns: 6000 },
  );
});

test('any index reads, writes, or is refused', () => {
  fc.assert(
    fc.property(anyValue, argument, anyValue, (target, index, value) => {
      attempt(() => getIndex(target, index));
      attempt(() => {
        setIndex(target, index, value);
        return target;
      });
    }),
    { numRuns: 3000 },
  );
});

test('what was written at an index is read there', () => {
  fc.assert(
    fc.property(fc.array(anyValue, { minLength: 1, maxLength: 5 }), fc.integer(), anyValue, (array, at, value) => {
      const index = (at % array.length) - (at < 0 ? 0 : array.length);
      setIndex(array, index, value);
      expect(getIndex(array, index)).toBe(value);
    }),
  );
});

test('a range has all that lies between its ends, and read piece by piece it is the same', () => {
  const end = fc.oneof(fc.integer({ min: -600, max: 600 }), scalars.char);
  fc.assert(
    fc.property(end, end, (from, to) => {
      fc.pre(Math.abs(codeOf(to) - codeOf(from)) < 3000);
      const whole = attempt(() => range(from, to));
      fc.pre(isArray(whole));
      expect([...rangeSlices(from, to)].flat()).toEqual(whole);
      expect(whole).toHaveLength(Math.abs(codeOf(to) - codeOf(from)) + 1);
    }),
  );
});

const codeOf = (value: Value): number => toInt(value);

test('a range that has no room in memory is not made', () => {
  expect(() => range(1, 2 ** 31 - 1)).toThrow('is too long for an array');
});
