import { expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planRestore } from '../../src/admin/plan-restore.ts';
import { deleteManifest } from '../../src/registry/manifest-content.ts';
import { deleteTag, getTag } from '../../src/registry/tags.ts';
import { digest as digestOf, repo, tag } from '../registry/names.ts';
import { type Desk, effects, openDesk, textsOf } from './desk.ts';

const HELLO = repo('library/hello-world');
const V1 = { repository: HELLO, tag: tag('v1') };

/** A registry that keeps what is deleted, after the manifest of v1 was. */
async function afterDeletion() {
  const desk = await openDesk('small', { softDeleteDays: 7 });
  const { digest } = await getTag(desk.registry, V1);
  await deleteManifest(desk.registry, { repository: HELLO, digest });
  desk.emulator.ledger.clear();
  return { desk, digest, place: { registry: desk.registry, registryName: 'contoso', repository: HELLO, digest } };
}

const stored = ({ emulator }: Desk, name: string) => emulator.store.repository(HELLO)?.tags.get(name)?.digest;

test('a deleted manifest comes back under its tag', async () => {
  const { desk, digest, place } = await afterDeletion();
  await using _ = desk;
  const plan = await planRestore({ ...place, tag: V1.tag }, { force: false }, desk.signal);
  expect(plan.change).toMatchObject({ action: 'Restore manifest', grade: 'mild' });
  expect(textsOf(plan.change)[0]).toMatch(/^brings back manifest [0-9a-f]{12}, deleted \d{4}-/);
  expect(await execute(new ConfirmedPlan(plan), desk.signal)).toMatchObject({ name: 'v1', digest });
  expect(effects(desk)).toEqual(['manifest restored']);
  expect(plan.made).toBeUndefined();
});

test('a removed tag comes back on the manifest that stayed, and that can be undone', async () => {
  await using desk = await openDesk('small', { softDeleteDays: 7 });
  const { digest } = await getTag(desk.registry, V1);
  await deleteTag(desk.registry, V1);
  const place = { registry: desk.registry, registryName: 'contoso', ...V1, digest };
  const plan = await planRestore(place, { force: false }, desk.signal);
  expect(textsOf(plan.change)).toEqual([`puts the tag back on manifest ${digest.slice(7, 19)}, which is there`]);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(plan.made).toMatchObject({ kind: 'retag', tag: 'v1', digest });
});

test('a tag that is there already needs nothing', async () => {
  await using desk = await openDesk('small', { softDeleteDays: 7 });
  const { digest } = await getTag(desk.registry, V1);
  const place = { registry: desk.registry, registryName: 'contoso', ...V1, digest };
  expect((await planRestore(place, { force: false }, desk.signal)).present).toMatchObject({ digest });
});

test('a tag that exists again blocks it, with the command that moves it; by force it moves', async () => {
  const { desk, digest, place } = await afterDeletion();
  await using _ = desk;
  const latest = stored(desk, 'latest');
  const blocked = await planRestore({ ...place, tag: tag('latest') }, { force: false }, desk.signal);
  expect(blocked.blocked).toMatchObject({ id: 'TagTaken', recommendation: expect.stringMatching(/ -Force$/) });
  expect(stored(desk, 'latest')).toBe(latest);
  const plan = await planRestore({ ...place, tag: tag('latest') }, { force: true }, desk.signal);
  expect(plan.change.grade).toBe('moderate');
  expect(textsOf(plan.change).at(-1)).toMatch(/^moves the tag away from manifest/);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(stored(desk, 'latest')).toBe(digest);
});

test('a tag that was pushed since the plan is left alone, also in the moment of sending', async () => {
  const { desk, place } = await afterDeletion();
  await using _ = desk;
  const plan = await planRestore({ ...place, tag: V1.tag }, { force: true }, desk.signal);
  const push = () => {
    const repository = desk.emulator.store.repository(HELLO);
    const other = repository?.manifests.get(stored(desk, 'v2') ?? '');
    if (repository && other) repository.tag('v1', other, desk.emulator.clock.tick());
  };
  desk.emulator.faults.add({ on: { route: 'deleted.restore' }, effect: { kind: 'meanwhile', change: push } });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'Conflict' });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagTaken' });
  expect(stored(desk, 'v1')).toBe(stored(desk, 'v2'));
});

test.each([
  ['before', ['manifest restored'], 2],
  ['after', ['manifest restored'], 1],
] as const)('after a reply lost %s the effect it looks first', async (when, made, sent) => {
  const { desk, digest, place } = await afterDeletion();
  await using _ = desk;
  const plan = await planRestore({ ...place, tag: V1.tag }, { force: false }, desk.signal);
  desk.emulator.faults.add({ on: { route: 'deleted.restore' }, effect: { kind: 'reset', when } });
  expect(await execute(new ConfirmedPlan(plan), desk.signal)).toMatchObject({ digest });
  expect(effects(desk)).toEqual(made);
  expect(desk.emulator.ledger.entries.filter(each => each.route === 'deleted.restore')).toHaveLength(sent);
});

test('what is neither there nor kept is said before anything is asked', async () => {
  const { desk, place } = await afterDeletion();
  await using _ = desk;
  const nowhere = { ...place, tag: V1.tag, digest: digestOf('nowhere') };
  await expect(planRestore(nowhere, { force: false }, desk.signal)).rejects.toMatchObject({ id: 'ManifestGone' });
});
