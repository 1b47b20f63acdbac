import { expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planRepositoryDeletion } from '../../src/admin/plan-repository-deletion.ts';
import { updateManifest } from '../../src/registry/manifests.ts';
import { deleteTag, getTag } from '../../src/registry/tags.ts';
import { repo, tag } from '../registry/names.ts';
import { changes, type Desk, effects, openDesk, textsOf } from './desk.ts';

const hello = (desk: Desk) => ({
  registry: desk.registry,
  registryName: 'demo',
  repository: repo('library/hello-world'),
});

test('a repository goes with everything in it', async () => {
  await using desk = await openDesk();
  const plan = await planRepositoryDeletion(hello(desk), desk.signal);
  expect(plan.change).toMatchObject({ grade: 'severe', word: 'library/hello-world' });
  expect(plan.change.effects[0]?.text).toMatch(/^2 manifests, 3 tags, last updated /);
  const deleted = await execute(new ConfirmedPlan(plan), desk.signal);
  expect(deleted.tagsDeleted.toSorted()).toEqual(['latest', 'v1', 'v2']);
  expect(effects(desk)).toEqual(['repository deleted']);
});

test('one locked manifest keeps the whole repository', async () => {
  await using desk = await openDesk();
  const { digest } = await getTag(desk.registry, { ...hello(desk), tag: tag('v1') });
  await updateManifest(desk.registry, { ...hello(desk), digest }, { deleteEnabled: false });
  const plan = await planRepositoryDeletion(hello(desk), desk.signal);
  expect(textsOf(plan.change)).toContain(`1 manifest is locked: ${digest.slice(7, 19)}`);
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ManifestLocked' });
  expect(changes(desk)).toEqual(['PATCH 200']);
});

test('a repository that changed since it was shown is left alone', async () => {
  await using desk = await openDesk();
  const plan = await planRepositoryDeletion(hello(desk), desk.signal);
  await deleteTag(desk.registry, { ...hello(desk), tag: tag('v1') });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ChangedMeanwhile' });
  expect(effects(desk)).toEqual(['tag deleted']);
});

test('a lost reply is looked into, and the deletion is never repeated', async () => {
  await using desk = await openDesk();
  const plan = await planRepositoryDeletion(hello(desk), desk.signal);
  desk.emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'reset', when: 'before' } });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'OutcomeUnknown' });
  expect(changes(desk)).toHaveLength(1);
});
