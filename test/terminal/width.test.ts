import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { narrow } from '../../src/terminal/narrow.ts';
import { cut, pad, width } from '../../src/terminal/width.ts';

test.each([
  ['abc', 3],
  ['日本', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👩‍💻', 4],
  ['नमस्ते', 4],
  ['a\u094dक', 2],
  ['\u1100\u1100\u1161', 4],
  ['각', 2],
  ['\u0d4eക', 2],
  ['\u0d4e\u0d4e', 2],
  ['\x1b[31mred\x1b[0m', 3],
])('%j takes %i cells', (text, cells) => {
  expect(width(text)).toBe(cells);
});

test.each([
  ['abcdef', 4, 'abc…'],
  ['abcd', 4, 'abcd'],
  ['日本語', 4, '日…'],
  ['日本語', 5, '日本…'],
  ['abc', 0, ''],
])('%j cut to %i cells is %j', (text, cells, expected) => {
  expect(cut(text, cells)).toBe(expected);
});

test('cut text fits, and padded text fills its cells', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, cells) => {
      const short = cut(text, cells);
      expect(width(short)).toBeLessThanOrEqual(Math.max(cells, 0));
      expect(width(pad(short, cells))).toBe(cells);
      expect(pad(short, cells, 'right').endsWith(short)).toBe(true);
    }),
  );
});

test('graphemes joined are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(graphemes(text).join('')).toBe(text);
    }),
  );
});

test('characters that are not measured are one cell and one grapheme each, whatever stands beside them', () => {
  const cells = (text: string) => Array.from(new Intl.Segmenter().segment(text), each => stringWidth(each.segment));
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    if (narrow.test(character)) expect(cells(`a${character}b${character}`), code.toString(16)).toEqual([1, 1, 1, 1]);
  }
  expect(narrow.test('─│┌┐└┘…›→▸▾é')).toBe(true);
});
