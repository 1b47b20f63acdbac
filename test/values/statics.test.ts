import { describe, expect, test } from 'vitest';
import { convertTo } from '../../src/values/convert.ts';
import { getProperty } from '../../src/values/members.ts';
import { callMethod } from '../../src/values/methods/call.ts';
import { callStatic, getStatic } from '../../src/values/statics/call.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import type { Value } from '../../src/values/value.ts';
import { surroundings } from './surroundings.ts';

const call = (type: string, name: string, ...args: readonly Value[]) => callStatic(type, name, args, surroundings);

describe('[convert]', () => {
  test.each<[name: string, args: readonly Value[], text: string]>([
    ['ToInt32', ['FF', 16], '255'],
    ['ToInt32', ['0xFFFFFFFF', 16], '-1'],
    ['ToInt32', ['101', 2], '5'],
    ['ToInt64', ['-17', 10], '-17'],
    ['ToString', [255, 16], 'ff'],
    ['ToString', [-1, 2], '1'.repeat(32)],
    ['ToChar', [65], 'A'],
    ['ToBase64String', [[104, 105]], 'aGk='],
  ])('%s(%j)', (name, args, text) => {
    expect(toText(call('convert', name, ...args))).toBe(text);
  });

  test.each<[name: string, args: readonly Value[], message: string]>([
    ['ToInt32', ['FF', 3], 'Invalid Base.'],
    ['ToInt32', ['12', 2], 'Could not find any recognizable digits.'],
    ['ToInt32', ['1FFFFFFFF', 16], 'Value was either too large or too small for an Int32.'],
    ['ToString', [5, 36], 'Invalid Base.'],
    ['ToChar', [-1], 'Value was either too large or too small for a character.'],
    ['ToBase64String', [[256]], 'Value was either too large or too small for an unsigned byte.'],
    ['FromBase64String', ['a*b='], 'The input is not a valid Base-64 string'],
    ['FromBase64String', ['abc'], 'The input is not a valid Base-64 string'],
  ])('%s(%j) fails', (name, args, message) => {
    expect(() => call('convert', name, ...args)).toThrow(message);
  });

  test('FromBase64String gives bytes', () => {
    const bytes = call('convert', 'FromBase64String', 'aGk=\r\n');
    expect([typeName(bytes), toText(bytes)]).toEqual(['System.Byte[]', '104 105']);
  });
});

describe('[datetime]::ParseExact', () => {
  test.each<[text: string, format: Value, shown: string]>([
    ['02/01/2024', 'dd/MM/yyyy', '01/02/2024 00:00:00'],
    ['2/1/24', 'd/M/yy', '01/02/2024 00:00:00'],
    ['Tue 2 Jan 24 1:05 pm', 'ddd d MMM yy h:mm tt', '01/02/2024 13:05:00'],
    ['20240102', ['yyyy', 'yyyyMMdd'], '01/02/2024 00:00:00'],
    ['2024 at 12', "yyyy 'at' hh", '01/01/2024 00:00:00'],
    ['1/2/2024', 'd', '01/02/2024 00:00:00'],
  ])('%s as %o', (text, format, shown) => {
    expect(toText(call('datetime', 'ParseExact', text, format, null))).toBe(shown);
  });

  test.each([
    ['2/1/2024', 'dd/MM/yyyy'],
    ['Mon 2 Jan 24', 'ddd d MMM yy'],
    ['2024-02-30', 'yyyy-MM-dd'],
    ['2024 ', 'yyyy'],
    ['13', 'hh'],
    ['x', 'q'],
  ])('%s is not %s', (text, format) => {
    const message = `Exception calling "ParseExact" with "3" argument(s): "String '${text}' was not recognized as a valid DateTime."`;
    expect(() => call('datetime', 'ParseExact', text, format, null)).toThrow(message);
  });

  test('a zone makes it local, and the styles something else', () => {
    const parse = (style: string, text = '2024-01-02T03:04:05+01:00') =>
      getProperty(call('datetime', 'ParseExact', text, "yyyy-MM-dd'T'HH:mm:ssK", null, style), 'Kind');
    expect(['None', 'AdjustToUniversal'].map(each => toText(parse(each)))).toEqual(['Local', 'Utc']);
    expect(toText(parse('RoundtripKind', '2024-01-02T03:04:05Z'))).toBe('Utc');
  });
});

describe('[array]', () => {
  test('Reverse and Sort change the array in place', () => {
    const array = [3, 1, 2];
    call('array', 'Sort', array);
    expect(array).toEqual([1, 2, 3]);
    call('array', 'Reverse', array);
    expect(array).toEqual([3, 2, 1]);
    call('array', 'Reverse', array, 1, 2);
    expect(array).toEqual([3, 1, 2]);
    expect(() => call('array', 'Reverse', array, 1, 3)).toThrow('Offset and length were out of bounds');
    expect(() => call('array', 'Sort', [1, 'a'])).toThrow('Failed to compare two elements in the array.');
    expect(() => call('array', 'Sort', null)).toThrow("Value cannot be null. (Parameter 'array')");
  });

  test('IndexOf and LastIndexOf', () => {
    expect([call('array', 'IndexOf', [1, 2, 1], 1, 1), call('array', 'LastIndexOf', [1, 2, 1], 1)]).toEqual([2, 2]);
    expect(call('array', 'IndexOf', ['a'], 'A')).toBe(-1);
  });

  test('a copy is of the same type', () => {
    expect(typeName(callMethod(convertTo('int[]', [1, 2]), 'Clone', []))).toBe('System.Int32[]');
    expect(typeName(callMethod(convertTo('arraylist', [1, 2]), 'Clone', []))).toBe('System.Collections.ArrayList');
  });
});

describe('[string]', () => {
  test.each<[name: string, args: readonly Value[], result: Value]>([
    ['new', ['a', 3], 'aaa'],
    ['new', [['h', 'i']], 'hi'],
    ['new', [['a', 'b', 'c'], 1, 2], 'bc'],
    ['Equals', ['a', 'A'], false],
    ['Equals', ['a', 'A', 'OrdinalIgnoreCase'], true],
    ['Equals', [null, null], true],
    ['CompareOrdinal', ['a', 'c'], -2],
    ['Compare', ['a', 'B', 'Ordinal'], 31],
    ['Compare', ['a', 'A', true], 0],
  ])('%s(%j)', (name, args, result) => {
    expect(call('string', name, ...args)).toBe(result);
  });

  test('new takes characters only', () => {
    expect(() => call('string', 'new')).toThrow('Cannot find an overload for "new" and the argument count: "0".');
    expect(() => call('string', 'new', 'a', -1)).toThrow("'count' must be non-negative.");
  });
});

test.each<[name: string, args: readonly Value[], result: boolean]>([
  ['IsLetter', ['1a', 1], true],
  ['IsControl', ['\t'], true],
  ['IsSymbol', ['+'], true],
  ['IsPunctuation', ['+'], false],
  ['IsNumber', ['½'], true],
  ['IsDigit', ['½'], false],
  ['IsWhiteSpace', ['\u00a0'], true],
  ['IsAsciiLetter', ['é'], false],
])('[char]::%s(%j)', (name, args, result) => {
  expect(call('char', name, ...args)).toBe(result);
});

test('kinds and limits of times', () => {
  expect(toText(getProperty(call('datetime', 'SpecifyKind', '2024-01-01', 'Utc'), 'Kind'))).toBe('Utc');
  expect(toText(call('timespan', 'FromTicks', 10_000_000))).toBe('00:00:01');
  expect(toText(getStatic('timespan', 'MaxValue', surroundings))).toBe('10675199.02:48:05.4775807');
  expect(callMethod(call('datetime', 'SpecifyKind', '2024-07-01', 'Utc'), 'IsDaylightSavingTime', [])).toBe(false);
});

test('a character has another case where that is one character too', () => {
  expect(['a', 'ß', 'é'].map(each => toText(call('char', 'ToUpper', each)))).toEqual(['A', 'ß', 'É']);
  expect(() => call('char', 'ToUpper', 'ab')).toThrow('String must be exactly one character long.');
});

test('a version is made of its parts', () => {
  expect(toText(call('version', 'new', 1, 10, 2))).toBe('1.10.2');
  expect(() => call('version', 'new', 1, -1)).toThrow('Cannot convert value "1.-1" to type "System.Version"');
});

test('[math]::Max compares numbers', () => {
  expect(toText(call('math', 'Max', '10', '9'))).toBe('10');
});

test('what JavaScript’s objects have is no static member', () => {
  expect(getStatic('string', 'constructor', surroundings)).toBeNull();
  expect(() => call('string', 'hasOwnProperty')).toThrow("does not contain a method named 'hasOwnProperty'");
});
