import { expect, test } from 'vitest';
import { ITEM_STATES, type ItemState } from '../../src/admin/bulk/item-outcome.ts';
import { tortureRun } from './torture-run.ts';

/** More of them: `npm run torture -- --runs 100000`. */
const RUNS = 120;
const QUIET_RUNS = 40;

/** Seeds that have found something once, with what it was. */
test.each([
  { seed: 'torture-6', found: 'a date in Retry-After was read by a clock that was wrong' },
  { seed: 'torture-26', found: 'a referrer that had been tagged meanwhile went along with its subject' },
  { seed: 'torture-27', found: 'a manifest whose tag was gone counted as gone itself' },
  { seed: 'torture-49', found: 'what went along before Ctrl+C was reported as not attempted' },
  { seed: 'torture-62', found: 'what was never sent was reported as unknown' },
  { seed: 'torture-123', found: 'an index that came while others were looked at did not keep what it lists' },
  { seed: 'torture-126', found: 'a referrer that a new index lists went along with its subject' },
  { seed: 'torture-394', found: 'a manifest that lost its tag was deleted after its lock had been lifted' },
  { seed: 'torture-485', found: 'what an index lists that had to stay went along with its subject' },
  { seed: 'tuesday-42', found: 'what only its lock was lifted for was reported as unknown' },
  { seed: 'tuesday-485', found: 'what had gone along was reported as skipped when its index was kept later' },
  { seed: 'tuesday-516', found: 'the same, with another index' },
  { seed: 'tuesday-546', found: 'the same, with the index of a tag schema' },
  { seed: 'tuesday-1332', found: 'what was lost by a gateway after Ctrl+C was reported as not attempted' },
  { seed: 'tuesday-1828', found: 'what a killed run was about to delete, and others deleted, may be called deleted' },
])('$seed: $found', async ({ seed }) => {
  expect((await tortureRun(seed, { isPlain: true })).violations).toEqual([]);
});

test.each([
  { seed: 'wednesday-12', found: 'what is protected went along with its subject' },
  { seed: 'wednesday-28', found: 'the journal told of a sending after the end of an item that was never sent' },
  { seed: 'thursday-b-401', found: 'the ledger was read before it had the last request' },
  { seed: 'wednesday-127', found: 'attributes that were changed, of a thing that was deleted right after' },
])('$seed: $found', async ({ seed }) => {
  expect((await tortureRun(seed)).violations).toEqual([]);
});

test(`${RUNS} purges of random registries under random faults break no rule`, { timeout: 240_000 }, async () => {
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
  const often: readonly ItemState[] = ['deleted', 'changed-skipped', 'locked-skipped', 'failed', 'not-attempted'];
  expect(often.filter(each => !states.has(each))).toEqual([]);
  expect([...states].filter(each => !ITEM_STATES.includes(each))).toEqual([]);
});

test('quiet-405: an index that was unlocked for its own deletion kept what another one takes along', async () => {
  expect((await tortureRun('quiet-405', { isQuiet: true })).violations).toEqual([]);
});

test(`what a plan tells is what a run does, ${QUIET_RUNS} times`, { timeout: 120_000 }, async () => {
  for (let at = 0; at < QUIET_RUNS; at++) {
    const { seed, violations } = await tortureRun(`quiet-${at}`, { isQuiet: true });
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
});
