import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Muster } from '../../../src/admin/bulk/muster.ts';

/** A muster for three, with work on the way to it that ends when it is told to, and the names of those who went on. */
function muster() {
  const place = new Muster(3);
  const gone: string[] = [];
  const work = (way: 'coming' | 'ahead' = 'coming') => {
    const { promise, resolve } = Promise.withResolvers<void>();
    void place[way](() => promise);
    return resolve;
  };
  const join = (...names: string[]) => {
    for (const name of names) void place.join().then(() => gone.push(name));
  };
  const seen = async () => {
    for (let turn = 0; turn < 3; turn++) await setImmediate();
    return gone;
  };
  return { work, join, seen };
}

test('who has nobody to wait for goes on', async () => {
  const { join, seen } = muster();
  join('a');
  expect(await seen()).toEqual(['a']);
});

test('who comes while others are on the way waits until enough are there', async () => {
  const { work, join, seen } = muster();
  work();
  join('a', 'b');
  expect(await seen()).toEqual([]);
  join('c', 'd');
  expect(await seen()).toEqual(['a', 'b', 'c', 'd']);
});

test('who waits goes on when nobody else is on the way any more', async () => {
  const { work, join, seen } = muster();
  const end = work();
  join('a');
  expect(await seen()).toEqual([]);
  end();
  expect(await seen()).toEqual(['a']);
});

test('who waits goes on when those ahead run out of work', async () => {
  const { work, join, seen } = muster();
  const [end] = [work('ahead'), work('ahead'), work('ahead')];
  join('a');
  expect(await seen()).toEqual([]);
  end();
  expect(await seen()).toEqual(['a']);
});

test('work that fails counts no longer', async () => {
  const place = new Muster(3);
  await expect(place.coming(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  await place.join();
});
