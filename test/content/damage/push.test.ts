import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRun } from './copy-run.ts';
import { publishRun } from './publish-run.ts';
import { openSavingPlace, type SavingPlace } from './saving-place.ts';

/** More of them: `npm run damage -- --runs 1000`. */
const RUNS = 80;
const COPIES = 30;

let place: SavingPlace;
beforeAll(async () => {
  place = await openSavingPlace();
});
afterAll(() => place[Symbol.asyncDispose]());

test(`${RUNS} layouts and tars with damages are published whole or not at all`, { timeout: 240_000 }, async () => {
  const ids = new Set<string>();
  let published = 0;
  for (let at = 0; at < RUNS; at++) {
    const seed = `fast-${at}`;
    const { violations, errors } = await publishRun(seed, place);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
    for (const id of errors) ids.add(id);
    if (errors.length === 0) published++;
  }
  // all this would show nothing if everything were refused, or for one reason only
  expect(published).toBeGreaterThan(RUNS / 6);
  expect([...ids]).toEqual(expect.arrayContaining(['DamagedContent', 'DamagedLayout', 'DamagedArchive', 'NotAnImage']));
});

test(`${COPIES} images damaged on their way are copied whole or not at all`, { timeout: 240_000 }, async () => {
  let failed = 0;
  for (let at = 0; at < COPIES; at++) {
    const seed = `fast-${at}`;
    const { violations, errors } = await copyRun(seed, place);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
    if (errors.length > 0) failed++;
  }
  expect(failed).toBeGreaterThan(COPIES / 6);
  expect(failed).toBeLessThan(COPIES);
});
