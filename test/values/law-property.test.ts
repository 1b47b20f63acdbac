import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader } from '../../src/cmdlets/utility/csv-objects.ts';
import { wholeRecords } from '../../src/cmdlets/utility/csv-read.ts';
import { csvWriter } from '../../src/cmdlets/utility/csv-write.ts';
import { sortOrder } from '../../src/cmdlets/utility/sort-order.ts';
import { equals, order, totalOrder } from '../../src/values/compare.ts';
import { compareOperator } from '../../src/values/comparison-operator.ts';
import { convertTo } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { DateTime, LAST_TICK } from '../../src/values/date-time.ts';
import { formatValue } from '../../src/values/format-value.ts';
import { fromJson } from '../../src/values/json-read.ts';
import { toJson } from '../../src/values/json-write.ts';
import { numberType } from '../../src/values/number-type.ts';
import { double } from '../../src/values/real.ts';
import { toDouble } from '../../src/values/to-number.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import type { Value } from '../../src/values/value.ts';
import { text } from './text-arbitrary.ts';
import { anyValue, jsonValue, number, scalars } from './value-arbitrary.ts';

const isNaNValue = (value: Value) => numberType(value) !== undefined && Number.isNaN(toDouble(value));

/** Kinds whose values have no order among each other. */
const UNORDERED = new Set(['regex', 'scriptblock', 'securestring', 'pscredential']);
const kinds = Object.entries(scalars);
const ordered = kinds.filter(([kind]) => !UNORDERED.has(kind));

/** Dates of one kind; those of two are told apart by their instants where both are known, else by their clocks. */
const alike = (...values: readonly Value[]) => {
  const dates = values.filter(each => each instanceof DateTime);
  return dates.every(each => each.kind === dates[0]?.kind);
};

describe('comparison', () => {
  test.each(kinds)('-eq of two of type %s is the same either way, and -ne its opposite', (_, values) => {
    fc.assert(
      fc.property(values, values, fc.boolean(), (a, b, caseSensitive) => {
        expect(equals(a, b, caseSensitive)).toBe(equals(b, a, caseSensitive));
        expect(compareOperator('ne', a, b)).toBe(!compareOperator('eq', a, b));
        expect(equals(a, a, caseSensitive)).toBe(!isNaNValue(a));
      }),
    );
  });

  test.each(ordered)('%s: smaller, equal or greater', (_, values) => {
    fc.assert(
      fc.property(values, values, fc.boolean(), (a, b, caseSensitive) => {
        const is = (name: 'lt' | 'le' | 'eq' | 'ge' | 'gt') => compareOperator(name, a, b, caseSensitive) === true;
        const one = isNaNValue(a) || isNaNValue(b) ? 0 : 1;
        expect(Number(is('lt')) + Number(is('eq')) + Number(is('gt'))).toBe(one);
        expect(is('le')).toBe(is('lt') || is('eq'));
        expect(is('ge')).toBe(is('gt') || is('eq'));
      }),
      { numRuns: 200 },
    );
  });

  test.each(ordered)('%s: a total order', (_, values) => {
    fc.assert(
      fc.property(values, values, values, fc.boolean(), (a, b, c, caseSensitive) => {
        fc.pre(alike(a, b, c));
        const compare = (left: Value, right: Value) => Math.sign(totalOrder(left, right, caseSensitive));
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  test('numbers of any types are in one order', () => {
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(equals(a, b)).toBe(equals(b, a));
        expect(totalOrder(a, b) + totalOrder(b, a)).toBe(0);
        if (totalOrder(a, b) < 0 && totalOrder(b, c) < 0) expect(totalOrder(a, c)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('NaN is neither smaller nor greater nor equal, and sorts first', () => {
    for (const operator of ['lt', 'le', 'eq', 'ge', 'gt'] as const) {
      expect(compareOperator(operator, Number.NaN, 1)).toBe(false);
      expect(compareOperator(operator, Number.NaN, Number.NaN)).toBe(false);
    }
    expect([1, Number.NaN, -5].sort((a, b) => sortOrder(a, b, false))).toEqual([Number.NaN, -5, 1]);
  });

  test.each(ordered)('sorted, each %s is no greater than the next', (_, values) => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 12 }), list => {
        fc.pre(alike(...list));
        const sorted = list.toSorted((a, b) => sortOrder(a, b, false));
        for (const [index, each] of sorted.slice(1).entries())
          expect(totalOrder(sorted[index] ?? null, each)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('any values can be sorted', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 8 }), fc.boolean(), (list, caseSensitive) => {
        expect(list.toSorted((a, b) => sortOrder(a, b, caseSensitive))).toHaveLength(list.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('there and back', () => {
  const WHOLE = ['int', 'long', 'byte', 'sbyte', 'short', 'ushort', 'uint', 'ulong', 'bigint'] as const;
  const OTHERS = ['decimal', 'timespan', 'version', 'guid', 'char'] as const;

  test.each([...WHOLE, ...OTHERS])('the text of every %s is read as the same value', kind => {
    fc.assert(
      fc.property(scalars[kind], value => {
        const read = convertTo(kind, toText(value));
        expect(typeName(read)).toBe(typeName(value));
        expect(toText(read)).toBe(toText(value));
        expect(order(read, value)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['double', 'float'] as const)('every %s written with R is read as the same number', kind => {
    fc.assert(
      fc.property(scalars[kind], value => {
        // the culture en-US writes infinity with a sign that the invariant one, which reads, does not have
        fc.pre(!/∞/.test(formatValue(value, 'R')));
        const read = convertTo(kind, formatValue(value, 'R'));
        expect(typeName(read)).toBe(typeName(value));
        expect(totalOrder(read, value)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['NaN', 'Infinity', '-Infinity'])('%s is read as it is written in a text', written => {
    expect(toText(convertTo('double', written))).toBe(written);
    expect(toText(convertTo('float', written))).toBe(written);
  });

  test('fifteen digits of a Double are kept by its own text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(toDouble(convertTo('double', toText(double(value))))).toBe(Number(value.toPrecision(15)));
      }),
      { numRuns: 500 },
    );
  });

  test("every date written with 'o' is read as the same instant", () => {
    fc.assert(
      fc.property(scalars.datetime, value => {
        // a zone may lead beyond the first or the last day
        fc.pre(value instanceof DateTime && value.ticks > DAY && value.ticks < LAST_TICK - DAY);
        const read = convertTo('datetime', formatValue(value, 'o'));
        expect(order(read, value)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('JSON is read as it was written', () => {
    fc.assert(
      fc.property(jsonValue, fc.boolean(), (value, compress) => {
        const written = toJson(value, { depth: 100, compress });
        const read = fromJson(written, { dateKind: 'String' });
        expect(toJson(read, { depth: 100, compress })).toBe(written);
        expect(typeName(read)).toBe(typeName(value));
      }),
      { numRuns: 500 },
    );
  });

  test('a table of texts is read from CSV as it was written', () => {
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain(size => fc.array(fc.array(text, { minLength: size, maxLength: size }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (table, delimiter) => {
        const columns = (table[0] ?? []).map((_, index) => `column ${index}`);
        const writer = csvWriter({ delimiter, useQuotes: 'Always', quoteFields: undefined });
        const objects = table.map(row => new CustomObject(row.map((each, index) => [columns[index] ?? '', each])));
        const written = [writer.header(columns), ...objects.map(each => writer.row(each, columns))].join('\r\n');
        const { records } = wholeRecords(written, { delimiter, last: true });
        const read = csvReader({ warning: () => {} }).objects(records);
        expect(read.map(each => toJson(each, { depth: 2 }))).toEqual(objects.map(each => toJson(each, { depth: 2 })));
      }),
      { numRuns: 500 },
    );
  });
});

const DAY = 864_000_000_000n;
