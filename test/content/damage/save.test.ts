import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAMAGE_NAMES } from './damages.ts';
import { saveRun } from './save-run.ts';
import { openSavingPlace, type SavingPlace } from './saving-place.ts';

/** More of them: `npm run damage -- --runs 1000`. */
const RUNS = 120;

let place: SavingPlace;
beforeAll(async () => {
  place = await openSavingPlace();
});
afterAll(() => place[Symbol.asyncDispose]());

test(`${RUNS} images damaged on their way and on disk are saved whole or not at all`, {
  timeout: 240_000,
}, async () => {
  let resumed = 0;
  for (let at = 0; at < RUNS; at++) {
    const seed = `fast-${at}`;
    const { violations, isResumed } = await saveRun(seed, place);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
    if (isResumed) resumed++;
  }
  // all this would show nothing if nothing were damaged, or nothing ever resumed
  expect(DAMAGE_NAMES.filter(name => !place.damaging.occurred.has(name))).toEqual([]);
  expect(resumed).toBeGreaterThan(RUNS / 20);
  expect(place.damaging.ranges).toBeGreaterThan(RUNS / 10);
});
