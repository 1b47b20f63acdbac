import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChangeLog } from '../../src/session/change-log.ts';
import { digest, repo, tag } from '../registry/names.ts';

let noted = 0;
const change = (...undoes: readonly number[]) => ({
  name: { run: '20261121-164003-7f3a', item: noted++ },
  server: 'contoso.azurecr.io',
  action: 'Remove tag',
  target: 'contoso.azurecr.io/a:1',
  made: { kind: 'untag', repository: repo('a'), tag: tag('1'), digest: digest('1'), attributes: undefined } as const,
  undoes,
});

test('undo goes back one by one, redo forth again, and a new change ends the redoing', () => {
  const log = new ChangeLog(() => Date.UTC(2026, 0, 15));
  expect([log.nextUndo, log.nextRedo]).toEqual([undefined, undefined]);
  log.add(change());
  log.add(change());
  expect(log.at(1)?.at).toBe('2026-01-15T00:00:00.000Z');
  log.add(change(2));
  expect([log.nextUndo?.id, log.nextRedo?.id]).toEqual([1, 3]);
  log.add(change(1));
  expect([log.nextUndo?.id, log.nextRedo?.id]).toEqual([undefined, 4]);
  log.add(change(4));
  expect([log.nextUndo?.id, log.nextRedo?.id]).toEqual([5, 3]);
  log.add(change());
  expect([log.nextUndo?.id, log.nextRedo?.id]).toEqual([6, undefined]);
});

test('it is the undo and redo of an editor, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('change', 'undo', 'redo'), { maxLength: 40 }), steps => {
      const log = new ChangeLog();
      // what each record stands for: the change that it makes or takes back
      const root = (id: number): number => {
        const [undone] = log.at(id)?.undoes ?? [];
        return undone === undefined ? id : root(undone);
      };
      const done: number[] = [];
      let undone: number[] = [];
      for (const step of steps) {
        const next = step === 'undo' ? log.nextUndo : log.nextRedo;
        if (step === 'change') {
          done.push(log.add(change()).id);
          undone = [];
        } else if (next) log.add(change(next.id));
        if (step === 'undo') undone.push(...done.splice(-1));
        if (step === 'redo') done.push(...undone.splice(-1));
        expect(log.nextUndo && root(log.nextUndo.id)).toBe(done.at(-1));
        expect(log.nextRedo && root(log.nextRedo.id)).toBe(undone.at(-1));
      }
      expect(JSON.parse(JSON.stringify(log.records))).toHaveLength(log.records.length);
    }),
  );
});

test('what one act has changed is taken back together, what of it still holds', async () => {
  const log = new ChangeLog();
  const before = log.add(change());
  await log.together(async () => {
    for (const _ of [1, 2, 3]) log.add(change());
  });
  const next = () => log.nextUndo && log.madeWith(log.nextUndo).map(each => each.id);
  expect(next()).toEqual([2, 3, 4]);
  log.add(change(3));
  expect(next()).toEqual([2, 4]);
  log.add({ ...change(2, 4), made: undefined, isRun: true });
  expect([next(), log.nextRedo?.id]).toEqual([[before.id], 6]);
});
