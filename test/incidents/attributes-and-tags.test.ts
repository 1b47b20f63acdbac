import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/emulator/ledger.ts';
import { startShell, type TestShell } from '../support/shell.ts';

const changes = ({ emulator }: TestShell): LedgerEntry[] =>
  emulator.ledger.entries.filter(each => ['PATCH', 'PUT', 'DELETE'].includes(each.method));
const tagsOf = ({ emulator }: TestShell, repository: string): string[] =>
  [...(emulator.store.repository(repository)?.tags.ordered ?? [])].map(each => each.name);

test('azure-cli#9579: one tag is named, and its manifest with all other tags stays', async () => {
  await using shell = await startShell({ fixture: 'small' });
  await shell.run('Remove-AzContainerRegistryTag library/hello-world v2 -Confirm:$false');
  expect(shell.errors).toEqual([]);
  expect(tagsOf(shell, 'library/hello-world')).toEqual(['latest', 'v1']);
  expect(shell.emulator.ledger.effects.map(each => each.kind)).not.toContain('manifest deleted');
});

test('azure-cli#9579: who deletes the manifest by one of its tags is told of the others before', async () => {
  await using shell = await startShell({ fixture: 'small', interactive: true, answers: ['n'] });
  const lines = await shell.run('Remove-AzContainerRegistryManifest library/hello-world -Tag v2');
  expect(lines.join('\n')).toMatch(/latest/);
  expect(changes(shell)).toEqual([]);
});

test.each([
  'Update-AzContainerRegistryTag library/hello-world -WriteEnabled $false -Confirm:$false',
  "Update-AzContainerRegistryTag library/hello-world '' -WriteEnabled $false -Confirm:$false",
  'Update-AzContainerRegistryTag library/hello-world $null -WriteEnabled $false -Confirm:$false',
  'Update-AzContainerRegistryTag library/hello-world missing -WriteEnabled $false -Confirm:$false',
  'Update-AzContainerRegistryManifest library/hello-world -Tag missing -WriteEnabled $false -Confirm:$false',
])('azure-cli#31878: without its tag nothing is changed, least of all the repository: %s', async line => {
  await using shell = await startShell({ fixture: 'small', interactive: true, answers: [''] });
  await shell.run(line);
  expect(shell.errors).toHaveLength(1);
  expect(changes(shell)).toEqual([]);
  expect(shell.emulator.store.repository('library/hello-world')?.attributes.writeEnabled).toBe(true);
});

test('azure-powershell#17857: an attribute that is not named keeps its value, and is not sent', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const repository = shell.emulator.store.repository('library/hello-world');
  const tag = repository?.tags.get('v1');
  const manifest = repository?.manifests.get(tag?.digest ?? '');
  for (const item of [repository, tag, manifest]) Object.assign(item?.attributes ?? {}, { deleteEnabled: false });
  for (const line of [
    'Update-AzContainerRegistryTag library/hello-world v1 -WriteEnabled $false',
    'Update-AzContainerRegistryManifest library/hello-world -Tag v1 -WriteEnabled $false',
    'Update-AzContainerRegistryRepository library/hello-world -WriteEnabled $false',
  ])
    await shell.run(`${line} -Confirm:$false`);
  expect(shell.errors).toEqual([]);
  for (const item of [repository, tag, manifest])
    expect(item?.attributes).toMatchObject({ deleteEnabled: false, writeEnabled: false, readEnabled: true });
  expect(shell.emulator.ledger.effects.flatMap(each => ('attributes' in each ? [each.attributes] : []))).toEqual([
    { writeEnabled: false },
    { writeEnabled: false },
    { writeEnabled: false },
  ]);
});

test('distribution: a tag that is moved between list and delete keeps what it points to now', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const repository = shell.emulator.store.repository('library/hello-world');
  const current = repository?.manifests.get(repository.tags.get('v2')?.digest ?? '');
  // the item is read when it is planned, and again before it is sent
  shell.emulator.faults.add({
    on: { route: 'tags.get', occurrence: 2 },
    effect: {
      kind: 'meanwhile',
      change: () => current && repository?.tag('v1', current, shell.emulator.clock.tick()),
    },
  });
  await shell.run('Remove-AzContainerRegistryTag library/hello-world v1 -Confirm:$false');
  expect(shell.errors[0]?.fullyQualifiedErrorId).toBe('TagMoved,Remove-AzContainerRegistryTag');
  expect(tagsOf(shell, 'library/hello-world')).toContain('v1');
  expect(changes(shell)).toEqual([]);
});
