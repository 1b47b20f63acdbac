import { expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planManifestDeletion } from '../../src/admin/plan-manifest-deletion.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { putManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { updateManifest } from '../../src/registry/manifests.ts';
import { getTag } from '../../src/registry/tags.ts';
import { connectTo } from '../registry/connection.ts';
import { repo, tag } from '../registry/names.ts';
import { changes, type Desk, effects, openDesk, textsOf } from './desk.ts';

async function tagged(desk: Desk, repository: string, name: string) {
  const place = { registry: desk.registry, registryName: 'demo', repository: repo(repository) };
  const { digest } = await getTag(desk.registry, { repository: place.repository, tag: tag(name) });
  return { ...place, digest };
}

test('a manifest goes by digest with every tag on it', async () => {
  await using desk = await openDesk();
  const place = await tagged(desk, 'library/hello-world', 'v2');
  const plan = await planManifestDeletion(place, desk.signal);
  expect(textsOf(plan.change)).toEqual(['removes 2 tags: latest, v2']);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(desk.emulator.ledger.effects.findLast(each => each.kind === 'manifest deleted')).toMatchObject({
    digest: place.digest,
    tags: ['latest', 'v2'],
  });
});

test('of many tags the first are named, and the rest counted', async () => {
  await using desk = await openDesk('demo');
  const { change } = await planManifestDeletion(await tagged(desk, 'test/busybox', 'build-7'), desk.signal);
  expect(textsOf(change)[0]).toMatch(/^removes 150 tags: build-1, (?:build-\d+, ){9}build-\d+ and 139 more$/);
  expect(change.item?.tags).toHaveLength(150);
});

test('an index says which manifests it leaves and which referrers go with it', async () => {
  await using desk = await openDesk('demo');
  const { change } = await planManifestDeletion(await tagged(desk, 'team/api', '1.4.2'), desk.signal);
  expect(textsOf(change).join('\n')).toMatch(/^removes \d+ tags: .*1\.4\.2/);
  expect(textsOf(change).join('\n')).toMatch(
    /leaves the 4 manifests that this index lists: linux\/amd64 [0-9a-f]{12}, linux\/arm64/,
  );
  expect(textsOf(change).join('\n')).toMatch(/takes \d+ referrers? with it: /);
});

test('elsewhere than in Azure nobody knows that referrers go along', async () => {
  await using desk = await openDesk('demo');
  const { origin, credentials } = desk.emulator;
  const { username: userName, password } = credentials.admin;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  await using connection = await connectTo(origin, { kind: 'oci', credential });
  const place = { ...(await tagged(desk, 'team/api', '1.4.2')), registry: connection.registry };
  const { change } = await planManifestDeletion(place, desk.signal);
  expect(textsOf(change).join('\n')).toMatch(/leaves 2 referrers without what they describe: /);
});

test('a tag that was added meanwhile saves the manifest', async () => {
  await using desk = await openDesk();
  const place = await tagged(desk, 'library/hello-world', 'v2');
  const plan = await planManifestDeletion(place, desk.signal);
  const content = await readManifest(desk.registry, { repository: place.repository, reference: place.digest });
  await putManifest(desk.registry, { repository: place.repository, reference: tag('keep'), ...content });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ChangedMeanwhile' });
  expect(effects(desk)).not.toContain('manifest deleted');
});

test('a locked manifest is not touched', async () => {
  await using desk = await openDesk();
  const place = await tagged(desk, 'library/hello-world', 'v1');
  await updateManifest(desk.registry, place, { writeEnabled: false });
  const plan = await planManifestDeletion(place, desk.signal);
  expect(textsOf(plan.change).join()).toMatch(/^would fail: .* is locked: WriteEnabled is False\.$/);
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ManifestLocked' });
  expect(changes(desk)).toEqual(['PATCH 200']);
});

test.each(['before', 'after'] as const)('a reply lost %s the effect ends in one deleted manifest', async when => {
  await using desk = await openDesk();
  const plan = await planManifestDeletion(await tagged(desk, 'library/hello-world', 'v2'), desk.signal);
  desk.emulator.faults.add({ on: { route: 'manifest.delete' }, effect: { kind: 'reset', when } });
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(effects(desk)).toEqual(['manifest deleted']);
});
