import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from '../../../src/admin/journal/journal.ts';
import { prune } from '../../../src/admin/journal/prune.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { contentOf, planOf, untagging } from './planned.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);

/** Runs that were written so many days ago each; a negative number is one that was cut short. */
async function written(...days: readonly number[]) {
  const journal = new Journal(passingFolder('journal'));
  const runs: string[] = [];
  for (const each of days) {
    const body = contentOf('x'.repeat(300_000));
    const run = await journal.begin(planOf(untagging('a')), { command: '', bodies: new Map([[body.digest, body]]) });
    await run.sending(0);
    if (each >= 0) run.ended(0, { state: 'deleted', reason: undefined });
    await run.close();
    for (const name of readdirSync(journal.folder).filter(file => file.startsWith(run.run))) {
      const seconds = (NOW - Math.abs(each) * DAY) / 1000;
      utimesSync(join(journal.folder, name), seconds, seconds);
    }
    runs.push(run.run);
  }
  const left = () => runs.map(run => readdirSync(journal.folder).filter(each => each.startsWith(run)).length);
  return { journal, left };
}

test('what is older than the limit goes, with its manifests', async () => {
  const { journal, left } = await written(100, -100, 80);
  await prune(journal.folder, { days: 90, megabytes: 256 }, NOW);
  expect(left()).toEqual([0, 0, 2]);
});

test('of what is too large the oldest goes, but nothing that can still be resumed', async () => {
  const { journal, left } = await written(-5, 4, 3, 2);
  await prune(journal.folder, { days: 90, megabytes: 1 }, NOW);
  expect(left()).toEqual([2, 0, 0, 2]);
  const bytes = readdirSync(journal.folder).reduce((sum, each) => sum + statSync(join(journal.folder, each)).size, 0);
  expect(bytes).toBeLessThan(1024 * 1024);
});

test('what a living shell writes stays', async () => {
  const journal = new Journal(passingFolder('journal'));
  const run = await journal.begin(planOf(untagging('a')), { command: '', bodies: new Map() });
  await prune(journal.folder, { days: 0.000_001, megabytes: 0 }, NOW + 1000 * DAY);
  expect(readdirSync(journal.folder).filter(each => each.endsWith('.jsonl'))).toEqual([`${run.run}.jsonl`]);
  await run.close();
});
