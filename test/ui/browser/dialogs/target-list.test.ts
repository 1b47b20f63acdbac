import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Target } from '../../../../src/ui/browser/dialogs/target.ts';
import { TargetList } from '../../../../src/ui/browser/dialogs/target-list.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';

const theme = createTheme('none');
const tall = (id: string, effects: number): Target => ({
  id,
  title: [{ text: id }],
  effects: Array.from({ length: effects }, (_, index) => `${id}.${index + 1}`),
});

/** A list in a window of so many rows. */
function shown(targets: readonly Target[], rows: number) {
  const list = new TargetList(targets);
  list.measure(40, theme);
  const look = () => list.window(rows).rows.map(row => row.trim());
  look();
  return { list, look };
}

test('down goes to the next target and shows it whole', () => {
  const { list, look } = shown([tall('a', 1), tall('b', 1), tall('c', 1)], 4);
  expect(look()).toEqual(['> a', 'a.1', 'b', 'b.1']);
  list.down();
  expect(look()).toEqual(['a', 'a.1', '> b', 'b.1']);
  list.down();
  expect(look()).toEqual(['b', 'b.1', '> c', 'c.1']);
  list.down();
  expect(look()).toEqual(['b', 'b.1', '> c', 'c.1']);
  list.up();
  list.up();
  expect(look()).toEqual(['> a', 'a.1', 'b', 'b.1']);
});

test('one that is taller than the window is passed row by row, both ways', () => {
  const { list, look } = shown([tall('a', 3), tall('b', 0)], 2);
  const down = [look()];
  for (let step = 0; step < 3; step += 1) {
    list.down();
    down.push(look());
  }
  expect(down).toEqual([
    ['> a', 'a.1'],
    ['a.1', 'a.2'],
    ['a.2', 'a.3'],
    ['a.3', '> b'],
  ]);
  list.up();
  expect(look()).toEqual(['a.2', 'a.3']);
  list.up();
  list.up();
  expect(look()).toEqual(['> a', 'a.1']);
});

test('what is seen is told where it is not all', () => {
  const list = new TargetList([tall('a', 0), tall('b', 0), tall('c', 0)]);
  list.measure(40, theme);
  expect(list.window(3).seen).toBeUndefined();
  expect(list.window(2).seen).toEqual({ first: 1, last: 2 });
  list.page(1);
  expect(list.window(2).seen).toEqual({ first: 2, last: 3 });
});

test('in place of the one taken out comes the next, at the end the one before', () => {
  const targets = ['a', 'b', 'c'].map(id => tall(id, 0));
  const list = new TargetList(targets);
  list.measure(40, theme);
  list.window(3);
  list.down();
  list.set(targets.filter(each => each.id !== 'b'));
  expect(list.current?.id).toBe('c');
  list.set(targets.slice(0, 1));
  expect(list.current?.id).toBe('a');
});

test('wherever it is moved and resized to, the window is full and shows the current target', () => {
  const move = fc.constantFrom<(list: TargetList) => void>(
    list => list.down(),
    list => list.up(),
    list => list.page(1),
    list => list.page(-1),
    list => list.set(list.targets.filter(each => each !== list.current || list.targets.length === 1)),
  );
  const heights = fc.array(fc.nat(6), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      heights,
      fc.array(fc.tuple(move, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 10, max: 60 }))),
      (effects, steps) => {
        const list = new TargetList(effects.map((count, index) => tall(`t${index}-`, count)));
        list.measure(40, theme);
        list.window(5);
        for (const [go, rows, cells] of steps) {
          go(list);
          const all = list.measure(cells, theme);
          const { rows: drawn } = list.window(rows);
          expect(drawn).toHaveLength(Math.min(rows, all));
          expect(drawn.join('\n')).toContain(list.current?.id);
        }
      },
    ),
  );
});
