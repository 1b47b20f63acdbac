import { expect, test } from 'vitest';
import { Governor, IN_FLIGHT } from '../../../src/registry/transport/governor.ts';
import { InstantClock } from '../connection.ts';

/** Enters as often as can be without anybody leaving. */
async function fill(governor: Governor, wanted: number): Promise<() => number> {
  let inside = 0;
  for (let count = 0; count < wanted; count++) void governor.enter(undefined).then(() => inside++);
  await new Promise(setImmediate);
  return () => inside;
}

test('no more requests are in flight than the limit, and a leaving one lets the next in', async () => {
  const governor = new Governor(new InstantClock());
  const inside = await fill(governor, IN_FLIGHT + 3);
  expect(inside()).toBe(IN_FLIGHT);
  governor.leave();
  await new Promise(setImmediate);
  expect(inside()).toBe(IN_FLIGHT + 1);
});

test('a 429 halves the limit and holds everybody back; going well raises it one by one', async () => {
  const clock = new InstantClock();
  const governor = new Governor(clock);
  governor.slowDown(3000);
  governor.slowDown(1000);
  expect(governor.limit).toBe(IN_FLIGHT / 4);
  await governor.enter(undefined);
  expect(clock.sleeps).toEqual([3000]);
  for (let count = 0; count < 20; count++) governor.wentWell();
  expect(governor.limit).toBe(IN_FLIGHT / 4 + 1);
  for (let count = 0; count < 1000; count++) governor.wentWell();
  expect(governor.limit).toBe(IN_FLIGHT);
});

test('who gives up waiting takes no place', async () => {
  const governor = new Governor(new InstantClock());
  await fill(governor, IN_FLIGHT);
  const giveUp = new AbortController();
  const waiting = governor.enter(giveUp.signal);
  giveUp.abort(new Error('Ctrl+C'));
  await expect(waiting).rejects.toThrow('Ctrl+C');
  const next = governor.enter(undefined);
  governor.leave();
  await next;
});
