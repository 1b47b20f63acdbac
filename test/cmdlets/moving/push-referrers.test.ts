import { expect, test } from 'vitest';
import { type Entry, MemorySource, OCI } from '../../content/memory-source.ts';
import { layoutOf, named, written } from '../../content/written-layout.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { moveTag } from '../../ui/browser/acting/acting.ts';
import { digestIn, happened } from './two-registries.ts';

const idsOf = ({ errors }: TestShell): (string | undefined)[] =>
  errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

/** A registry that has no referrers API. */
async function withoutApi(): Promise<TestShell> {
  const shell = await startShell({ fixture: 'empty' });
  const effect = { kind: 'status', status: 404 } as const;
  shell.emulator.faults.add({ on: { route: 'referrers' }, effect, times: Number.POSITIVE_INFINITY });
  return shell;
}

async function twoReferrers() {
  const made = new MemorySource();
  const image = made.putImage(['image']);
  const about = (text: string): Entry => made.putImage([text], 'amd64', { subject: image, artifactType: 'test/thing' });
  const [one, other] = [about('one'), about('other')];
  const folder = await written(layoutOf(made, [named(image, 'v1'), one]));
  return { made, image, one, other, folder, tag: image.digest.replace(':', '-') };
}

const referrersIn = (shell: TestShell): Promise<string[]> => shell.run('(Get-AcrReferrer team/web:v1).Digest');

test('a list of referrers that somebody else writes at the same time is written until all are in it', async () => {
  await using shell = await withoutApi();
  const { made, image, one, other, folder, tag } = await twoReferrers();
  const theirs = made.putManifest({ mediaType: OCI.index, manifests: [{ ...other, artifactType: 'test/thing' }] });
  await shell.run(
    `Publish-AcrImage ${await written(layoutOf(made, [named(theirs, 'theirs')]))} team/web:theirs | Out-Null`,
  );
  const { emulator } = shell;
  // it is read before it is written, and again after that: by then they have put theirs there
  emulator.faults.add({
    on: { method: 'GET', url: new RegExp(`/manifests/${tag}$`), occurrence: 3 },
    effect: { kind: 'meanwhile', change: () => moveTag(emulator, 'team/web', tag, 'theirs') },
  });
  await shell.run(`Publish-AcrImage ${folder} team/web:v1 -Referrers | Out-Null`);
  expect(shell.errors).toEqual([]);
  expect(emulator.faults.pending).toEqual([]);
  expect(digestIn(emulator, 'team/web', 'v1')).toBe(image.digest);
  expect((await referrersIn(shell)).toSorted()).toEqual([one.digest, other.digest].toSorted());
});

test('who never gets into the list says so, and tags nothing', async () => {
  await using shell = await withoutApi();
  const { folder, tag } = await twoReferrers();
  const { emulator } = shell;
  emulator.faults.add({
    on: { method: 'GET', url: new RegExp(`/manifests/${tag}$`) },
    effect: {
      kind: 'meanwhile',
      change(store) {
        const found = store.repository('team/web')?.tags.get(tag);
        if (found) store.repository('team/web')?.untag(found, found.updated);
      },
    },
    times: Number.POSITIVE_INFINITY,
  });
  await shell.run(`Publish-AcrImage ${folder} team/web:v1 -Referrers | Out-Null`);
  expect(idsOf(shell)).toEqual(['ChangedMeanwhile']);
  expect(digestIn(emulator, 'team/web', 'v1')).toBeUndefined();
});

test('what the tag of a list points to, and is none, is left alone', async () => {
  await using shell = await withoutApi();
  const { made, folder, tag } = await twoReferrers();
  const image = made.putImage(['somebody has called an image so']);
  await shell.run(`Publish-AcrImage ${await written(layoutOf(made, [named(image, 'x')]))} team/web:${tag} | Out-Null`);
  await shell.run(`Publish-AcrImage ${folder} team/web:v1 -Referrers | Out-Null`);
  expect(idsOf(shell)).toEqual(['NoReferrerList']);
  expect(digestIn(shell.emulator, 'team/web', tag)).toBe(image.digest);
});

test('a registry that is late with its own list is not given another one', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { folder, image } = await twoReferrers();
  const late = { status: 200, body: '{"schemaVersion":2,"manifests":[]}' };
  shell.emulator.faults.add({
    on: { route: 'referrers', url: new RegExp(image.digest) },
    effect: { kind: 'status', ...late, headers: { 'content-type': OCI.index } },
    times: Number.POSITIVE_INFINITY,
  });
  await shell.run(`Publish-AcrImage ${folder} team/web:v1 -Referrers | Out-Null`);
  expect(shell.errors).toEqual([]);
  expect(happened(shell.emulator).filter(each => each.startsWith('manifest pushed '))).toEqual(['manifest pushed v1']);
});
