import { expect, test } from 'vitest';
import { countStates } from '../../../src/admin/bulk/item-outcome.ts';
import type { RegistryPlan } from '../../../src/admin/bulk/registry-plan.ts';
import { ConfirmedRegistryPlan, type RunOptions, runPlan } from '../../../src/admin/bulk/run-plan.ts';
import { changes, type Desk, effects, openDesk } from '../desk.ts';
import { JournalInMemory } from './journal-in-memory.ts';
import { deletionOf, manifestsOf, planOf, removalOf, updateOf } from './planned.ts';

const HELLO = 'library/hello-world';

function run(desk: Desk, plan: RegistryPlan, options: Partial<RunOptions> = {}) {
  return runPlan(new ConfirmedRegistryPlan(plan), {
    registry: desk.registry,
    registryName: 'demo',
    journal: new JournalInMemory(),
    stop: desk.signal,
    abandon: desk.signal,
    protects: () => undefined,
    progress: () => {},
    sending: () => {},
    ...options,
  });
}

test('manifests, tags and attributes are changed as planned, and every item is told of', async () => {
  await using desk = await openDesk();
  const [old] = (await manifestsOf(desk, HELLO)).filter(each => each.tags.includes('v1' as never));
  const plan = await planOf(desk, [
    ...(old ? [deletionOf(HELLO, old)] : []),
    await removalOf(desk, HELLO, 'latest'),
    await updateOf(desk, HELLO, 'v2', { writeEnabled: false }),
  ]);
  const journal = new JournalInMemory();
  const done: number[] = [];
  const report = await run(desk, plan, { journal, progress: count => done.push(count) });
  expect(report.outcomes.map(each => each.state)).toEqual(['deleted', 'deleted', 'updated']);
  expect(report).toMatchObject({ run: journal.run, stopped: undefined });
  expect(countStates(report.outcomes)).toMatchObject({ deleted: 2, updated: 1, failed: 0 });
  expect(effects(desk).toSorted()).toEqual(['attributes changed', 'manifest deleted', 'tag deleted']);
  expect(done).toEqual([1, 2, 3]);
  expect(journal.isClosed).toBe(true);
  expect([...journal.lines.values()].map(each => each.kind)).toEqual(['ended', 'ended', 'ended']);
  expect(changes(desk)).toHaveLength(3);
});

test('a manifest that lost one of its tags is another one than planned, and not gone', async () => {
  await using desk = await openDesk();
  const [old] = (await manifestsOf(desk, HELLO)).filter(each => each.tags.some(name => name === 'v1'));
  const plan = await planOf(desk, old ? [deletionOf(HELLO, old)] : []);
  const repository = desk.emulator.store.repository(HELLO);
  const lost = repository?.tags.get('v1');
  if (lost) repository?.untag(lost, desk.emulator.clock.tick());
  const report = await run(desk, plan);
  expect(report.outcomes.map(each => each.state)).toEqual(['changed-skipped']);
  expect(changes(desk)).toEqual([]);
});
