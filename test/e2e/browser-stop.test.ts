import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, changesIn } from './browsing.ts';

const COUNT = 500;

const manifests: Fixture = registry => {
  const hoursAgo = (hours: number): Date => new Date(registry.now.getTime() - hours * 3_600_000);
  registry.repository('team/api', hoursAgo(9999), repository => {
    for (let each = 0; each < COUNT; each++)
      repository.image({ created: hoursAgo(COUNT - each), layers: [repository.layer('file', `content ${each}\n`)] });
  });
};

/** 500 manifests whose deletion has been confirmed; the first 100 answers come, then they wait for `answer`. */
async function deleting() {
  const emulator = await startEmulator({ fixture: manifests });
  onTestFinished(() => emulator.close());
  const { promise: until, resolve: answer } = Promise.withResolvers<void>();
  onTestFinished(() => answer());
  const browsing = await browse({ emulator }, { at: 'team/api', shows: 'has no tags' });
  await browsing.press('2', / 500$/m);
  const { terminal } = browsing;
  // a machine that does other things besides takes its time over 500 of them: each wait is for some more
  const goesOnUntil = async (end: string) => {
    for (let done = -1; !terminal.rows().join('\n').includes(end); done = doneIn(terminal.rows()))
      await terminal.until(rows => doneIn(rows) > done || rows.join('\n').includes(end));
  };
  terminal.type('aD');
  await goesOnUntil('Ctrl+S save');
  emulator.ledger.clear();
  for (let each = 0; each < COUNT; each++)
    emulator.faults.add({
      on: { method: 'DELETE', occurrence: each + 1 },
      effect: { kind: 'stall', until: each < 100 ? Promise.resolve() : until, when: 'after' },
    });
  await browsing.press(`delete ${COUNT}`, `: delete ${COUNT}`);
  await browsing.press(keys('Shift+Tab'), `[[ Delete ${COUNT} ]]`);
  await browsing.press('\r', /\b\d+ of 500/);
  await goesOnUntil('100 of 500');
  return { ...browsing, emulator, answer };
}

/** How far a dialog tells that it is. */
const doneIn = (rows: readonly string[]): number => Number(/\b(\d+) of 500/.exec(rows.join('\n'))?.[1] ?? -1);

/** The counts of the report's title by their words. */
const countsIn = (rows: readonly string[]): ReadonlyMap<string, number> => {
  const title = rows.find(row => row.includes('Delete: ')) ?? '';
  return new Map(
    [...title.matchAll(/(\d+) ([a-z][a-z ]*[a-z])/g)].map(([, count, word]) => [String(word), Number(count)]),
  );
};

test('Ctrl+C in the middle of 500 deletions: nothing is sent after it, what was sent is awaited, the report equals the ledger', async () => {
  const { terminal, press, emulator, answer } = await deleting();
  await press(keys('Ctrl+C'), 'Stopping: nothing more is sent');
  const sent = emulator.ledger.entries.length;
  answer();
  await terminal.until(/Delete: .*not attempted/);
  const counts = countsIn(terminal.rows());
  const deleted = changesIn(emulator).filter(each => each.kind === 'manifest deleted').length;
  expect(Object.fromEntries(counts)).toEqual({ done: deleted, 'not attempted': COUNT - deleted });
  expect(deleted).toBeGreaterThanOrEqual(100);
  expect(deleted).toBeLessThanOrEqual(108);
  const later = emulator.ledger.entries.slice(sent).filter(each => each.method === 'DELETE');
  // those were on their way and had not been entered yet
  expect(later.length).toBeLessThanOrEqual(8);
});

test('a second Ctrl+C gives up the answers and says of which nobody knows what became of them', async () => {
  const { terminal, press, emulator } = await deleting();
  // at once: it is the second one only so soon after the first
  await press(keys('Ctrl+C', 'Ctrl+C'), 'unknown');
  const { done = 0, unknown = 0, ...others } = Object.fromEntries(countsIn(terminal.rows()));
  expect({ done, ...others }).toEqual({ done: 100, 'not attempted': COUNT - done - unknown });
  expect(unknown).toBeGreaterThanOrEqual(1);
  expect(unknown).toBeLessThanOrEqual(8);
  const deleted = changesIn(emulator).filter(each => each.kind === 'manifest deleted').length;
  expect(deleted).toBeLessThanOrEqual(done + unknown);
});
