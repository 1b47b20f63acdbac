import { expect, test } from 'vitest';
import { Governor, IN_FLIGHT, MOST_IN_FLIGHT } from '../../../src/registry/transport/governor.ts';
import { InstantClock } from '../connection.ts';

const PATIENT = { signal: undefined, longest: 60_000 };

/** Enters as often as can be without anybody leaving. */
async function fill(governor: Governor, wanted: number): Promise<() => number> {
  let inside = 0;
  for (let count = 0; count < wanted; count++) void governor.enter('reads', PATIENT).then(() => inside++);
  await new Promise(setImmediate);
  return () => inside;
}

test('no more requests are in flight than the limit, and a leaving one lets the next in', async () => {
  const governor = new Governor(new InstantClock());
  const inside = await fill(governor, IN_FLIGHT + 3);
  expect(inside()).toBe(IN_FLIGHT);
  governor.leave('reads');
  await new Promise(setImmediate);
  expect(inside()).toBe(IN_FLIGHT + 1);
});

test('a 429 halves the limit and holds everybody back; going well raises it one by one', async () => {
  const clock = new InstantClock();
  const governor = new Governor(clock);
  governor.slowDown(3000);
  governor.slowDown(1000);
  expect(governor.limit('reads')).toBe(IN_FLIGHT / 4);
  await governor.enter('reads', PATIENT);
  expect(clock.sleeps).toEqual([3000]);
  for (let count = 0; count < 20; count++) governor.wentWell('reads');
  expect(governor.limit('reads')).toBe(IN_FLIGHT / 4 + 1);
  for (let count = 0; count < 1000; count++) governor.wentWell('reads');
  expect(governor.limit('reads')).toBe(IN_FLIGHT);
});

test('who gives up waiting takes no place', async () => {
  const governor = new Governor(new InstantClock());
  await fill(governor, IN_FLIGHT);
  const giveUp = new AbortController();
  const waiting = governor.enter('reads', { ...PATIENT, signal: giveUp.signal });
  giveUp.abort(new Error('Ctrl+C'));
  await expect(waiting).rejects.toThrow('Ctrl+C');
  const next = governor.enter('reads', PATIENT);
  governor.leave('reads');
  await next;
});

test('changes wait neither for reads nor the other way round, and a 429 slows both down', async () => {
  const governor = new Governor(new InstantClock());
  await fill(governor, IN_FLIGHT + 1);
  await governor.enter('changes', PATIENT);
  governor.slowDown(0);
  expect([governor.limit('reads'), governor.limit('changes')]).toEqual([IN_FLIGHT / 2, IN_FLIGHT / 2]);
});

test('nobody is let in before the end of a pause, and who would not wait so long is told at once', async () => {
  const clock = new InstantClock();
  const governor = new Governor(clock);
  governor.hold(61_000);
  await expect(governor.enter('changes', PATIENT)).rejects.toMatchObject({ milliseconds: 61_000 });
  await governor.enter('changes', { ...PATIENT, longest: 90_000 });
  expect(clock.sleeps).toEqual([61_000]);
});

test.each([
  [0, 1],
  [3.5, 3],
  [1000, MOST_IN_FLIGHT],
])('%d wanted at once are %d', (wanted, most) => {
  const governor = new Governor(new InstantClock());
  governor.allow(wanted);
  expect([governor.limit('reads'), governor.limit('changes')]).toEqual([most, most]);
});

test('a clock that is set neither ends a pause nor makes it longer', async () => {
  const clock = new InstantClock();
  const governor = new Governor(clock);
  governor.slowDown(30_000);
  clock.now = () => clock.time + 7_200_000;
  await governor.enter('reads', PATIENT);
  governor.slowDown(30_000);
  clock.now = () => clock.time - 7_200_000;
  await governor.enter('reads', PATIENT);
  expect(clock.sleeps).toEqual([30_000, 30_000]);
});
