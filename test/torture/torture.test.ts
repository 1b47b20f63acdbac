import { expect, test } from 'vitest';
import { ITEM_STATES, type ItemState } from '../../src/admin/bulk/item-outcome.ts';
import { tortureRun } from './torture-run.ts';

/** More of them: `npm run torture -- --runs 100000`. */
const RUNS = 200;

/** Seeds that have found something once. */
const FOUND: readonly string[] = [];

test.each(FOUND)('seed %s finds nothing any more', async seed => {
  expect((await tortureRun(seed)).violations).toEqual([]);
});

test(`${RUNS} purges of random registries under random faults break no rule`, { timeout: 120_000 }, async () => {
  const states = new Set<ItemState>();
  let planned = 0;
  for (let at = 0; at < RUNS; at++) {
    const { seed, violations, evidence } = await tortureRun(`fast-${at}`);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
    if (evidence) planned++;
    for (const { state } of evidence?.outcomes ?? []) states.add(state);
  }
  // all this would show nothing if nothing were deleted, or nothing ever went wrong
  expect(planned).toBeGreaterThan(RUNS / 2);
  expect(ITEM_STATES.filter(each => !states.has(each))).toEqual(['updated', 'protected-skipped']);
});
