import { expect, test } from 'vitest';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import type { RowFilter } from '../../../../src/ui/browser/list/row-filter.ts';
import { identityOf, subjectOf } from '../../../../src/ui/browser/subject.ts';
import { ownProperty } from '../../../../src/values/members.ts';
import { toText } from '../../../../src/values/to-text.ts';
import type { Value } from '../../../../src/values/value.ts';
import { tagsNamed, tagValue } from './tag-rows.ts';

const now = () => Date.UTC(2026, 10, 2);

const nameOf = (value: Value | undefined): string => toText(ownProperty(value ?? null, 'Name') ?? value ?? null);
const names = (list: ListModel) => list.table(list.shown).rows.map(each => nameOf(each.value));
const marked = (list: ListModel) => list.marked.map(nameOf);
const holding = (text: string): RowFilter => ({ text, test: value => nameOf(value).includes(text) });

function listOf(...all: readonly string[]): ListModel {
  const list = new ListModel({ now });
  list.append(tagsNamed(all));
  list.complete = true;
  return list;
}

test('rows stand as they came, page after page', () => {
  const list = listOf('b', 'a');
  list.append(tagsNamed(['d', 'c']));
  expect(names(list)).toEqual(['b', 'a', 'd', 'c']);
  expect([list.loaded, list.shown, list.cursor, nameOf(list.current)]).toEqual([4, 4, 0, 'b']);
});

test('a list without rows has no cursor, no columns and nothing to mark', () => {
  const list = new ListModel({ now });
  list.toggleMark();
  list.markRange();
  list.extendMark(1);
  list.move(3);
  list.selectColumn(1);
  expect(list.table(10)).toEqual({ columns: [], rows: [], sort: undefined, selectedColumn: undefined });
  expect([list.current, list.markedCount, list.cursor]).toEqual([undefined, 0, 0]);
});

test('names are sorted as versions, and the other way round the second time', () => {
  const list = listOf('1.10', '1.9', 'latest', '1.4.2', '1.4.2-rc1');
  list.sortBy('Name');
  expect(names(list)).toEqual(['1.4.2-rc1', '1.4.2', '1.9', '1.10', 'latest']);
  list.sortBy('Name');
  expect(names(list)).toEqual(['latest', '1.10', '1.9', '1.4.2', '1.4.2-rc1']);
  expect(list.sort).toEqual({ column: 'Name', descending: true });
});

test('times begin with the newest, sizes with the biggest; rows without one come last', () => {
  const list = new ListModel({ now });
  const sized = (name: string, size: number | undefined, hour: number) =>
    tagValue({ name, digest: 'sha256:aa', size, updated: new Date(Date.UTC(2026, 10, 1, hour)).toISOString() });
  list.append([sized('a', 9, 3), sized('b', undefined, 5), sized('c', 10, 4)]);
  list.sortBy('LastUpdated');
  expect(names(list)).toEqual(['b', 'c', 'a']);
  list.sortBy('Size');
  expect(names(list)).toEqual(['c', 'a', 'b']);
  list.sortBy('Size');
  expect(names(list)).toEqual(['a', 'c', 'b']);
});

test('pages that come later find their places in a sorted and filtered list', () => {
  const list = new ListModel({ now });
  list.sortBy('Name', false);
  list.filter = holding('1');
  list.append(tagsNamed(['1.10', '2', '1.2']));
  list.append(tagsNamed(['1.1', '1.3', '3']));
  expect(names(list)).toEqual(['1.1', '1.2', '1.3', '1.10']);
  list.filter = undefined;
  expect(names(list)).toEqual(['1.1', '1.2', '1.3', '1.10', '2', '3']);
});

test('the cursor follows its item over sort, filter, pages and a refresh', () => {
  const list = listOf('c', 'b', 'a');
  list.moveTo(1);
  list.sortBy('Name', false);
  list.append(tagsNamed(['aa']));
  expect([nameOf(list.current), list.cursor]).toEqual(['b', 2]);
  list.filter = holding('b');
  expect([nameOf(list.current), list.cursor]).toEqual(['b', 0]);
  list.filter = undefined;
  expect(nameOf(list.current)).toBe('b');
  list.replace([...tagsNamed(['x', 'b']), ...tagsNamed(['a'])]);
  expect(nameOf(list.current)).toBe('b');
});

test('without its item the cursor stands on the one that followed it', () => {
  const list = listOf('a', 'b', 'c1', 'd');
  list.moveTo(1);
  list.filter = { text: '!b', test: value => nameOf(value) !== 'b' };
  expect(nameOf(list.current)).toBe('c1');
  list.filter = holding('a');
  expect(nameOf(list.current)).toBe('a');
});

test('the cursor stays at the top of a list that is still coming until somebody moves', () => {
  const list = new ListModel({ now });
  list.sortBy('Name', false);
  list.append(tagsNamed(['m']));
  list.append(tagsNamed(['b']));
  expect(nameOf(list.current)).toBe('b');
  list.moveTo(1);
  list.append(tagsNamed(['a']));
  expect(nameOf(list.current)).toBe('m');
});

test('marks stay with their items, are counted where a filter hides them, and only those that are gone are lost', () => {
  const list = listOf('a', 'b', 'c');
  list.toggleMark();
  list.moveTo(2);
  list.toggleMark();
  list.sortBy('Name', true);
  expect(marked(list)).toEqual(['c', 'a']);
  list.filter = holding('c');
  expect([list.markedCount, list.hiddenMarkedCount, list.hiddenMarked.map(nameOf)]).toEqual([2, 1, ['a']]);
  expect(marked(list)).toEqual(['c', 'a']);
  const [a, b] = tagsNamed(['a', 'b']);
  expect(list.replace([b ?? null, a ?? null]).map(nameOf)).toEqual(['c']);
  list.filter = undefined;
  expect(marked(list)).toEqual(['a']);
});

test('a tag that points elsewhere has lost its mark', () => {
  const list = listOf('a');
  list.toggleMark();
  const moved = tagValue({ name: 'a', digest: 'sha256:bb', updated: '2026-11-01T00:00:00Z' });
  expect(list.replace([moved]).map(nameOf)).toEqual(['a']);
  expect(list.markedCount).toBe(0);
});

test('a range goes from the last mark to the cursor over shown rows only', () => {
  const list = listOf('a1', 'b', 'a2', 'a3', 'a4');
  list.filter = holding('a');
  list.toggleMark();
  list.moveTo(2);
  list.markRange();
  expect(marked(list)).toEqual(['a1', 'a2', 'a3']);
  list.filter = undefined;
  expect(names(list).filter((_, at) => list.table(5).rows[at]?.isMarked)).toEqual(['a1', 'a2', 'a3']);
});

test('extending marks the row it leaves and the row it reaches', () => {
  const list = listOf('a', 'b', 'c');
  list.extendMark(1);
  list.extendMark(1);
  expect([marked(list), list.cursor]).toEqual([['a', 'b', 'c'], 2]);
});

test('all and inverse are about shown rows, clearing about all', () => {
  const list = listOf('a1', 'b', 'a2');
  list.moveTo(1);
  list.toggleMark();
  list.filter = holding('a');
  list.markAllShown();
  expect(list.markedCount).toBe(3);
  list.invertMarks();
  expect(marked(list)).toEqual(['b']);
  list.clearMarks();
  expect([list.markedCount, list.marked]).toEqual([0, []]);
});

test('only the marked rows are shown, hidden ones too, until there are none', () => {
  const list = listOf('a', 'b', 'c');
  list.toggleMark();
  list.moveTo(2);
  list.toggleMark();
  list.filter = holding('c');
  list.markedOnly = true;
  expect(names(list)).toEqual(['a', 'c']);
  list.clearMarks();
  expect([list.markedOnly, names(list)]).toEqual([false, ['c']]);
});

test('marks that are known by identity are set when their items come', () => {
  const rows = tagsNamed(['a', 'b', 'c']);
  const identities = rows.map(each => {
    const subject = subjectOf(each);
    return subject ? identityOf(subject) : '';
  });
  const list = new ListModel({ now });
  list.mark(identities.slice(1));
  list.append(rows.slice(0, 2));
  expect(marked(list)).toEqual(['b']);
  list.append(rows.slice(2));
  expect(marked(list)).toEqual(['b', 'c']);
  expect([list.moveToItem(identities[2] ?? ''), nameOf(list.current)]).toEqual([true, 'c']);
  expect(list.moveToItem('elsewhere')).toBe(false);
});

test('values without a place in a registry are known by the order in which they came', () => {
  const list = new ListModel({ now });
  list.append(['team/web', 'team/api', 'team/web']);
  list.moveTo(2);
  list.toggleMark();
  list.sortBy('Name');
  expect(list.table(3).rows.map(each => [each.cells[0], each.isMarked, each.isCursor])).toEqual([
    ['team/api', false, false],
    ['team/web', false, false],
    ['team/web', true, true],
  ]);
});

test('a table is a window on the rows that moves only as far as the cursor needs', () => {
  const list = listOf(...'abcdefghij');
  const window = () => list.table(4).rows.map(each => (each.isCursor ? `>${nameOf(each.value)}` : nameOf(each.value)));
  expect(window()).toEqual(['>a', 'b', 'c', 'd']);
  list.move(4);
  expect(window()).toEqual(['b', 'c', 'd', '>e']);
  list.move(-1);
  expect(window()).toEqual(['b', 'c', '>d', 'e']);
  list.moveTo('end');
  expect(window()).toEqual(['g', 'h', 'i', '>j']);
  list.move(-100);
  expect(window()).toEqual(['>a', 'b', 'c', 'd']);
});

test('the item under the cursor keeps its height on the screen when rows come in above it', () => {
  const list = listOf('c', 'd', 'e', 'f', 'g', 'h');
  list.sortBy('Name', false);
  list.moveTo(4);
  list.table(3);
  list.move(-1);
  const before = list.table(3).rows.findIndex(each => each.isCursor);
  list.append(tagsNamed(['a', 'b']));
  expect(list.table(3).rows.findIndex(each => each.isCursor)).toBe(before);
  expect(nameOf(list.current)).toBe('f');
});

/** More rows than are arranged at once. */
const many = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `t${(from + at) * 3}`);

test('a long list is sorted and tested by work, slice by slice, and the cursor waits for its item', () => {
  const list = listOf(...many(3000));
  list.moveTo(2500);
  const item = nameOf(list.current);
  list.filter = holding('5');
  expect([list.isWorking, list.shown]).toEqual([true, 3000]);
  expect(list.work(0)).toBe(true);
  expect(list.shown).toBeLessThan(512);
  expect(list.work(Number.POSITIVE_INFINITY)).toBe(false);
  expect(nameOf(list.current)).toBe(item);
  list.sortBy('Name', true);
  expect(list.work(0)).toBe(true);
  expect(nameOf(list.current)).toBe(item);
  list.work(Number.POSITIVE_INFINITY);
  expect([nameOf(list.current), names(list)[0]]).toEqual([item, 't8985']);
});

test('a refresh of a long sorted list shows the old rows until the new ones are arranged', () => {
  const list = listOf(...many(2000));
  list.sortBy('Name', false);
  list.work(Number.POSITIVE_INFINITY);
  list.toggleMark();
  expect(list.replace(tagsNamed(many(2000, 1))).map(nameOf)).toEqual(['t0']);
  expect([list.markedCount, nameOf(list.current)]).toEqual([0, 't0']);
  list.work(Number.POSITIVE_INFINITY);
  expect(nameOf(list.current)).toBe('t3');
});

test('Space marks nothing when the row that was seen under the cursor has just gone', () => {
  const list = listOf(...many(2000));
  list.sortBy('Name', false);
  list.work(Number.POSITIVE_INFINITY);
  list.replace(tagsNamed(many(2000, 1)));
  list.toggleMark();
  expect([list.markedCount, nameOf(list.current)]).toEqual([0, 't3']);
});

test('the end is where it is once all rows have found their places', () => {
  const list = new ListModel({ now });
  list.sortBy('Name');
  const all = Array.from({ length: 5000 }, (_, index) => `build-${index}`);
  list.append(tagsNamed(all));
  list.complete = true;
  list.work(0);
  list.moveTo('end');
  list.work(Number.POSITIVE_INFINITY);
  expect([list.cursor, nameOf(list.current)]).toEqual([4999, 'build-4999']);
  list.move(-1);
  expect(nameOf(list.current)).toBe('build-4998');
});

/** A long sorted list of which most rows have still to find their places. */
function arranging(): ListModel {
  const list = new ListModel({ now });
  list.sortBy('Name', false);
  list.append(tagsNamed(many(5000)));
  list.work(0);
  return list;
}

test('all and inverse are of all rows that pass, also of those that find their places later, and no key waits for them', () => {
  const list = arranging();
  list.markAllShown();
  expect([list.isWorking, list.markedCount]).toEqual([true, 0]);
  list.work(Number.POSITIVE_INFINITY);
  expect([list.markedCount, list.hiddenMarkedCount]).toEqual([5000, 0]);
  list.append(tagsNamed(many(3000, 5000)));
  list.invertMarks();
  list.work(Number.POSITIVE_INFINITY);
  expect([list.markedCount, list.shown]).toEqual([3000, 8000]);
});

test('what was wished of marks is about the filter of then and about the rows that were there', () => {
  const list = arranging();
  list.filter = holding('5');
  list.markAllShown();
  list.append(tagsNamed(many(100, 5000)));
  list.filter = undefined;
  const wanted = many(5000).filter(each => each.includes('5'));
  expect(new Set(marked(list))).toEqual(new Set(wanted));
  list.work(Number.POSITIVE_INFINITY);
  expect(list.markedCount).toBe(wanted.length);
});

test('what finishes wished marks leaves the cursor on a row, and on its item where the next filter shows it again', () => {
  const list = new ListModel({ now });
  list.append(tagsNamed(many(1100)));
  list.complete = true;
  list.filter = holding('t5');
  list.moveTo('end');
  list.work(0);
  list.moveTo(30);
  const item = list.current;
  list.markAllShown();
  list.filter = holding('t1');
  expect(list.current).toBeDefined();
  list.filter = undefined;
  list.work(Number.POSITIVE_INFINITY);
  expect(list.current).toBe(item);
  list.filter = holding('t10');
  list.moveTo(1000);
  list.markAllShown();
  list.finishMarks();
  expect(list.table(list.shown).rows.filter(each => each.isCursor)).toHaveLength(1);
});

test('a refresh carries the marks that were wished, and one that is still to come is waited for', () => {
  const list = arranging();
  list.markAllShown();
  expect(list.replace(tagsNamed(many(5001)).slice(1)).map(nameOf)).toEqual(['t0']);
  list.invertMarks();
  list.invertMarks();
  list.invertMarks();
  expect([list.isWorking, list.markedCount]).toEqual([true, 4999]);
  list.work(Number.POSITIVE_INFINITY);
  expect(marked(list)).toEqual(['t15000']);
});

test('marking single rows or clearing the marks ends what was wished of them; who asks for them need not wait', () => {
  const list = arranging();
  list.markAllShown();
  list.toggleMark();
  list.work(Number.POSITIVE_INFINITY);
  expect(list.markedCount).toBe(1);
  const cleared = arranging();
  cleared.markAllShown();
  cleared.clearMarks();
  cleared.work(Number.POSITIVE_INFINITY);
  expect(cleared.markedCount).toBe(0);
  const asked = arranging();
  asked.markAllShown();
  asked.finishMarks();
  expect(asked.markedCount).toBe(5000);
});

test('a refresh that is overtaken by another one leaves the cursor on the item that is shown', () => {
  const list = new ListModel({ now });
  list.append(tagsNamed(many(1100)));
  list.complete = true;
  list.replace(tagsNamed(many(1100)).slice(1));
  expect(list.isWorking).toBe(true);
  list.replace(tagsNamed(many(2)).toReversed());
  expect(nameOf(list.current)).toBe('t0');
});
