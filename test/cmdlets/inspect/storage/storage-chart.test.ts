import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent } from '../../../../src/cmdlets/inspect/storage/storage.type.ts';
import { barsOf, chartType, drawBar } from '../../../../src/cmdlets/inspect/storage/storage-chart.ts';

test.each([
  [{ size: 100, shared: 0, reclaimable: 0 }, 10, '██████████'],
  [{ size: 100, shared: 50, reclaimable: 0 }, 10, '█████▓▓▓▓▓'],
  [{ size: 100, shared: 50, reclaimable: 30 }, 10, '█████▓▓░░░'],
  [{ size: 100, shared: 0, reclaimable: 100 }, 10, '░░░░░░░░░░'],
  [{ size: 100, shared: 100, reclaimable: undefined }, 4, '▓▓▓▓'],
  [{ size: 1, shared: 0, reclaimable: 0 }, 0.01, '█'],
  [{ size: 0, shared: 0, reclaimable: 0 }, 10, ''],
])('%j in %d cells is %s', (bytes, cells, bar) => {
  expect(drawBar(bytes, cells)).toBe(bar);
});

const row = fc.nat({ max: 2 ** 40 }).chain(size =>
  fc.record({
    label: fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom('a', '-', '/', ':') }),
    size: fc.constant(size),
    shared: fc.nat({ max: size }),
    reclaimable: fc.option(fc.nat({ max: size }), { nil: undefined }),
    by: fc.constant('untagged'),
  }),
);

test('rows of a chart fit into any width, the largest first', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.integer({ min: 20, max: 300 }), (rows, width) => {
      const bars = barsOf(rows, [['some heading of a chart'], ['one', 'other']]);
      expect(bars.map(each => each.size)).toEqual(rows.map(each => each.size).sort((a, b) => b - a));
      const lines = bars.flatMap(each => chartType.view?.text?.(each, width) ?? []);
      for (const each of lines) expect(each.length).toBeLessThanOrEqual(width);
      expect(lines.length).toBeGreaterThanOrEqual(rows.length);
    }),
  );
});

test.each([
  [0.5, 100, '<1%'],
  [1, 100, '1%'],
  [99.9, 100, '99%'],
  [100, 100, '100%'],
])('%d of %d are %s', (bytes, of, text) => {
  expect(percent(bytes, of)).toBe(text);
});
