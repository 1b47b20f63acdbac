import { expect, test } from 'vitest';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import { CustomObject } from '../../../../src/values/custom-object.ts';
import { tagValue } from './tag-rows.ts';

const now = () => Date.UTC(2026, 10, 20, 13);
const row = {
  name: '1.4.2',
  digest: 'sha256:31a54a0cf86d7354788a8265f60ae6acb4b348a67efbcf7c1007dd3cf7af05ab',
  updated: '2026-11-20T08:02:51.1234567Z',
};

function listOf(...values: Parameters<ListModel['append']>[0]): ListModel {
  const list = new ListModel({ now });
  list.append(values);
  return list;
}

const shown = (list: ListModel) => {
  const { columns, rows } = list.table(20);
  return [columns.map(each => each.label), ...rows.map(each => each.cells)];
};

test("the columns are those of the type's table, times as ages", () => {
  const list = listOf(tagValue(row));
  expect(shown(list)).toEqual([
    ['Mode', 'LastUpdated', 'Digest', 'Name'],
    ['rwld', '4 hours ago', '31a54a0cf86d', '1.4.2'],
  ]);
  const { columns } = list.table(1);
  expect(columns.map(({ lookOf, ...rest }) => ({ ...rest, look: lookOf(tagValue(row)) }))).toEqual([
    { label: 'Mode', width: 4, look: 'reg.attrOn' },
    { label: 'LastUpdated', width: 14, priority: 1, look: 'reg.date' },
    { label: 'Digest', width: 12, look: 'reg.digest' },
    { label: 'Name', least: 12, look: 'reg.tag' },
  ]);
});

test('times can be told to the minute, in UTC', () => {
  const list = listOf(tagValue(row));
  list.absoluteTime = true;
  expect(list.table(1).rows[0]?.cells[1]).toBe('2026-11-20 08:02');
  expect(list.table(1).columns[1]?.width).toBe(16);
});

test('a column that has nothing to say of the first row is left out', () => {
  const [labels] = shown(listOf(tagValue({ ...row, size: 7 })));
  expect(labels).toEqual(['Mode', 'LastUpdated', 'Size', 'Digest', 'Name']);
});

test('a wide list has whole digests and all properties of one line once, which are the first to go', () => {
  const list = listOf(tagValue(row));
  list.wide = true;
  expect(shown(list)).toEqual([
    ['Mode', 'LastUpdated', 'Digest', 'Name', 'RegistryName', 'RepositoryName', 'Signed'],
    ['rwld', '4 hours ago', row.digest, '1.4.2', 'contoso', 'team/api', ''],
  ]);
  expect(list.table(1).columns.map(each => each.priority)).toEqual([undefined, 1, undefined, undefined, -0, -1, -2]);
  expect(list.table(1).columns[2]?.width).toBeUndefined();
});

test('objects without a table show their properties', () => {
  const object = new CustomObject([
    ['Label', 'team'],
    ['Count', 3],
  ]);
  expect(shown(listOf(object, new CustomObject([['Label', 'other']])))).toEqual([
    ['Label', 'Count'],
    ['team', '3'],
    ['other', ''],
  ]);
});

test('a row of another type says under each label what it knows of it', () => {
  const other = new CustomObject([
    ['Name', 'other'],
    ['Mode', 'r---'],
    ['LastUpdated', null],
  ]);
  const list = listOf(tagValue({ ...row, size: 7 }), other, 'a text');
  expect(shown(list)).toEqual([
    ['Mode', 'LastUpdated', 'Size', 'Digest', 'Name'],
    ['rwld', '4 hours ago', '7 B', '31a54a0cf86d', '1.4.2'],
    ['r---', '', '', '', 'other'],
    ['', '', '', '', 'a text'],
  ]);
  expect(list.table(3).columns.map(each => each.lookOf(other))).toEqual(Array(5).fill(undefined));
  list.sortBy('Name', true);
  expect(list.table(3).rows.map(each => each.cells.at(-1))).toEqual(['other', 'a text', '1.4.2']);
});

test.each([
  [['team/api', 'team/web'], 'Name'],
  [[4, 5], 'Value'],
])('values that are a line of text themselves, %j, have the column %s', (values, label) => {
  const list = listOf(...values);
  expect(shown(list)).toEqual([[label], ...values.map(each => [String(each)])]);
  list.sortBy(label, true);
  expect(list.table(2).rows.map(each => each.value)).toEqual(values.toReversed());
});

test('a column is chosen round and round', () => {
  const list = listOf(tagValue(row));
  const chosen = ([1, 1, 1, 1, 1, -1, -1] as const).map(step => {
    list.selectColumn(step);
    return list.selectedColumn;
  });
  expect(chosen).toEqual(['Mode', 'LastUpdated', 'Digest', 'Name', 'Mode', 'Name', 'Digest']);
  list.selectColumn(1);
  expect(list.table(1).selectedColumn).toBe('Name');
});
