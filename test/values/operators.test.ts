import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArithmeticOperator, arithmetic } from '../../src/values/arithmetic.ts';
import { bitwise } from '../../src/values/bitwise.ts';
import { Char } from '../../src/values/char.ts';
import { order } from '../../src/values/compare.ts';
import { type ComparisonOperator, compareOperator } from '../../src/values/comparison-operator.ts';
import { convertTo } from '../../src/values/convert.ts';
import { formatText } from '../../src/values/format-operator.ts';
import { Hashtable } from '../../src/values/hashtable.ts';
import { join } from '../../src/values/join.ts';
import { toJson } from '../../src/values/json-write.ts';
import { matchGroups } from '../../src/values/match.ts';
import { range } from '../../src/values/range.ts';
import { double } from '../../src/values/real.ts';
import { replace } from '../../src/values/replace.ts';
import { split, splitWords } from '../../src/values/split.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeName } from '../../src/values/type-name.ts';
import type { Value } from '../../src/values/value.ts';
import { wildcard } from '../../src/values/wildcard.ts';

const date = (text: string) => convertTo('datetime', text);
const version = (text: string) => convertTo('version', text);
const json = (value: Value) => toJson(value, { depth: 5, compress: true });

describe('arithmetic', () => {
  test.each<[left: Value, operator: ArithmeticOperator, right: Value, result: string, type?: string]>([
    ['10', '+', '2', '102'],
    [10, '-', ' 9 ', '1', 'System.Int32'],
    ['10', '-', '2', '8'],
    ['10', '/', '2', '5', 'System.Int32'],
    [6, '+', '3', '9'],
    ['file', '+', 16, 'file16'],
    [7, '/', 2, '3.5', 'System.Double'],
    [6, '/', 2, '3', 'System.Int32'],
    [double(6), '/', 2, '3', 'System.Double'],
    [2147483647, '+', 1, '2147483648', 'System.Double'],
    [2 ** 40, '+', 1, '1099511627777', 'System.Int64'],
    [5n, '*', 2, '10', 'System.Int64'],
    [-7, '%', 3, '-1'],
    [null, '+', 3, '3'],
    [false, '-', true, '-1'],
    ['!', '*', 4, '!!!!'],
    [[1, 'one'], '+', [2], '1 one 2'],
    [[1], '*', 3, '1 1 1'],
    [1, '+', 1.5, '2.5'],
    [convertTo('decimal', '0.1'), '+', convertTo('decimal', '0.2'), '0.3', 'System.Decimal'],
    [date('2/20/1988'), '-', date('1/20/1988'), '31.00:00:00', 'System.TimeSpan'],
    [date('2024-01-31'), '+', convertTo('timespan', '1.00:00:00'), '02/01/2024 00:00:00'],
  ])('%o %s %o', (left, operator, right, result, type) => {
    const value = arithmetic(operator, left, right);
    expect(toText(value)).toBe(result);
    if (type) expect(typeName(value)).toBe(type);
  });

  test.each<[left: Value, operator: ArithmeticOperator, right: Value, message: string]>([
    [16, '+', 'file', 'Cannot convert value "file" to type "System.Int32"'],
    [1, '/', 0, 'Attempted to divide by zero.'],
    [new Hashtable([['a', 1]]), '+', 2, 'A hash table can only be added to another hash table.'],
    [new Hashtable([['c', 1]]), '+', new Hashtable([['C', 2]]), 'Item has already been added'],
    [new Hashtable(), '-', 1, 'op_Subtraction'],
  ])('%# fails', (left, operator, right, message) => {
    expect(() => arithmetic(operator, left, right)).toThrow(message);
  });

  test('division is exact or a Double, whatever the integers', () => {
    const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(int, int.filter(Boolean), (a, b) => {
        const exact = a % b === 0 && Math.abs(a / b) < 2 ** 31;
        expect(typeName(arithmetic('/', a, b))).toBe(exact ? 'System.Int32' : 'System.Double');
      }),
    );
  });

  test('bits and ranges', () => {
    expect(bitwise('bor', 5, 3)).toBe(7);
    expect(bitwise('shr', 102, 2)).toBe(25);
    expect(range(4, 2)).toEqual([4, 3, 2]);
    expect(join(range('A', 'E'))).toBe('ABCDE');
    expect(range('1', '3')).toEqual([1, 2, 3]);
  });
});

describe('comparison', () => {
  test.each<[left: Value, operator: ComparisonOperator, right: Value, result: Value]>([
    ['aaa', 'ne', 'AAA', false],
    ['1.0', 'eq', 1, false],
    [1, 'eq', '1.0', true],
    [10, 'eq', '0xa', true],
    ['10', 'gt', '9', false],
    [10, 'gt', '9', true],
    [true, 'eq', 'false', true],
    ['true', 'eq', true, true],
    [false, 'eq', '', true],
    [null, 'eq', 0, false],
    [1, 'eq', null, false],
    [1, 'eq', 'x', false],
    [new Char(65), 'eq', 'a', true],
    [version('1.10.2'), 'gt', '1.9', true],
    [date('2024-01-02'), 'gt', '2024-01-01', true],
    [date('2024-01-02'), 'eq', 'soon', false],
    [[1, 2, 3], 'eq', 2, [2]],
    [[1, 2, 3], 'gt', 1, [2, 3]],
    [[1, null, 4], 'ne', null, [1, 4]],
    [['PowerShell', 'Server'], 'like', '*shell', ['PowerShell']],
    [['Rhell', 'Mel'], 'match', 'HELL', ['Rhell']],
    [['abc', 'def'], 'contains', 'DEF', true],
    [['abc', 'def'], 'in', ['abc', 'def', 'ghi'], false],
    ['x', 'notin', ['X'], false],
    [42, 'match', '^[0-9]{2}$', true],
    ['Hello world', 'notlike', 'Hello*', false],
    ['e\u0301', 'eq', 'É', true],
    ['a\u200db', 'eq', 'ab', true],
    [Number.NaN, 'eq', 5, false],
    [Number.NaN, 'ge', 5, false],
    [1000, 'eq', '1,000', true],
  ])('%o -%s %o', (left, operator, right, result) => {
    expect(compareOperator(operator, left, right)).toEqual(result);
  });

  test('the c forms mind the case; lower case sorts first', () => {
    expect(compareOperator('lt', 'aaa', 'AAA', true)).toBe(true);
    expect(compareOperator('contains', ['Hello'], 'hello', true)).toBe(false);
    expect(compareOperator('like', 'test', 'TEST', true)).toBe(false);
  });

  test.each<[left: Value, right: Value, message: string]>([
    [1, 'x', 'Cannot convert value "x" to type "System.Int32"'],
    [date('2024-01-02'), 'soon', 'Could not compare'],
    [new Hashtable(), 1, 'is not IComparable'],
  ])('%# has no order', (left, right, message) => {
    expect(() => order(left, right)).toThrow(message);
  });
});

test.each<[text: string, pattern: string, matches: boolean]>([
  ['abc`def', 'abc`def', false],
  ['abc``def', 'abc````def', true],
  ['test1.log', 'test?.log', true],
  ['file5.txt', 'file[0-9].txt', true],
  ['file55.txt', 'file[0-9][a-z].txt', false],
  ['PowerShell', 'Power[p-w]hell', true],
  ['f??', 'f`?`?', true],
  ['for', 'f`?`?', false],
  ['a\nb', 'a*b', true],
  ['v1.10', 'v1.1.', false],
])('%j -like %j is %s', (text, pattern, matches) => {
  expect(wildcard(pattern)(text)).toBe(matches);
});

test('a range that runs backwards is no wildcard pattern', () => {
  expect(() => wildcard('[z-a]')).toThrow('The specified wildcard character pattern is not valid: [z-a]');
});

test('a pattern of many stars stays fast', () => {
  expect(wildcard(`${'*'.repeat(200)}b`)('a'.repeat(20_000))).toBe(false);
});

test('$Matches has named groups by name and the others by number', () => {
  const groups = matchGroups('CONTOSO\\jsmith', '(?<domain>.+)\\\\((.)smith)');
  expect(groups && json(groups)).toBe('{"0":"CONTOSO\\\\jsmith","1":"jsmith","2":"j","domain":"CONTOSO"}');
});

test.each<[text: Value, pattern: string, replacement: string | undefined, result: Value]>([
  ['book', 'B', 'C', 'Cook'],
  ['PowerPoint', 'Point', undefined, 'Power'],
  [['a1', 'b1'], '\\d', '', ['a', 'b']],
  ['domain.example', '.*\\.(?<tld>\\w+)$', ['$', '{tld}'].join(''), 'example'],
  ['domain.example', '.*\\.(\\w+)$', "of '$0' is '$1'", "of 'domain.example' is 'example'"],
  ['5.72', '(.+)', '$$$1', '$5.72'],
  ['5.72', '(.+)', '$$1', '$1'],
  [1.2, ',', '', '1.2'],
])('%j -replace %j', (text, pattern, replacement, result) => {
  expect(replace(text, pattern, replacement)).toEqual(result);
});

test.each<[text: Value, by: Value, result: readonly string[]]>([
  ['a b c d', [' ', 2], ['a', 'b c d']],
  ['a b c d', [' ', -2], ['a b c', 'd']],
  ['a1:b1:c1:d', '(1:)', ['a', '1:', 'b', '1:', 'c', '1:', 'd']],
  ['abc', ['B', 0, 'SimpleMatch,IgnoreCase'], ['a', 'c']],
  ['a,b,,c', ',', ['a', 'b', '', 'c']],
  [
    ['a,b,c', '1,2,3,4'],
    [',', 3],
    ['a', 'b', 'c', '1', '2', '3,4'],
  ],
])('%j -split %j', (text, by, result) => {
  expect(split(text, by)).toEqual(result);
});

test('unary -split takes words', () => {
  expect(splitWords(' a  b\nc ')).toEqual(['a', 'b', 'c']);
});

test.each<[template: string, args: readonly Value[], result: string]>([
  ['{0} {1,-10} {2:N2}', [1, 'hello', Math.PI], '1 hello      3.14'],
  ['{0,8}|', ['ab'], '      ab|'],
  ['{0:N0}', [1234567], '1,234,567'],
  ['{0:N2}', [-1234.5], '-1,234.50'],
  ['{0:x4} {0:X}', [255], '00ff FF'],
  ['{0:D5}', [42], '00042'],
  ['{0:P1}', [0.1234], '12.3%'],
  ['{0:C}', [1234.5], '$1,234.50'],
  ['{0:E2}', [12345], '1.23E+004'],
  ['{0:F1}', [2.25], '2.3'],
  ['{0:0.00} {0:#,##0.#}', [1234.5], '1234.50 1,234.5'],
  ['{0:00}:{1:000}', [7, 42], '07:042'],
  ['{{{0}}}', ['x'], '{x}'],
  ['{0}', [null], ''],
  ['{0}', [true], 'True'],
  ['{0:yyyy-MM-dd HH:mm} {0:d}', [date('2024-05-06T17:08:09')], '2024-05-06 17:08 5/6/2024'],
  ['{0:hh\\:mm}', [convertTo('timespan', '1:02:03')], '01:02'],
])('%j -f …', (template, args, result) => {
  expect(formatText(template, args)).toBe(result);
});

test.each(['{0} {1}', '{0', '{x}'])('%j -f "only" fails', template => {
  expect(() => formatText(template, ['only'])).toThrow('Error formatting a string');
});
