import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalOrder } from '../../../../src/ui/browser/list/natural-order.ts';

test.each([
  [['1.9', '1.10', '1.11']],
  [
    [
      '1.4.1',
      '1.4.2-alpha',
      '1.4.2-alpha.1',
      '1.4.2-beta.2',
      '1.4.2-beta.11',
      '1.4.2-rc1',
      '1.4.2',
      '1.4.2.1',
      '1.4.10',
    ],
  ],
  [['v1.2', '1.3', 'v1.10', '2.0']],
  [['1-rc1', '1', '1.0-rc1', '1.0']],
  [['build-000099', 'build-100', 'build-1000']],
  [['1.0', '2', 'Edge', 'latest', 'nightly', 'v', 'version']],
  [['base', 'base-2', 'base-10', 'base/a']],
  [['pr-9', 'pr-18446744073709551616', 'pr-18446744073709551617']],
])('%j is in order', names => {
  for (const seed of [1, 2, 3]) {
    const shuffled = names.toSorted((a, b) => hash(a, seed) - hash(b, seed));
    expect(shuffled.toSorted(naturalOrder)).toEqual(names);
  }
});

const hash = (text: string, seed: number) =>
  [...text].reduce((sum, each) => (sum * 31 + each.charCodeAt(0) * seed) % 9973, seed);

const name = fc.oneof(
  fc.stringMatching(/^v?[0-9]{1,2}(\.[0-9]{1,2}){0,2}(-[a-z]{0,2}[0-9]{0,2})?$/),
  fc.stringMatching(/^[-a-cA-C0-3._/]{0,6}$/),
);

test('any names have one order', () => {
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
      expect(naturalOrder(a, b) === 0).toBe(a === b);
      const [x = '', y = '', z = ''] = [a, b, c].toSorted(naturalOrder);
      expect(naturalOrder(x, y) <= 0 && naturalOrder(y, z) <= 0 && naturalOrder(x, z) <= 0).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
