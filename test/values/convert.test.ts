import { describe, expect, test } from 'vitest';
import { Char } from '../../src/values/char.ts';
import { convertAs, convertTo, isType } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { Hashtable } from '../../src/values/hashtable.ts';
import { List } from '../../src/values/list.ts';
import { double } from '../../src/values/real.ts';
import { toBoolean } from '../../src/values/to-boolean.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import type { Value } from '../../src/values/value.ts';
import { parseVersion } from '../../src/values/version.ts';

describe('casts', () => {
  test.each<[type: string, from: Value, text: string]>([
    ['int', '43', '43'],
    ['int', ' 10 ', '10'],
    ['int', '0xF', '15'],
    ['int', '2kb', '2048'],
    ['int', '100y', '100'],
    ['double', '100uy', '100'],
    ['short', '1200u', '1200'],
    ['int', '100n', '100'],
    ['bigint', '1234s', '1234'],
    ['decimal', '100ul', '100'],
    ['int', '0xFFu', '255'],
    ['int', '0xFFy', '-1'],
    ['int', '1.5l', '2'],
    ['int', '&hF', '15'],
    ['int', '#F', '15'],
    ['int', '#FFFFFFFF', '-1'],
    ['byte', '#FF', '255'],
    ['bigint', 1.9, '1'],
    ['bigint', '-1.9', '-1'],
    ['int', '1,234', '1234'],
    ['double', '-1,234.5', '-1234.5'],
    ['double', ' nan', 'NaN'],
    ['bigint', '123456789012345678901234567890123456789012', '123456789012345678901234567890123456789012'],
    ['DayOfWeek', ['Mon', 'Thu'], 'Friday'],
    ['StringSplitOptions', 3, 'RemoveEmptyEntries, TrimEntries'],
    ['int', '', '0'],
    ['int', null, '0'],
    ['int', 2.5, '2'],
    ['int', 3.5, '4'],
    ['int', -2.5, '-2'],
    ['int', '3.7', '4'],
    ['int', true, '1'],
    ['int', new Char(65), '65'],
    ['long', '9007199254740993', '9007199254740993'],
    ['double', '1e3', '1000'],
    ['decimal', '1.50', '1.50'],
    ['string', [1, [2, 3], 'x'], '1 System.Object[] x'],
    ['string', [new CustomObject([['a', 1]]), new CustomObject([['b', 2]])], ' '],
    ['string', new CustomObject([['c', [1, 2]]]), '@{c=System.Object[]}'],
    ['string', new CustomObject(), ''],
    ['string[]', [1, null], '1 '],
    ['int[]', '5', '5'],
    ['char', 'x', 'x'],
    ['datetime', '5/31/2005', '05/31/2005 00:00:00'],
    ['datetime', '2024-01-02 3:04:05 PM', '01/02/2024 15:04:05'],
    ['timespan', '31', '31.00:00:00'],
    ['timespan', '00:01:30.5', '00:01:30.5000000'],
    ['version', '1.10.2', '1.10.2'],
    ['guid', '{0F8FAD5B-D9CB-469F-A165-70867728950E}', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['bool', 'False', 'True'],
    ['switch', 0, 'False'],
    [
      'pscustomobject',
      new Hashtable([
        ['a', 1],
        ['b', 'x'],
      ]),
      '@{a=1; b=x}',
    ],
    ['System.Int32', '7', '7'],
    ['array', 1, '1'],
  ])('[%s]%o is %s', (type, from, text) => {
    expect(toText(convertTo(type, from))).toBe(text);
  });

  test.each<[type: string, from: Value, message: string]>([
    [
      'int',
      'x',
      'Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format."',
    ],
    ['int', '99999999999', 'Value was either too large or too small for an Int32.'],
    ['int', [1, 2], 'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".'],
    ['datetime', 'abc', "The string 'abc' was not recognized as a valid DateTime."],
    ['datetime', '2024-02-30', 'not recognized as a valid DateTime'],
    ['datetime', null, 'Cannot convert null to type "System.DateTime".'],
    ['version', '1', 'Version string portion was too short'],
    ['hashtable', 5, 'Cannot convert the "5" value of type "System.Int32" to type "System.Collections.Hashtable".'],
    [
      'hashtable',
      new CustomObject([['one', 1]]),
      'Cannot convert value "@{one=1}" to type "System.Collections.Hashtable". Error: "Cannot convert the "@{one=1}" value of type "System.Management.Automation.PSCustomObject" to type "System.Collections.Hashtable"."',
    ],
    ['double', '#F', "The input string '#F' was not in a correct format."],
    ['DayOfWeek', 99, 'The possible enumeration values are "Sunday,Monday,'],
    ['DayOfWeek', '2147483648', 'due to enumeration values that are not valid'],
    ['DayOfWeek', 'X', 'Unable to match the identifier name X to a valid enumerator name.'],
    ['socket', 1, 'Unable to find type [socket]. Known here: string, int,'],
  ])('[%s]%o fails: %s', (type, from, message) => {
    expect(() => convertTo(type, from)).toThrow(message);
  });

  test('a cast to another collection is a copy of it', () => {
    const [list, ordered] = [List.holding([1, 2]), new Hashtable([['A', 1]], { ordered: true })];
    expect(isType(convertTo('array', list), 'array')).toBe(true);
    const table = convertTo('hashtable', ordered);
    expect(typeName(table)).toBe('System.Collections.Hashtable');
    expect(table instanceof Hashtable && [table.has('A'), table.has('a')]).toEqual([true, false]);
  });

  test('-as gives null instead of failing, but not for an unknown type', () => {
    expect(convertAs('datetime', 'abc')).toBeNull();
    expect(() => convertAs('socket', 'abc')).toThrow('Unable to find type');
  });
});

test.each<[value: Value, type: string, is: boolean]>([
  [100, 'int', true],
  [2 ** 40, 'long', true],
  [5n, 'long', true],
  [1.5, 'double', true],
  [double(5), 'double', true],
  [5, 'double', false],
  ['x', 'object', true],
  [[1, 2], 'array', true],
  [new CustomObject(), 'pscustomobject', true],
  ['x', 'pscustomobject', false],
  [null, 'object', false],
])('%o -is [%s] is %s', (value, type, is) => {
  expect(isType(value, type)).toBe(is);
});

test.each<[value: Value, truth: boolean]>([
  [null, false],
  [0, false],
  [double(0), false],
  ['', false],
  ['False', true],
  [Number.NaN, true],
  [[], false],
  [[0], false],
  [[0, 0], true],
  [new Hashtable(), true],
])('%o is %s', (value, truth) => {
  expect(toBoolean(value)).toBe(truth);
});

test.each<[value: Value, text: string]>([
  [1.1 * 3, '3.3'],
  [1 / 1.9, '0.526315789473684'],
  [double(5), '5'],
  [double(1e15), '1E+15'],
  [1e-6, '1E-06'],
  [0.00001, '1E-05'],
  [double(123456789012345), '123456789012345'],
  [2 ** 50, '1125899906842624'],
  [true, 'True'],
  [new Hashtable([['a', 1]]), 'System.Collections.Hashtable'],
  [new CustomObject([['n', null]]), '@{n=}'],
  [parseVersion('1.2') ?? null, '1.2'],
])('the text of a value is invariant: %#', (value, text) => {
  expect(toText(value)).toBe(text);
});
