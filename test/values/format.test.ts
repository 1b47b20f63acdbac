import { expect, test } from 'vitest';
import { convertTo } from '../../src/values/convert.ts';
import { dayOfWeek } from '../../src/values/enumerations.ts';
import { formatText } from '../../src/values/format-operator.ts';
import { toJson } from '../../src/values/json-write.ts';
import { callMethod } from '../../src/values/methods/call.ts';
import { double } from '../../src/values/real.ts';
import { Sized } from '../../src/values/sized.ts';
import { toText } from '../../src/values/to-text.ts';
import type { Value } from '../../src/values/value.ts';
import { shown } from '../views/shown.ts';

const date = convertTo('datetime', '2024-05-06T17:08:09');
const guid = convertTo('guid', '0f8fad5b-d9cb-469f-a165-70867728950e');
const INFINITY = Number.POSITIVE_INFINITY;

test.each<[template: string, value: Value, result: string]>([
  ['{0:X2} {0:D5} {0:B8}', new Sized('byte', 5n), '05 00005 00000101'],
  ['{0:x}', new Sized('short', -1n), 'ffff'],
  ['{0:X}', -1, 'FFFFFFFF'],
  ['{0:N30}', 1, `1.${'0'.repeat(30)}`],
  ['{0:F0}', double(1e29), '99999999999999991433150857216'],
  ['{0:P0}', convertTo('decimal', '79228162514264337593543950335'), '7,922,816,251,426,433,759,354,395,033,500%'],
  ['{0:G3} {0:G5} {0:G17}', double(12345), '1.23E+04 12345 12345'],
  ['{0:G17}', 0.1, '0.10000000000000001'],
  ['{0:G20}', 9_007_199_254_740_993n, '9007199254740993'],
  ['{0:e2} {0:E2}', 12345, '1.23e+004 1.23E+004'],
  ['{0:R}', double(1e21), '1E+21'],
  ['{0} {0:R}', 1 / 3, '0.3333333333333333 0.3333333333333333'],
  ['{0} {0:R}', new Sized('float', Math.fround(0.1)), '0.1 0.1'],
  ['{0} {0:N2} {0:C} {0:P} {0:0.0}', Number.NaN, 'NaN NaN NaN NaN NaN'],
  ['{0} {0:N2} {0:0.0%}', INFINITY, '∞ ∞ ∞'],
  ['{0:B} {0:P} {0:N}', guid, `{${toText(guid)}} (${toText(guid)}) ${toText(guid).replaceAll('-', '')}`],
  ['{0:D} {0:X} {0:G}', dayOfWeek.of(5), '5 00000005 Friday'],
  ['{0:%d}', date, '6'],
  ['{0}', [1, 2], 'System.Object[]'],
])('%j -f … is %#', (template, value, result) => {
  expect(formatText(template, [value])).toBe(result);
});

test.each<[template: string, value: Value]>([
  ['{0,1000000}', 1],
  ['{0:q}', 1],
  ['{0:D}', 1.5],
  ['{0:q}', date],
  ['{0:ffffffff}', date],
  ['{0:x}', convertTo('timespan', '1:00')],
  ['{0:q}', guid],
  ['{0:q}', dayOfWeek.of(1)],
])('%j -f … is malformed', (template, value) => {
  expect(() => formatText(template, [value])).toThrow(expect.objectContaining({ id: 'FormatError' }));
});

test('a format is no member of JavaScript’s objects', () => {
  expect(callMethod(date, 'ToString', ['__proto__'])).toBe('__proPo__');
});

test('infinity is a word in a text and in JSON, a sign where it is shown', () => {
  expect([toText(INFINITY), toText(-INFINITY)]).toEqual(['Infinity', '-Infinity']);
  expect(toJson([INFINITY], { depth: 1, compress: true })).toBe('["Infinity"]');
  expect(shown([[INFINITY, -INFINITY]]).lines).toEqual(['∞', '-∞']);
});
