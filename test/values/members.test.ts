import { describe, expect, test } from 'vitest';
import { convertTo } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { dayOfWeek } from '../../src/values/enumerations.ts';
import { Hashtable } from '../../src/values/hashtable.ts';
import { getIndex, setIndex } from '../../src/values/indexing.ts';
import { join } from '../../src/values/join.ts';
import { toJson } from '../../src/values/json-write.ts';
import { getProperty, setProperty } from '../../src/values/members.ts';
import { callMethod } from '../../src/values/methods/call.ts';
import { type OutputType, recordType, TypedObject } from '../../src/values/output-type.ts';
import { range } from '../../src/values/range.ts';
import { callStatic, getStatic } from '../../src/values/statics/call.ts';
import { toText } from '../../src/values/to-text.ts';
import type { Value } from '../../src/values/value.ts';

const object = (entries: Record<string, Value>) => new CustomObject(Object.entries(entries));
const date = (text: string) => convertTo('datetime', text);
const json = (value: Value) => toJson(value, { depth: 5, compress: true });

interface Tag {
  readonly name: string;
}
const tagOutput: OutputType<Tag> = {
  name: 'PSTagAttribute',
  properties: [
    { name: 'Name', of: tag => tag.name },
    { name: 'Tags', of: tag => new TypedObject(tagType, tag), hidden: true },
  ],
};
const tagType = recordType(tagOutput);
const tag = (name: string) => new TypedObject(tagType, { name });

describe('properties', () => {
  test.each<[target: Value, name: string, value: Value]>([
    ['abc', 'length', 3],
    ['abc', 'Count', 1],
    [5, 'Count', 1],
    [null, 'Count', 0],
    [[1, 2], 'Length', 2],
    [object({ Count: 5 }), 'count', 5],
    [object({ a: 1 }), 'zzz', null],
    [new Hashtable([['h', 1]]), 'H', 1],
    [new Hashtable([['count', 9]]), 'Count', 9],
    [new Hashtable([['a', 1]]), 'Keys', ['a']],
    [[object({ n: 'x' }), object({ n: 'y' })], 'n', ['x', 'y']],
    [[object({ n: 'x' }), 'text'], 'n', 'x'],
    [[object({ n: [1, 2] }), object({ n: 3 })], 'n', [1, 2, 3]],
    [[object({ Foo: 'Foo' }), object({ Bar: 1 })], 'Foo', ['Foo', null]],
    [[tag('a'), tag('b')], 'Name', ['a', 'b']],
    [date('2024-02-10'), 'Month', 2],
    [date('2024-05-06'), 'DayOfWeek', dayOfWeek.of(1)],
    [convertTo('version', '1.2.3'), 'minor', 2],
  ])('%o.%s', (target, name, value) => {
    expect(getProperty(target, name)).toEqual(value);
  });

  test('hidden properties answer to their name and enumerate', () => {
    expect(getProperty(getProperty([tag('a'), tag('b')], 'Tags'), 'Name')).toEqual(['a', 'b']);
    expect(json(tag('a'))).toBe('{"Name":"a"}');
  });

  test('psobject tells names and values', () => {
    const properties = getProperty(getProperty(object({ one: 1, two: 2 }), 'psobject'), 'Properties');
    expect(getProperty(properties, 'Name')).toEqual(['one', 'two']);
    expect(getProperty(properties, 'Value')).toEqual([1, 2]);
  });

  test('setting needs an existing property that can be changed', () => {
    const target = object({ a: 1 });
    setProperty(target, 'A', 2);
    expect(json(target)).toBe('{"a":2}');
    expect(() => setProperty(target, 'b', 1)).toThrow("The property 'b' cannot be found on this object.");
    expect(() => setProperty(tag('a'), 'Name', 'b')).toThrow("'Name' is a ReadOnly property.");
  });
});

describe('indexes', () => {
  const numbers = range(0, 9);
  test.each<[target: Value, index: Value, value: string]>([
    [numbers, -1, '9'],
    [numbers, range(-3, -1), '7 8 9'],
    [numbers, range(2, -2), '2 1 0 9 8'],
    [numbers, [0, 4, 99], '0 4'],
    [numbers, 99, ''],
    ['abc', -1, 'c'],
    [4, 0, '4'],
    [new Hashtable([['name', 'x']]), 'NAME', 'x'],
    [new Hashtable([[1, 'one']], { ordered: true }), 1, 'one'],
    [new Hashtable([['a', 'first']], { ordered: true }), 0, 'first'],
  ])('%#', (target, index, value) => {
    expect(toText(getIndex(target, index))).toBe(value);
  });

  test('writing changes the array in place and stays within it', () => {
    const array = [1, 2, 3];
    setIndex(array, 1, 10);
    expect(array).toEqual([1, 10, 3]);
    expect(() => setIndex(array, 3, 0)).toThrow('Index was outside the bounds of the array.');
    expect(() => getIndex(null, 0)).toThrow('Cannot index into a null array.');
    expect(() => getIndex(array, null)).toThrow('the array index evaluated to null');
  });
});

describe('methods', () => {
  test.each<[target: Value, name: string, args: readonly Value[], result: Value]>([
    ['ABC', 'StartsWith', ['a'], false],
    ['ABC', 'startswith', ['a', 'OrdinalIgnoreCase'], true],
    ['hello world', 'Contains', ['lo w'], true],
    ['hello', 'LastIndexOf', ['l'], 3],
    ['a.b.c', 'Replace', ['.', '$&'], 'a$&b$&c'],
    ['a b c', 'Split', [' '], ['a', 'b', 'c']],
    ['a,b;c', 'Split', [[',', ';']], ['a', 'b', 'c']],
    ['a,,b', 'Split', [',', 'RemoveEmptyEntries'], ['a', 'b']],
    ['a=b=c', 'Split', ['=', 2], ['a', 'b=c']],
    ['abc', 'PadLeft', [5], '  abc'],
    ['abc', 'PadRight', [5, '.'], 'abc..'],
    ['xxabxx', 'Trim', ['x'], 'ab'],
    ['abc', 'Insert', [1, '-'], 'a-bc'],
    ['abc', 'Remove', [1], 'a'],
    ['hello', 'Substring', [1, 3], 'ell'],
    [date('2024-01-31'), 'ToString', ['yyyy/MM'], '2024/01'],
    [date('2024-03-19'), 'ToString', [], '3/19/2024 12:00:00 AM'],
    [2.71, 'ToString', ['F0'], '3'],
    [1 / 3, 'ToString', [], '0.3333333333333333'],
    [Number.NaN, 'CompareTo', [1], -1],
    ['a b c', 'Split', [' ', 0], []],
    [['1', 'é'], 'Contains', [1], false],
    [['1', 'é'], 'Contains', ['e\u0301'], false],
    [[1, 2], 'Contains', [2], true],
    [new Hashtable([['a', 1]]), 'ContainsKey', ['A'], true],
    [convertTo('regex', 'a|b'), 'IsMatch', ['xb'], true],
    [[['bar', 'baz'], 'foo'], 'ToUpper', [], ['BAR', 'BAZ', 'FOO']],
  ])('%o.%s%o', (target, name, args, result) => {
    expect(callMethod(target, name, args)).toEqual(result);
  });

  test.each<[target: Value, name: string, args: readonly Value[], message: string]>([
    ['x', 'Nope', [], 'does not contain a method named'],
    [null, 'ToUpper', [], 'You cannot call a method on a null-valued expression.'],
    ['hello', 'Substring', [10], "(Parameter 'startIndex')"],
    ['hello', 'PadLeft', [-1], "Non-negative number required. (Parameter 'totalWidth')"],
    ['hello', 'PadLeft', [9, 'ab'], 'String must be exactly one character long.'],
    ['hello', 'Replace', ['', 'x'], "String cannot be of zero length. (Parameter 'oldValue')"],
    ['hello', 'Remove', [1, -1], "Count cannot be less than zero. (Parameter 'count')"],
    ['hello', 'IndexOf', ['l', -1], 'Index was out of range. Must be non-negative'],
    ['hello', 'Split', ['l', -1], 'Count cannot be less than zero.'],
    ['hello', 'Constructor', [], "does not contain a method named 'Constructor'"],
    [new Hashtable(), '__proto__', [], "does not contain a method named '__proto__'"],
  ])('%o.%s fails', (target, name, args, message) => {
    expect(() => callMethod(target, name, args)).toThrow(message);
  });

  test('dates move along the calendar', () => {
    expect(toText(callMethod(date('2024-01-31'), 'AddDays', [-30]))).toBe('01/01/2024 00:00:00');
    expect(toText(callMethod(date('2024-01-31'), 'AddMonths', [1]))).toBe('02/29/2024 00:00:00');
    expect(
      toText(getProperty(callMethod(date('2024-05-06T07:08'), 'Subtract', [date('2024-05-06')]), 'TotalHours')),
    ).toBe('7.13333333333333');
  });

  test('GetType names the type', () => {
    const names = (value: Value) => getProperty(callMethod(value, 'GetType', []), 'Name');
    expect([1, 'x', [1, 2], 2 ** 40, tag('a')].map(names)).toEqual([
      'Int32',
      'String',
      'Object[]',
      'Int64',
      'PSTagAttribute',
    ]);
  });
});

test('static members', () => {
  const surroundings = {
    now: () => Date.UTC(2026, 10, 20, 8, 2, 51),
    uuid: () => '0f8fad5b-d9cb-469f-a165-70867728950e',
    temporary: '/tmp',
    machine: 'here',
    processId: 1,
  };
  const call = (type: string, name: string, ...args: Value[]) => toText(callStatic(type, name, args, surroundings));
  expect(call('math', 'Max', 3, 7)).toBe('7');
  expect(call('Math', 'Round', 2.567, 2)).toBe('2.57');
  expect(call('math', 'Round', 2.5)).toBe('2');
  expect(call('string', 'Join', '-', 'a', 'b')).toBe('a-b');
  expect(call('string', 'IsNullOrEmpty', '')).toBe('True');
  expect(call('datetime', 'new', 2024, 6, 15, 10, 30, 0, 'Utc')).toBe('06/15/2024 10:30:00');
  expect(call('guid', 'NewGuid')).toBe('0f8fad5b-d9cb-469f-a165-70867728950e');
  expect(getStatic('int', 'MaxValue', surroundings)).toBe(2147483647);
  expect(toText(getStatic('datetime', 'UtcNow', surroundings))).toBe('11/20/2026 08:02:51');
  expect(() => call('math', 'Nope')).toThrow('does not contain a method');
  expect(join([1, 2], ',')).toBe('1,2');
});
