import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getProperty, propertyNames, setProperty } from '../../src/values/members.ts';
import { arrayMethods } from '../../src/values/methods/array.ts';
import { callMethod, hasMethod } from '../../src/values/methods/call.ts';
import { dateMethods } from '../../src/values/methods/date.ts';
import { hashtableMethods } from '../../src/values/methods/hashtable.ts';
import { listMethods } from '../../src/values/methods/list.ts';
import { numberMethods } from '../../src/values/methods/number.ts';
import { regexMethods } from '../../src/values/methods/regex.ts';
import { textMethods } from '../../src/values/methods/text.ts';
import { timeSpanMethods } from '../../src/values/methods/time-span.ts';
import { callStatic, getStatic, staticNames } from '../../src/values/statics/call.ts';
import { typeLiterals } from '../../src/values/type-literal.ts';
import type { Value } from '../../src/values/value.ts';
import { attempt } from './soundness.ts';
import { surroundings } from './surroundings.ts';
import { format, pattern, text } from './text-arbitrary.ts';
import { anyValue, argumentLists, scalars } from './value-arbitrary.ts';

/** What every object of JavaScript has and no object of PowerShell. */
const INHERITED = [
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'valueOf',
  'toLocaleString',
  '__defineGetter__',
] as const;

const tables = [
  ...[arrayMethods, dateMethods, hashtableMethods, listMethods, numberMethods, regexMethods, textMethods],
  timeSpanMethods,
];
const methods = [
  ...new Set(tables.flatMap(each => Object.keys(each))),
  ...['tostring', 'gettype', 'gethashcode', 'equals', 'movenext', 'reset', 'match', 'getnetworkcredential'],
];
const PROPERTIES = [
  'Length',
  'Count',
  'Rank',
  'Keys',
  'Values',
  'Name',
  'Year',
  'psobject',
  'pstypenames',
  'Current',
] as const;

const typeNames = [...typeLiterals.map(each => each.fullName), 'System.Exception', 'System.Int32[]', 'System.Object[]'];
const staticMethods = typeNames.flatMap(type =>
  ['new', ...staticNames(type).methods].map(name => [type, name] as const),
);
const staticProperties = typeNames.flatMap(type => staticNames(type).properties.map(name => [type, name] as const));

/** An array of a length that somebody asked for. */
const isLargeArray = (type: string, args: readonly Value[]) =>
  type.endsWith('[]') && typeof args[0] === 'number' && args[0] > 1000 && args[0] < 2 ** 26;

describe('methods', () => {
  test('a value has its methods or not; with any arguments they answer, or fail as PowerShell does', () => {
    fc.assert(
      fc.property(anyValue, argumentLists, (value, args) => {
        for (const name of methods)
          if (value !== null && hasMethod(value, name)) attempt(() => callMethod(value, name, args));
      }),
      { numRuns: 2500 },
    );
  });

  test('a method of one type is called on values of any other', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom(...methods, ...INHERITED), argumentLists, (value, name, args) => {
        attempt(() => callMethod(value, name, args));
      }),
      { numRuns: 3000 },
    );
  });

  test('ToString takes any format or refuses it', () => {
    fc.assert(
      fc.property(anyValue, format, (value, picture) => {
        attempt(() => callMethod(value, 'ToString', [picture]));
      }),
      { numRuns: 5000 },
    );
  });

  test.each(INHERITED)('JavaScript’s %s is no method', name => {
    fc.assert(
      fc.property(anyValue, value => {
        fc.pre(!Array.isArray(value) && value !== null);
        expect(() => callMethod(value, name, [])).toThrow(`does not contain a method named '${name}'`);
      }),
    );
  });
});

describe('static members', () => {
  test.each(staticProperties)('[%s]::%s', (type, name) => {
    expect(attempt(() => getStatic(type, name, surroundings))).not.toBeUndefined();
  });

  test.each(staticMethods)('[%s]::%s() with any arguments', (type, name) => {
    fc.assert(
      fc.property(argumentLists, args => {
        fc.pre(!isLargeArray(type, args));
        attempt(() => callStatic(type, name, args, surroundings));
      }),
      { numRuns: 100 },
    );
  });

  test('[regex] with any text and pattern', () => {
    const method = fc.constantFrom(...staticNames('regex').methods);
    fc.assert(
      fc.property(method, text, pattern, argumentLists, (name, subject, sought, more) => {
        attempt(() => callStatic('regex', name, [subject, sought, ...more], surroundings));
      }),
      { numRuns: 1500 },
    );
  });

  test.each(INHERITED)('JavaScript’s %s is no static member', name => {
    for (const type of typeNames) {
      expect(getStatic(type, name, surroundings)).toBeNull();
      expect(() => callStatic(type, name, [], surroundings)).toThrow(`does not contain a method named '${name}'`);
    }
  });
});

describe('properties', () => {
  test('every property of any value can be read; set, it is changed or refused', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (value, other) => {
        for (const name of [...PROPERTIES, ...INHERITED, ...propertyNames(value)]) {
          attempt(() => getProperty(value, name));
          attempt(() => {
            setProperty(value, name, other);
            return value;
          });
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each(INHERITED)('JavaScript’s %s is no property', name => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(scalars)), value => {
        expect(getProperty(value, name)).toBeNull();
        expect(getProperty([value], name)).toBeNull();
      }),
    );
  });
});

describe('what there is no room for', () => {
  test.each<[target: Value, name: string, args: readonly Value[]]>([
    ['a', 'PadLeft', [2 ** 31 - 1]],
    ['a', 'PadRight', [2 ** 30, '.']],
    [5, 'ToString', ['N999999999']],
    [0.5, 'ToString', ['F999999999']],
  ])('%o.%s%o is refused', (target, name, args) => {
    expect(() => callMethod(target, name, args)).toThrow('Insufficient memory');
  });

  test('an array of two thousand million elements', () => {
    const make = () => callStatic('System.Byte[]', 'new', [2 ** 31 - 1], surroundings);
    expect(make).toThrow('Array dimensions exceeded supported range.');
  });
});
