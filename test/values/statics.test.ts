import { describe, expect, test } from 'vitest';
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
