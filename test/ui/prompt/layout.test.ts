import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bufferOf } from '../../../src/editor/buffer.ts';
import { width } from '../../../src/terminal/width.ts';
import { layoutPrompt, transcriptLines } from '../../../src/ui/prompt/layout.ts';
import { promptTextOf } from '../../../src/ui/prompt/prompt-text.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';

const theme = createTheme('none');

function layout(
  text: string,
  { cursor, columns = 10, height = 10 }: { cursor?: number; columns?: number; height?: number } = {},
) {
  const buffer = bufferOf(text);
  return layoutPrompt({
    prompt: promptTextOf('PS> '),
    continuation: '>> ',
    buffer: { ...buffer, cursor: cursor ?? buffer.cursor },
    columns,
    rows: height + 1,
    theme,
  });
}

describe('rows and cursor', () => {
  test.each([
    ['', ['PS> '], { x: 4, y: 0 }],
    ['abc', ['PS> abc'], { x: 7, y: 0 }],
    ['abcdef', ['PS> abcdef', ''], { x: 0, y: 1 }],
    ['abcdefg', ['PS> abcdef', 'g'], { x: 1, y: 1 }],
    ['日本語日', ['PS> 日本語', '日'], { x: 2, y: 1 }],
    ['a日本語', ['PS> a日本', '語'], { x: 2, y: 1 }],
    ['{\nb', ['PS> {', '>> b'], { x: 4, y: 1 }],
    ['a\tb', ['PS> a    b', ''], { x: 0, y: 1 }],
    ['\x1b', ['PS> \\x1b'], { x: 8, y: 0 }],
  ])('%j', (text, rows, cursor) => {
    expect(layout(text)).toEqual({ rows, cursor });
  });

  test('the cursor before a wide character that wraps stands on the next row', () => {
    expect(layout('a日本語', { cursor: 3 }).cursor).toEqual({ x: 0, y: 1 });
  });

  test('of an input higher than the screen the part around the cursor is drawn', () => {
    const text = ['a', 'b', 'c', 'd', 'e'].join('\n');
    expect(layout(text, { height: 2 })).toEqual({ rows: ['>> d', '>> e'], cursor: { x: 4, y: 1 } });
    expect(layout(text, { height: 2, cursor: 0 })).toEqual({ rows: ['PS> a', '>> b'], cursor: { x: 4, y: 0 } });
  });
});

test('an input that is higher than the screen leaves room for what stands below it', () => {
  const { rows, cursor } = layoutPrompt({
    prompt: promptTextOf('PS> '),
    continuation: '>> ',
    buffer: bufferOf(['a', 'b', 'c', 'd', 'e'].join('\n')),
    status: 'below',
    columns: 10,
    rows: 4,
    theme,
  });
  expect(rows).toEqual(['>> d', '>> e', 'below']);
  expect(cursor).toEqual({ x: 4, y: 1 });
});

test('a status that is wider than the terminal goes on in the next row, between words', () => {
  const rows = (status: string) =>
    layoutPrompt({
      prompt: promptTextOf('PS> '),
      continuation: '>> ',
      buffer: bufferOf(''),
      status,
      columns: 10,
      rows: 6,
      theme,
    }).rows;
  expect(rows('token 41m · READ-ONLY')).toEqual(['PS> ', 'token 41m', '·', 'READ-ONLY']);
  expect(rows('a\x1b[2J')).toEqual(['PS> ', 'a\\x1b[2J']);
});

test('no row is wider than the terminal, and the cursor stands on one of its cells', () => {
  const cases = fc.record({
    text: fc.string({ unit: 'binary', maxLength: 60 }),
    place: fc.nat(),
    columns: fc.integer({ min: 8, max: 30 }),
    height: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(cases, ({ text, place, columns, height }) => {
      const { rows, cursor } = layout(text, { cursor: place % (bufferOf(text).text.length + 1), columns, height });
      expect(rows.length).toBeLessThanOrEqual(height);
      expect(Math.max(...rows.map(width))).toBeLessThanOrEqual(columns);
      expect(cursor.x).toBeLessThan(columns);
      expect(cursor.y).toBeLessThan(rows.length);
    }),
  );
});

test('an accepted input stays as lines of their own, unwrapped', () => {
  const input = { prompt: promptTextOf('PS> '), continuation: '>> ', buffer: bufferOf('{ one that is long\n}'), theme };
  expect(transcriptLines(input)).toEqual(['PS> { one that is long', '>> }']);
});
