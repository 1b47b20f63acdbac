import { expect, test } from 'vitest';
import { tableRows } from '../../../../src/ui/browser/draw/table-rows.ts';
import type { ListColumn, TableBody } from '../../../../src/ui/browser/screen-view.ts';
import { plainText } from '../../../../src/ui/pager/styled-line.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { manifestColumns } from './manifest-list.ts';

const column = (label: string, more: Partial<ListColumn> = {}): ListColumn => ({
  label,
  lookOf: () => undefined,
  ...more,
});

const table = (
  columns: readonly ListColumn[],
  rows: readonly (readonly string[])[],
  more: Partial<TableBody> = {},
) => ({
  columns,
  rows: rows.map(cells => ({ value: null, cells, isMarked: false, isCursor: false })),
  sort: undefined,
  selectedColumn: undefined,
  ...more,
});

const drawn = (body: TableBody, columns: number, rows = 5) =>
  tableRows(body, { columns, rows }, createTheme('none')).map(row => row.trimEnd());

test('the sorted column has an arrow for its direction, the chosen one brackets, and both have room for it', () => {
  const columns = [column('Mode', { width: 4 }), column('Size', { width: 6, align: 'right' }), column('Name')];
  const sort = { column: 'Mode', descending: false };
  expect(drawn(table(columns, [['rwld', '1.2 MB', 'a']], { sort, selectedColumn: 'Size' }), 40)).toEqual([
    '   Mode ↑ [Size] Name',
    '   rwld   1.2 MB a',
  ]);
  expect(drawn(table(columns, [], { sort: { column: 'Size', descending: true }, selectedColumn: 'Size' }), 40)).toEqual(
    ['   Mode [Size] ↓ Name'],
  );
});

test('columns go by their priority where there is no room, the flexible one gives way first', () => {
  const columns = [
    column('Name', { least: 6 }),
    column('Size', { width: 8, align: 'right', priority: 1 }),
    column('Mode', { width: 4, priority: 2 }),
  ];
  const body = table(columns, [['team/service/api', '215.4 MB', 'rwld']]);
  expect(drawn(body, 40)[1]).toBe('   team/service/api        215.4 MB rwld');
  expect(drawn(body, 24)[1]).toBe('   team/s… 215.4 MB rwld');
  expect(drawn(body, 18)[1]).toBe('   team/serv… rwld');
  expect(drawn({ ...body, selectedColumn: 'Size' }, 18)[0]).toBe('   Name     [Size]');
});

test('a lock is seen by its letters and by its look', () => {
  const theme = createTheme('mono');
  const [, row = ''] = tableRows(table(manifestColumns, [['r-ld']]), { columns: 60, rows: 2 }, theme);
  expect(plainText(row)).toMatch(/^ {3}r-ld/);
  expect(row).toContain(`r${theme.paint('reg.attrOff', '-')}ld`);
});

test('a cell of several lines shows the first one, and wide characters keep the columns in their places', () => {
  const columns = [column('Name'), column('Note', { width: 4 }), column('End')];
  expect(
    drawn(
      table(columns, [
        ['日本', 'a\nb', 'x'],
        ['plain', '', 'y'],
      ]),
      30,
    ),
  ).toEqual(['   Name  Note End', '   日本  a…   x', '   plain      y']);
});

test('a first column that is wider than the screen is cut there', () => {
  expect(drawn(table([column('Digest', { width: 64 })], [['a'.repeat(64)]]), 20)[1]).toBe(`   ${'a'.repeat(16)}…`);
});

test('no more rows are drawn than there is room for', () => {
  expect(drawn(table([column('Name')], [['a'], ['b'], ['c'], ['d']]), 20, 3)).toEqual(['   Name', '   a', '   b']);
});
