import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from '../../../src/terminal/graphemes.ts';
import { width } from '../../../src/terminal/width.ts';
import { drawRow, plainText, rowSpans } from '../../../src/ui/pager/styled-line.ts';

const red = (text: string) => `\x1b[31m${text}\x1b[0m`;
const mark = (text: string) => `<${text}>`;
const rowsOf = (line: string, columns: number) =>
  rowSpans(plainText(line), columns).map(row => drawRow(line, row, { marks: [], mark }));

test('a line is cut into rows by cells', () => {
  expect(rowsOf('', 3)).toEqual(['']);
  expect(rowsOf('abcdefg', 3)).toEqual(['abc', 'def', 'g']);
  expect(rowsOf('日本語x', 3)).toEqual(['日', '本', '語x']);
});

test('a style goes on in the next row and ends with each', () => {
  expect(rowsOf(`a${red('bcde')}f`, 3)).toEqual(['a\x1b[31mbc\x1b[0m', '\x1b[31mde\x1b[0mf\x1b[0m']);
});

test('styles from before the row hold where another begins', () => {
  expect(rowsOf('\x1b[31mabc\x1b[1mdef\x1b[0m', 3)).toEqual(['\x1b[31mabc\x1b[0m', '\x1b[31m\x1b[1mdef\x1b[0m']);
});

test('a link is closed with its row and opened again', () => {
  const link = '\x1b]8;;https://example.com\x1b\\abcd\x1b]8;;\x1b\\';
  expect(rowsOf(link, 2)).toEqual([
    '\x1b]8;;https://example.com\x1b\\ab\x1b]8;;\x1b\\',
    '\x1b]8;;https://example.com\x1b\\cd\x1b]8;;\x1b\\',
  ]);
});

test('what was found is marked, and the style goes on behind it', () => {
  const line = red('abcdef');
  expect(drawRow(line, { start: 0, end: 6 }, { marks: [{ start: 2, end: 4 }], mark })).toBe(
    '\x1b[31mab\x1b[0m<cd>\x1b[31mef\x1b[0m',
  );
});

test('rows joined are the text, and none is wider than the screen', () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\x1b[1m', '\x1b[0m', '日', '👩‍🚀'));
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 2, max: 20 }), (pieces, columns) => {
      const line = pieces.join('').replace(/[\n\r\x00-\x1a\x1c-\x1f\x7f]|\x1b(?!\[[01]m)/g, '');
      const rows = rowsOf(line, columns);
      expect(rows.map(plainText).join('')).toBe(plainText(line));
      // a single grapheme may be wider than a very narrow screen
      const several = rows.map(plainText).filter(each => graphemes(each).length > 1);
      expect(several.filter(each => width(each) > columns)).toEqual([]);
    }),
  );
});
