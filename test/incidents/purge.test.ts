import { expect, test } from 'vitest';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { dockerList, ociIndex } from '../../src/emulator/media-types.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';
import { startShell, type TestShell } from '../support/shell.ts';

const DAY = 86_400_000;

/** `team/app`: a release for two platforms with an index around it, a nightly build, and an image without a tag; all a year old. */
const stocked =
  (options: { readonly dialect?: 'oci' | 'docker'; readonly isLocked?: boolean } = {}): Fixture =>
  registry => {
    const created = new Date(registry.now.getTime() - 365 * DAY);
    registry.repository('team/app', created, repository => {
      const image = (name: string) => repository.image({ created, layers: [repository.layer(name, name)] });
      const { dialect = 'oci', isLocked = false } = options;
      const release = repository.index([{ manifest: image('amd64') }, { manifest: image('arm64') }], created, dialect);
      const nested = repository.manifest(
        {
          schemaVersion: 2,
          mediaType: dialect === 'oci' ? ociIndex : dockerList,
          manifests: [{ mediaType: release.mediaType, digest: release.digest, size: release.bytes.length }],
        },
        created,
      );
      repository.tag('release', nested, created);
      repository.tag('nightly', image('nightly'), created);
      image('untagged');
      if (isLocked) repository.lock(nested, { deleteEnabled: false, writeEnabled: false });
    });
  };

const app = ({ emulator }: TestShell) => {
  const repository = emulator.store.repository('team/app');
  if (!repository) throw new Error('the fixture has no team/app');
  return repository;
};
const tagsOf = (shell: TestShell): string[] => [...app(shell).tags.ordered].map(each => each.name);
const deleted = ({ emulator }: TestShell): string[] =>
  emulator.ledger.effects.flatMap(each => (each.kind === 'manifest deleted' ? [each.digest] : []));

/** What a tag needs to be pulled, at any depth, is there. */
function isWhole(shell: TestShell, tag: string): boolean {
  const repository = app(shell);
  const whole = (manifest: Manifest | undefined): boolean => {
    if (manifest === undefined) return false;
    const { blobs, references = [] } = manifest.facts;
    return (
      blobs.every(each => shell.emulator.store.blobOf('team/app', each) !== undefined) &&
      references.every(each => whole(repository.manifests.get(each.digest)))
    );
  };
  return whole(repository.manifests.get(repository.tags.get(tag)?.digest ?? ''));
}

test.each(['oci', 'docker'] as const)(
  'acr-cli#131, #342: what kept indexes list stays, at any depth (%s)',
  async dialect => {
    await using shell = await startShell({ fixture: stocked({ dialect }) });
    await shell.run("Invoke-AzContainerRegistryPurge 'team/app:nightly' -OlderThan 1d -Untagged -Force");
    expect(shell.errors).toEqual([]);
    // the nightly build and the image without a tag, and nothing of the release
    expect(deleted(shell)).toHaveLength(2);
    expect(tagsOf(shell)).toEqual(['release']);
    expect(isWhole(shell, 'release')).toBe(true);
  },
);

test('acr-cli: a locked index keeps its platforms although the rule takes its tag', async () => {
  await using shell = await startShell({ fixture: stocked({ isLocked: true }) });
  await shell.run("Invoke-AzContainerRegistryPurge 'team/app:*' -OlderThan 1d -Untagged -Force");
  // its tag is not locked and goes; the two indexes and their two platforms stay
  expect(deleted(shell)).toHaveLength(2);
  expect([...app(shell).manifests.values()]).toHaveLength(4);
});

test.each(['999999d', '99999999999999999999d', '106752d', '-1d'])(
  'acr-cli#83, #560: an age beyond the calendar (%s) is an error and takes nothing',
  async age => {
    await using shell = await startShell({ fixture: stocked() });
    await shell.run(`Invoke-AzContainerRegistryPurge 'team/app:*' -OlderThan ${age} -Untagged -Force`);
    expect(shell.errors).toHaveLength(1);
    expect(shell.emulator.ledger.effects.filter(each => each.kind !== 'token issued')).toEqual([]);
  },
);

test('docker/cli#3014: what becomes ripe after the question is not taken by the answer', async () => {
  await using shell = await startShell({ fixture: stocked() });
  const shown = await shell.run("$plan = New-AzContainerRegistryPlan 'team/app:nightly' -Untagged; $plan.Items.Digest");
  const repository = app(shell);
  const release = repository.tags.get('release');
  if (release) repository.untag(release, shell.emulator.clock.tick());
  await shell.run('$plan | Invoke-AzContainerRegistryPlan -Force');
  expect(shell.errors).toEqual([]);
  expect(deleted(shell).toSorted()).toEqual(shown.toSorted());
  expect(shown).toHaveLength(2);
});
