import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Muster } from '../../../src/admin/bulk/muster.ts';

/** A muster for three, with what is under way in it: works that end when they are told to, and the names of those who went on. */
function muster() {
  const place = new Muster(3);
  const gone: string[] = [];
  const work = (way: 'coming' | 'ahead') => {
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

test('who comes while others come and others are ahead waits until enough are there', async () => {
  const { work, join, seen } = muster();
  work('coming');
  work('ahead');
  join('a', 'b');
  expect(await seen()).toEqual([]);
  join('c', 'd');
  expect(await seen()).toEqual(['a', 'b', 'c', 'd']);
});

test.each(['coming', 'ahead'] as const)('nobody is held back by one who hangs: %s', async way => {
  const { work, join, seen } = muster();
  work(way === 'coming' ? 'ahead' : 'coming');
  const end = work(way);
  join('a');
  expect(await seen()).toEqual([]);
  end();
  expect(await seen()).toEqual(['a']);
});

test('work that fails counts no longer', async () => {
  const place = new Muster(3);
  await expect(place.ahead(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  void place.coming(() => new Promise(() => {}));
  await place.join();
});
