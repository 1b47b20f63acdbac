import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { width } from '../../src/terminal/width.ts';
import { wrap } from '../../src/views/lines.ts';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one  two', 4, ['one ', 'two']],
  ['unbroken', 3, ['unb', 'rok', 'en']],
  ['a 日本語', 4, ['a', '日本', '語']],
  ['日', 1, ['日']],
  ['', 5, ['']],
])('%j in %i cells', (text, cells, rows) => {
  expect(wrap(text, cells)).toEqual(rows);
});

test('no row is wider than it may be, unless a single character is, and nothing but blanks gets lost', () => {
  const part = fc.constantFrom('a', ' ', '  ', 'word', '日本', 'e\u0301', '👩‍💻');
  fc.assert(
    fc.property(fc.array(part), fc.integer({ min: 1, max: 12 }), (parts, cells) => {
      const text = parts.join('');
      const rows = wrap(text, cells);
      for (const row of rows) expect(width(row) <= cells || graphemes(row).length === 1).toBe(true);
      expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
