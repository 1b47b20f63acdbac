import { expect, test } from 'vitest';
import type { IssuedToken } from '../../../src/registry/auth/issued-token.ts';
import { Secret } from '../../../src/registry/auth/secret.ts';
import { TokenCache } from '../../../src/registry/auth/token-cache.ts';
import { InstantClock } from '../connection.ts';

const MINUTE = 60_000;

function tokenUntil(expires: number | undefined): IssuedToken {
  return { secret: new Secret('token'), issued: undefined, expires, margin: 5 * MINUTE };
}

/** A cache whose time is the clock's. */
const cacheBy = (clock: InstantClock): TokenCache => new TokenCache({ isOver: time => time <= clock.now() });

/** A fetch that counts its calls and ends when told. */
function heldFetch(token = tokenUntil(undefined)) {
  const { promise, resolve, reject } = Promise.withResolvers<IssuedToken>();
  const signals: AbortSignal[] = [];
  const fetch = (signal: AbortSignal) => {
    signals.push(signal);
    return promise;
  };
  return { fetch, signals, arrive: () => resolve(token), fail: reject, token };
}

test('fifty callers of a cold key share one fetch', async () => {
  const cache = cacheBy(new InstantClock());
  const held = heldFetch();
  const calls = Array.from({ length: 50 }, () => cache.get('key', held.fetch, undefined));
  held.arrive();
  const found = await Promise.all(calls);
  expect(held.signals).toHaveLength(1);
  expect(new Set(found.map(({ token }) => token)).size).toBe(1);
});

test('a first caller who gives up does not spoil it for the others', async () => {
  const cache = cacheBy(new InstantClock());
  const held = heldFetch();
  const giveUp = new AbortController();
  const first = cache.get('key', held.fetch, giveUp.signal);
  const second = cache.get('key', held.fetch, undefined);
  giveUp.abort(new Error('Ctrl+C'));
  await expect(first).rejects.toThrow('Ctrl+C');
  expect(held.signals[0]?.aborted).toBe(false);
  held.arrive();
  expect((await second).token).toBe(held.token);
});

test('a fetch that nobody waits for any more is stopped, and the next caller starts anew', async () => {
  const cache = cacheBy(new InstantClock());
  const [abandoned, fresh] = [heldFetch(), heldFetch()];
  const giveUp = new AbortController();
  const only = cache.get('key', abandoned.fetch, giveUp.signal);
  giveUp.abort(new Error('Ctrl+C'));
  await expect(only).rejects.toThrow('Ctrl+C');
  expect(abandoned.signals[0]?.aborted).toBe(true);
  const next = cache.get('key', fresh.fetch, undefined);
  abandoned.arrive();
  fresh.arrive();
  expect((await next).token).toBe(fresh.token);
  expect((await cache.get('key', abandoned.fetch, undefined)).token).toBe(fresh.token);
});

test('a failed fetch reaches all who wait and is not kept', async () => {
  const cache = cacheBy(new InstantClock());
  const failing = heldFetch();
  const calls = [cache.get('key', failing.fetch, undefined), cache.get('key', failing.fetch, undefined)];
  failing.fail(new Error('no'));
  for (const call of calls) await expect(call).rejects.toThrow('no');
  const good = heldFetch();
  good.arrive();
  expect(await cache.get('key', good.fetch, undefined)).toMatchObject({ cached: false });
});

test.each([
  ['five minutes and a moment', 5 * MINUTE + 1, true],
  ['exactly five minutes', 5 * MINUTE, false],
  ['no time', -1, false],
])('a token with %s left is used again: %s', async (_left, milliseconds, used) => {
  const clock = new InstantClock();
  const cache = cacheBy(clock);
  const get = () => cache.get('key', async () => tokenUntil(clock.now() + milliseconds), undefined);
  await get();
  expect((await get()).cached).toBe(used);
});

test('a token that cannot be read is used until it is dropped', async () => {
  const clock = new InstantClock();
  const cache = cacheBy(clock);
  const get = () => cache.get('key', async () => tokenUntil(undefined), undefined);
  const { token } = await get();
  clock.time += 1000 * MINUTE;
  expect(await get()).toEqual({ token, cached: true });
  expect(cache.drop('key', token)).toBe(true);
  const renewed = await get();
  expect(renewed.cached).toBe(false);
  expect(cache.drop('key', token)).toBe(false);
  expect((await get()).token).toBe(renewed.token);
});

test('a token on its way while the cache is cleared is not kept', async () => {
  const cache = cacheBy(new InstantClock());
  const held = heldFetch();
  const waiting = cache.get('key', held.fetch, undefined);
  cache.clear();
  held.arrive();
  expect((await waiting).token).toBe(held.token);
  expect(cache.entries()).toEqual([]);
});
