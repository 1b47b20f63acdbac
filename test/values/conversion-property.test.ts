import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertAs, convertTo, isType } from '../../src/values/convert.ts';
import { toBoolean } from '../../src/values/to-boolean.ts';
import { toText } from '../../src/values/to-text.ts';
import { typeLiterals } from '../../src/values/type-literal.ts';
import type { Value } from '../../src/values/value.ts';
import { attempt } from './soundness.ts';
import { pattern, text } from './text-arbitrary.ts';
import { anyValue, number } from './value-arbitrary.ts';

/** Types to which every object belongs already, whatever it is; a cast changes hashtables at most. */
const LOOSE = /PSObject|PSCustomObject/;

const types = [...typeLiterals.map(each => each.fullName), 'System.Exception', 'System.ArgumentException'];
const typeName = fc.constantFrom(...types, ...types.map(each => `${each}[]`));

test('a cast gives a value of its type, or an error of PowerShell', () => {
  fc.assert(
    fc.property(anyValue, typeName, (value, type) => {
      const converted = attempt(() => convertTo(type, value));
      if (converted === undefined || converted === null || LOOSE.test(type)) return;
      expect(isType(converted, type)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('what has been cast is of the type already', () => {
  fc.assert(
    fc.property(anyValue, fc.constantFrom(...types), (value, type) => {
      const once = attempt(() => convertTo(type, value));
      if (once === undefined || once === null) return;
      expect(toText(convertTo(type, once))).toBe(toText(once));
    }),
    { numRuns: 2000 },
  );
});

test('null becomes null or an empty value of the type', () => {
  for (const type of types) attempt(() => convertTo(type, null));
});

test('every text that looks like something is read or refused', () => {
  const readable = fc.oneof(text, pattern);
  fc.assert(
    fc.property(readable, fc.constantFrom(...types), (written, type) => {
      attempt(() => convertTo(type, written));
      attempt(() => convertTo(type, ` ${written} `));
    }),
    { numRuns: 4000 },
  );
});

test('-as never fails, and gives what a cast gives', () => {
  fc.assert(
    fc.property(anyValue, fc.constantFrom(...types), (value, type) => {
      const converted: Value = convertAs(type, value);
      const cast = attempt(() => convertTo(type, value));
      expect(toText(converted)).toBe(cast === undefined ? '' : toText(cast));
    }),
    { numRuns: 2000 },
  );
});

test('every value is true or false, and a number that is no zero is true', () => {
  fc.assert(
    fc.property(anyValue, value => {
      expect(typeof toBoolean(value)).toBe('boolean');
    }),
  );
  fc.assert(
    fc.property(number, value => {
      expect(toBoolean(value)).toBe(Number(toText(convertTo('double', value))) !== 0);
    }),
  );
});
