import { expect, test } from 'vitest';
import { answersSideBySide, sideBySide } from '../../src/content/side-by-side.ts';

const never = new AbortController().signal;

test('no more than so many are under way, and the answers come in the order of the items', async () => {
  const { promise: firstEnds, resolve: endFirst } = Promise.withResolvers<void>();
  let [running, most] = [0, 0];
  const answers = await answersSideBySide(
    [0, 1, 2, 3, 4],
    never,
    async item => {
      most = Math.max(most, ++running);
      // the first is the last to end
      if (item === 0) await firstEnds;
      else await Promise.resolve();
      if (item === 4) endFirst();
      running--;
      return item * 10;
    },
    2,
  );
  expect(answers).toEqual([0, 10, 20, 30, 40]);
  expect(most).toBe(2);
});

test('a failure stops the others, begins nothing more, and is told when all have ended', async () => {
  const told: string[] = [];
  const working = sideBySide(
    ['waits', 'fails', 'comes too late'],
    never,
    async (item, signal) => {
      if (item === 'fails') throw new Error('the first failure');
      await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
      told.push(`${item} has ended`);
      throw new Error('a later failure');
    },
    2,
  );
  await expect(working).rejects.toThrow('the first failure');
  expect(told).toEqual(['waits has ended']);
});

test('stopped from outside it begins nothing more, and rejects with the reason even where all that was begun succeeds', async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const working = sideBySide(
    [1, 2, 3],
    stop.signal,
    async item => {
      begun.push(item);
      if (item === 2) stop.abort(new Error('stopped'));
    },
    1,
  );
  await expect(working).rejects.toThrow('stopped');
  expect(begun).toEqual([1, 2]);
});

test('without a signal only a failure stops it', async () => {
  const done: number[] = [];
  await sideBySide([1, 2, 3], undefined, async item => void done.push(item));
  expect(done).toEqual([1, 2, 3]);
});
