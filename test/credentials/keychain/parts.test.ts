import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partAccounts, split } from '../../../src/credentials/keychain/parts.ts';

const ACCOUNT = 'AzureCloud/contoso.azurecr.io/ana';

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6000, unit: 'grapheme-ascii', size: 'max' }),
  fc.string({ minLength: 1, maxLength: 3000, unit: 'grapheme', size: 'max' }).filter(each => each.isWellFormed()),
);

test('parts fit every store, are named by the first item, and give the value again', () => {
  fc.assert(
    fc.property(text, value => {
      const { first, parts } = split(ACCOUNT, value);
      for (const item of [first, ...parts.map(each => each.text)]) {
        expect(Buffer.byteLength(item, 'utf8')).toBeLessThanOrEqual(1200);
        expect(item).not.toBe('');
      }
      expect(partAccounts(ACCOUNT, first)).toEqual(parts.map(each => each.account));
      expect(parts.length === 0 ? first : parts.map(each => each.text).join('')).toBe(value);
    }),
    { numRuns: 200 },
  );
});

test('a short value stays as it is, for other programs to read', () => {
  expect(split(ACCOUNT, 'x'.repeat(1200))).toEqual({ first: 'x'.repeat(1200), parts: [] });
});

test('a value that looks like a first item is not taken for one', () => {
  const { first } = split(ACCOUNT, 'victim');
  const trick = `acrsh-parts:1:${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`;
  const { first: marked, parts } = split(ACCOUNT, trick);
  expect(first).toBe('victim');
  expect(marked).not.toBe(trick);
  expect(parts.map(each => each.text)).toEqual([trick]);
});

test('each writing has parts of its own, so that two shells never mix theirs', () => {
  const value = 'x'.repeat(5000);
  const [one, other] = [split(ACCOUNT, value), split(ACCOUNT, value)];
  const accounts = [...one.parts, ...other.parts].map(each => each.account);
  expect(accounts).toHaveLength(10);
  expect(new Set(accounts).size).toBe(10);
});
