import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTimes } from '../../src/registry/model/time.ts';

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z'],
  ['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.51Z'],
  ['2026-01-01T00:00:00.5+00:00', '2026-01-01T00:00:00.5000001Z'],
  ['2026-01-01T00:00:09.9999999Z', '2026-01-01T00:00:10Z'],
])('%s comes before %s', (earlier, later) => {
  expect(compareTimes(earlier, later)).toBeLessThan(0);
  expect(compareTimes(later, earlier)).toBeGreaterThan(0);
});

test('times order as the numbers of their ticks, however many digits are written', () => {
  const ticks = fc.nat({ max: 59_999_999_9 });
  const written = (value: number, keepsZeros: boolean) => {
    const fraction = String(value % 1e7).padStart(7, '0');
    const shown = keepsZeros ? fraction : fraction.replace(/0+$/, '');
    const second = String(Math.floor(value / 1e7)).padStart(2, '0');
    return `2026-01-01T00:00:${second}${shown === '' ? '' : `.${shown}`}Z`;
  };
  fc.assert(
    fc.property(ticks, ticks, fc.boolean(), (one, other, keepsZeros) => {
      expect(Math.sign(compareTimes(written(one, keepsZeros), written(other, true)))).toBe(Math.sign(one - other));
    }),
  );
});
