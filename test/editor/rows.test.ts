import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingOut, wrap } from '../../src/editor/rows/row.ts';
import { width } from '../../src/terminal/width.ts';

test.each([
  ['one two three', 8, 3, ['one two', 'three']],
  ['one two three', 5, 2, ['one', 'two …']],
  ['onetwothree', 4, 3, ['onet', 'woth', 'ree']],
  ['a\n\nb', 4, 3, ['a', '', 'b']],
  ['a\nb\nc', 4, 2, ['a', 'b…']],
  ['漢字', 1, 2, ['…', '…']],
])('%j in %i cells and %i rows', (text, columns, rows, lines) => {
  expect(wrap(text, columns, rows)).toEqual(lines);
});

test('no row is wider than it may be, and there are no more than there may be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '漢', '👩‍💻', '\n', '\x1b'), maxLength: 80 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 5 }),
      (text, columns, rows) => {
        const lines = wrap(text, columns, rows);
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      },
    ),
  );
});

test('a part stands out unless it cuts a character', () => {
  const texts = (text: string, at: number, length: number) =>
    standingOut(text, at, length, 'shell.default', 'ui.match').map(
      each => `${each.look === 'ui.match' ? '*' : ''}${each.text}`,
    );
  expect(texts('abc', 1, 1)).toEqual(['a', '*b', 'c']);
  expect(texts('abc', 0, 3)).toEqual(['*abc']);
  expect(texts('abc', -1, 3)).toEqual(['abc']);
  expect(texts('e\u0301b', 0, 1)).toEqual(['e\u0301b']);
});
