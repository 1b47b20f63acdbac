import fc from 'fast-check';
import { expect, test } from 'vitest';
import { width } from '../../src/terminal/width.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { columnWidths } from '../../src/views/column-widths.ts';
import { shown } from './shown.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('消息', '👩‍👩‍👧', '\u001b[2J', '\r\n', '\u202e'),
);
const row = fc.array(text, { minLength: 1, maxLength: 7 });

test('no object, whatever it holds, draws outside of its line or moves the cursor', () => {
  // beside a label there is room for the widest character, an emoji of four people
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.integer({ min: 14, max: 60 }), (rows, cells) => {
      const objects = rows.map(each => new CustomObject(each.map((value, index) => [`p${index}`, value])));
      const { lines } = shown([objects], { width: cells });
      for (const line of lines) {
        expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(width(line)).toBeLessThanOrEqual(cells);
      }
    }),
  );
});

test('colour changes no cell', () => {
  const paint = (_: string, part: string) => `\x1b[1m${part}\x1b[0m`;
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.integer({ min: 10, max: 60 }), (rows, cells) => {
      const objects = rows.map(each => new CustomObject(each.map((value, index) => [`p${index}`, value])));
      const plain = shown([objects], { width: cells }).text;
      const painted = shown([objects], { width: cells, paint }).text;
      expect(painted.replaceAll('\x1b[1m', '').replaceAll('\x1b[0m', '')).toBe(plain);
    }),
  );
});

const want = fc.record(
  { cells: fc.integer({ min: 1, max: 40 }), priority: fc.integer({ min: 1, max: 4 }) },
  { requiredKeys: ['cells'] },
);

const cells = fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined });

test('columns fill the width and never more', () => {
  fc.assert(
    fc.property(
      fc.array(want, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 100 }),
      cells,
      (all, total, leastShared) => {
        const [first = { cells: 1 }, ...others] = all;
        const wants = leastShared === undefined ? all : [{ ...first, leastShared }, ...others];
        const shownWidths = columnWidths(wants, total).filter(each => each > 0);
        expect(shownWidths.length).toBeGreaterThan(0);
        expect(shownWidths.reduce((sum, each) => sum + each, shownWidths.length - 1)).toBeLessThanOrEqual(total);
      },
    ),
  );
});

test.each<[says: string, wants: Parameters<typeof columnWidths>[0], total: number, widths: readonly number[]]>([
  ['all fit', [{ cells: 3 }, { cells: 4 }], 8, [3, 4]],
  ['the last shrinks', [{ cells: 3 }, { cells: 4 }], 6, [3, 2]],
  ['the last goes', [{ cells: 3 }, { cells: 4 }], 4, [3, 0]],
  [
    'the flexible one shrinks first',
    [{ cells: 3 }, { cells: 30, least: 5 }, { cells: 4, priority: 1 }],
    20,
    [3, 11, 4],
  ],
  [
    'one shares what there is with it, half and half',
    [{ cells: 3 }, { cells: 30, leastShared: 5 }, { cells: Infinity, least: 5 }],
    25,
    [3, 10, 10],
  ],
  [
    'and takes no more than it wants',
    [{ cells: 3 }, { cells: 8, leastShared: 5 }, { cells: Infinity, least: 5 }],
    25,
    [3, 8, 12],
  ],
  [
    'before any other goes',
    [
      { cells: 4, priority: 1 },
      { cells: 60, leastShared: 6 },
      { cells: Infinity, least: 5 },
    ],
    17,
    [4, 6, 5],
  ],
  [
    'then the lowest priority goes',
    [
      { cells: 3, priority: 2 },
      { cells: 4, priority: 1 },
      { cells: 9, least: 5 },
    ],
    12,
    [3, 0, 8],
  ],
])('%s', (_, wants, total, widths) => {
  expect(columnWidths(wants, total)).toEqual(widths);
});
