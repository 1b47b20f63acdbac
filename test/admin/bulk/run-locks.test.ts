import { expect, test } from 'vitest';
import { JournalInMemory } from './journal-in-memory.ts';
import { deletionOf, manifestsOf, planOf, removalOf } from './planned.ts';
import { complaints, openRunDesk, type RunDesk, statesOf } from './run-desk.ts';
import { imageOf, stocked } from './stocked.ts';

const API = 'team/api';
const CUT_BEFORE = { kind: 'reset', when: 'before' } as const;

/** A locked untagged image, and a locked tag on another. */
const LOCKED = stocked(API, (repository, daysAgo) => {
  repository.lock(imageOf(repository, 'old', daysAgo(9)), { writeEnabled: false });
  const image = imageOf(repository, 'current', daysAgo(3));
  repository.lock(repository.tag('v1', image, daysAgo(3)), { deleteEnabled: false });
});

async function lockedDesk(unlock: boolean) {
  const desk = await openRunDesk(LOCKED);
  const [old] = (await manifestsOf(desk, API)).filter(each => each.tags.length === 0);
  if (!old) throw new Error('the fixture lacks it');
  const manifest = deletionOf(API, old, { unlock: unlock ? ['@manifest'] : [] });
  const plan = await planOf(desk, [manifest, await removalOf(desk, API, 'v1', unlock)]);
  desk.emulator.ledger.clear();
  return { desk, plan, digest: old.digest };
}

const attributesOf = ({ emulator }: RunDesk, digest: string) => {
  const repository = emulator.store.repository(API);
  return [repository?.manifests.get(digest)?.attributes, repository?.tags.get('v1')?.attributes].map(each =>
    each ? each.writeEnabled && each.deleteEnabled : undefined,
  );
};

test('what is locked is skipped, with the command that lifts the lock, and nothing is sent for it', async () => {
  const { desk, plan } = await lockedDesk(false);
  await using _ = desk;
  const report = await desk.run(plan);
  expect(statesOf(report)).toEqual(['locked-skipped', 'locked-skipped']);
  expect(report.outcomes.map(each => each.recommendation?.split(' ')[0])).toEqual([
    'Unlock-AzContainerRegistryManifest',
    'Unlock-AzContainerRegistryTag',
  ]);
  expect(desk.emulator.ledger.effects.filter(each => each.kind !== 'token issued')).toEqual([]);
});

test('a lock that the plan lifts is lifted, and what was locked goes', async () => {
  const { desk, plan } = await lockedDesk(true);
  await using _ = desk;
  const report = await desk.run(plan);
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual(['deleted', 'deleted']);
});

test('when the deletion fails, the locks come back', async () => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  desk.emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'status', status: 403 }, times: 2 });
  const report = await desk.run(plan);
  expect(statesOf(report)).toEqual(['no-permission', 'no-permission']);
  expect(report.outcomes.map(each => each.unlockedStill)).toEqual([undefined, undefined]);
  expect(attributesOf(desk, digest)).toEqual([false, false]);
});

test.each(['before', 'after'] as const)('a lock lifted with a reply lost %s the effect comes back too', async when => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  desk.emulator.faults.add(
    { on: { method: 'PATCH' }, effect: { kind: 'reset', when }, times: 2 },
    { on: { method: 'DELETE' }, effect: { kind: 'status', status: 403 }, times: 2 },
  );
  await desk.run(plan);
  expect(attributesOf(desk, digest)).toEqual([false, false]);
});

test('a lock that cannot be brought back is told of, with the command for it', async () => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  const [manifest] = plan.items;
  desk.emulator.faults.add(
    { on: { method: 'DELETE' }, effect: { kind: 'status', status: 403 } },
    { on: { method: 'PATCH', occurrence: 2 }, effect: { kind: 'status', status: 403 } },
  );
  const report = await desk.run({ ...plan, items: manifest ? [manifest] : [] });
  expect(attributesOf(desk, digest)[0]).toBe(true);
  expect(report.outcomes[0]?.unlockedStill).toBe(
    `Lock-AzContainerRegistryManifest -RegistryName demo -RepositoryName ${API} -Manifest ${digest} -Write`,
  );
});

test.each(['refused', 'stopped'] as const)(
  'a run that goes on and is %s brings back a lock that was left lifted',
  async how => {
    const { desk, plan, digest } = await lockedDesk(true);
    await using _ = desk;
    const [manifest] = plan.items;
    const alone = { ...plan, items: manifest ? [manifest] : [] };
    desk.emulator.faults.add(
      { on: { method: 'DELETE' }, effect: { kind: 'status', status: 403 }, times: 2 },
      { on: { method: 'PATCH', occurrence: 2 }, effect: { kind: 'status', status: 403 } },
    );
    const [left] = (await desk.run(alone)).outcomes;
    expect(left?.unlockedStill).toBeDefined();
    const journal = new JournalInMemory(new Map(left ? [[0, { kind: 'ended', outcome: left }]] : []));
    const stop = how === 'stopped' ? AbortSignal.abort() : undefined;
    const report = await desk.run(alone, { journal, ...(stop ? { stop } : {}) });
    expect(statesOf(report)).toEqual(['no-permission']);
    expect(report.outcomes[0]?.unlockedStill).toBeUndefined();
    expect(attributesOf(desk, digest)[0]).toBe(false);
  },
);

test('what is tagged while its lock is lifted stays, and is locked again', async () => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  const [manifest] = plan.items;
  desk.emulator.faults.add({
    on: { method: 'PATCH' },
    effect: {
      kind: 'meanwhile',
      change: store => {
        const repository = store.repository(API);
        const old = repository?.manifests.get(digest);
        if (old) repository?.tag('needed', old, desk.emulator.clock.tick());
      },
    },
  });
  const report = await desk.run({ ...plan, items: manifest ? [manifest] : [] });
  expect(statesOf(report)).toEqual(['changed-skipped']);
  expect(attributesOf(desk, digest)[0]).toBe(false);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

test('stopped between lock and deletion, the lock comes back and nothing else is sent', async () => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  const stop = new AbortController();
  const [manifest] = plan.items;
  let count = 0;
  const report = await desk.run(
    { ...plan, items: manifest ? [manifest] : [] },
    { stop: stop.signal, sending: () => void (++count === 2 && stop.abort(new Error('Ctrl+C'))) },
  );
  expect(statesOf(report)).toEqual(['not-attempted']);
  expect(attributesOf(desk, digest)[0]).toBe(false);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

test.each([
  { isStopped: true, state: 'not-attempted' },
  { isStopped: false, state: 'failed' },
])('a lock that was lifted with its reply lost is no deletion: $state', async ({ isStopped, state }) => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  const stop = new AbortController();
  const [manifest] = plan.items;
  desk.emulator.faults.add({ on: { method: 'PATCH' }, effect: { kind: 'reset', when: 'before' }, times: 2 });
  if (isStopped)
    void desk.emulator.ledger.arrival(each => each.method === 'PATCH').then(() => stop.abort(new Error('Ctrl+C')));
  const report = await desk.run({ ...plan, items: manifest ? [manifest] : [] }, { stop: stop.signal });
  expect(statesOf(report)).toEqual([state]);
  expect(attributesOf(desk, digest)[0]).toBe(false);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

test('a run that was killed after it had lifted the lock: the next one deletes it, or locks it again', async () => {
  for (const isStopped of [false, true]) {
    const { desk, plan, digest } = await lockedDesk(true);
    await using _ = desk;
    const manifest = desk.emulator.store.repository(API)?.manifests.get(digest);
    if (manifest) manifest.attributes.writeEnabled = true;
    const stop = new AbortController();
    if (isStopped) stop.abort(new Error('Ctrl+C'));
    const journal = new JournalInMemory(new Map([[0, { kind: 'sent' }]]));
    const report = await desk.run(plan, { journal, stop: stop.signal });
    expect(attributesOf(desk, digest)[0]).toBe(isStopped ? false : undefined);
    expect(statesOf(report)[0]).toBe(isStopped ? 'unknown' : 'deleted');
  }
});

test('a lock lifted by somebody else, or one put on, is a change', async () => {
  const { desk, plan, digest } = await lockedDesk(true);
  await using _ = desk;
  const repository = desk.emulator.store.repository(API);
  const manifest = repository?.manifests.get(digest);
  const tag = repository?.tags.get('v1');
  if (manifest) manifest.attributes.writeEnabled = true;
  if (tag) tag.attributes.writeEnabled = false;
  const report = await desk.run(plan);
  expect(statesOf(report)).toEqual(['changed-skipped', 'locked-skipped']);
});

test('a locked tag holds its manifest, though the registry would let it go', async () => {
  const { desk } = await lockedDesk(false);
  await using _ = desk;
  const [tagged] = (await manifestsOf(desk, API)).filter(each => each.tags.length > 0);
  if (!tagged) throw new Error('the fixture lacks it');
  const report = await desk.run(await planOf(desk, [deletionOf(API, tagged)]));
  expect(statesOf(report)).toEqual(['locked-skipped']);
  const allowed = await desk.run(await planOf(desk, [deletionOf(API, tagged, { unlock: tagged.tags })]));
  expect(statesOf(allowed)).toEqual(['deleted']);
});

test('a reply lost while the lock is off: looked at, and sent again', async () => {
  const { desk, plan } = await lockedDesk(true);
  await using _ = desk;
  desk.emulator.faults.add({ on: { method: 'DELETE' }, effect: CUT_BEFORE, times: 2 });
  const report = await desk.run(plan);
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual(['deleted', 'deleted']);
});

test('attributes of what was deleted while the reply was lost are not told as changed', async () => {
  const { desk, digest } = await lockedDesk(false);
  await using _ = desk;
  const [old] = (await manifestsOf(desk, API)).filter(each => each.digest === digest);
  if (!old) throw new Error('the fixture lacks it');
  const { action: _action, ...facts } = deletionOf(API, old);
  const unlocking = { ...facts, action: 'update attributes', tag: undefined, change: { writeEnabled: true } } as const;
  desk.emulator.faults.add(
    { on: { method: 'PATCH' }, effect: { kind: 'reset', when: 'before' } },
    {
      on: { route: 'manifests.get', occurrence: 2 },
      effect: {
        kind: 'meanwhile',
        change: store => {
          const repository = store.repository(API);
          const manifest = repository?.manifests.get(digest);
          if (manifest) repository?.removeManifest(manifest, desk.emulator.clock.tick());
        },
      },
    },
  );
  expect(statesOf(await desk.run(await planOf(desk, [unlocking])))).toEqual(['already-absent']);
});
