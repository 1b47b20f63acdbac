import { expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planUntag } from '../../src/admin/plan-untag.ts';
import { getTag, updateTag } from '../../src/registry/tags.ts';
import { repo, tag } from '../registry/names.ts';
import { changes, type Desk, effects, openDesk, textsOf } from './desk.ts';

const hello = (desk: Desk, name: string) => ({
  registry: desk.registry,
  registryName: 'demo',
  repository: repo('library/hello-world'),
  tag: tag(name),
});

test('a tag goes, its manifest stays', async () => {
  await using desk = await openDesk();
  const plan = await planUntag(hello(desk, 'v2'), desk.signal);
  expect(plan.change).toMatchObject({ action: 'Remove tag', grade: 'mild' });
  expect(textsOf(plan.change).join()).toMatch(/^manifest [0-9a-f]{12} keeps the tag latest$/);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(effects(desk)).toEqual(['tag deleted']);
});

test('the last tag of a manifest is asked about more seriously', async () => {
  await using desk = await openDesk();
  const { change } = await planUntag(hello(desk, 'v1'), desk.signal);
  expect(change.grade).toBe('moderate');
  expect(textsOf(change).join()).toMatch(/^leaves manifest [0-9a-f]{12} untagged$/);
});

test('a locked tag is not touched, and the error says what lifts the lock', async () => {
  await using desk = await openDesk();
  await updateTag(desk.registry, hello(desk, 'v1'), { deleteEnabled: false, writeEnabled: false });
  const before = changes(desk).length;
  const plan = await planUntag(hello(desk, 'v1'), desk.signal);
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({
    id: 'TagLocked',
    message: 'library/hello-world:v1 is locked: DeleteEnabled is False, WriteEnabled is False.',
    recommendation: 'Unlock-AzContainerRegistryTag -RegistryName demo -RepositoryName library/hello-world -Name v1',
  });
  expect(changes(desk)).toHaveLength(before);
});

test('a tag that moved since it was shown is left alone', async () => {
  await using desk = await openDesk();
  const plan = await planUntag(hello(desk, 'v1'), desk.signal);
  const { digest } = await getTag(desk.registry, hello(desk, 'v2'));
  const store = desk.emulator.store.repository('library/hello-world');
  const entry = store?.tags.get('v1');
  if (!store || !entry) throw new Error('the fixture has no v1');
  entry.digest = digest;
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagMoved' });
  expect(effects(desk)).toEqual([]);
});

test.each(['before', 'after'] as const)('a reply lost %s the effect ends in one removed tag', async when => {
  await using desk = await openDesk();
  const plan = await planUntag(hello(desk, 'v2'), desk.signal);
  desk.emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'reset', when } });
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(effects(desk)).toEqual(['tag deleted']);
  expect(changes(desk).filter(each => each.startsWith('DELETE'))).toHaveLength(when === 'before' ? 2 : 1);
});

test('a lock that came between the last look and the change is named all the same', async () => {
  await using desk = await openDesk();
  const plan = await planUntag(hello(desk, 'v1'), desk.signal);
  desk.emulator.faults.add({
    on: { method: 'DELETE' },
    effect: {
      kind: 'meanwhile',
      change: store => {
        const entry = store.repository('library/hello-world')?.tags.get('v1');
        if (entry) entry.attributes.deleteEnabled = false;
      },
    },
  });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagLocked' });
  expect(effects(desk)).toEqual([]);
});

test.each([
  [1, 'ends in one removed tag', undefined],
  [2, 'is not taken for one that was carried out', 'OutcomeUnknown'],
] as const)('a web page in place of the answer, %d times, %s', async (times, _, failure) => {
  await using desk = await openDesk();
  const plan = await planUntag(hello(desk, 'v2'), desk.signal);
  desk.emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'status', status: 200, body: 'html' }, times });
  const done = execute(new ConfirmedPlan(plan), desk.signal);
  if (failure === undefined) await done;
  else await expect(done).rejects.toMatchObject({ id: failure });
  expect(effects(desk)).toEqual(failure === undefined ? ['tag deleted'] : []);
});
