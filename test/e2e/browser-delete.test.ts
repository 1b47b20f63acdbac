import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, changesIn, cursorOn, expectNothingSent, filterKeys, goneTags } from './browsing.ts';

// Deleting by marks (interface F, safe delete): what is deleted is what was shown, whatever the list did in between.

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
  onTestFinished(() => emulator.close());
});

/** Names of tags of nginx's builds. */
const builds = (...numbers: readonly number[]): readonly string[] => numbers.map(each => `2026.${each}`);

test('manifests marked, filtered, sorted and read again: those that are shown go, hidden marks stay until they are ticked', async () => {
  const at = { at: 'samples/nginx', shows: cursorOn('latest') };
  const { terminal, press } = await browse({ emulator }, at);
  await press('2', /2 MANIFESTS[\s\S]*\{2026\.4387, latest, stable\}/);
  await press(filterKeys('2026.43'), /6 of 24/);
  await press('a', 'marked 6');
  await press(filterKeys('2026.437|2026.438'), /2 of 24 .*marked 6 \(4 hidden\)/);
  await press('S', 'Size ↓');
  await press('N', 'Digest ↑');

  // meanwhile somebody gives another image a name that passes the filter
  emulator.faults.add({
    on: { route: 'manifests.list' },
    effect: {
      kind: 'meanwhile',
      change(store) {
        const repository = store.repository('samples/nginx');
        const manifest = repository?.manifests.get(repository.tags.get('2026.4200')?.digest ?? '');
        if (manifest) repository?.tag('2026.4371', manifest, manifest.updated + 1n);
      },
    },
  });
  await press('R', /3 of 24 .*marked 6 \(4 hidden\)[\s\S]*2026\.4371/);
  emulator.ledger.clear();

  await press('D', 'y delete');
  const shown = terminal.rows().join('\n');
  expect(shown).toContain('Delete 2 manifests');
  expect(shown).toContain('removes 3 tags: 2026.4387, latest, stable');
  expect(shown).toContain('removes 1 tag: 2026.4370');
  expect(shown).toContain('[ ] also the 4 marked rows hidden by the filter');
  expect(shown).toContain('[[ Cancel ]]');
  // told when it has been read, in the open dialog
  await terminal.until(/Frees about [\d.]+ [KM]?B now; other layers are still in use\./);
  expectNothingSent(emulator);
  await press('y', 'Delete: 2 done');
  expect(goneTags(emulator)).toEqual([...builds(4370, 4387), 'latest', 'stable']);
  // the registry has deleted along with them what refers to the image that was the latest
  await terminal.until(/1 of 20 .*marked 4 \(4 hidden\)/);

  await press(filterKeys('2026.4353'), /1 of 20 .*marked 4 \(3 hidden\)/);
  emulator.ledger.clear();
  await press('D', 'y delete');
  await press(keys('Shift+Tab', 'Spacebar'), /Delete 4 manifests[\s\S]*\[x\] also the 3 marked rows/);
  await press('y', 'Delete: 4 done');
  expect(goneTags(emulator)).toEqual(builds(4302, 4319, 4336, 4353));
  await press(keys('Escape'), /samples\/nginx +12$/m);
  const left = emulator.store.repository('samples/nginx')?.tags.values() ?? [];
  expect([...left].map(each => each.name).sort()).toEqual(builds(4200, 4217, 4234, 4251, 4268, 4285, 4371));
});

test('tags marked, filtered, sorted and read again: those that are shown are taken away, their manifests stay', async () => {
  const at = { at: 'team/api', shows: cursorOn('latest') };
  const { terminal, press } = await browse({ emulator }, at);
  await press(filterKeys('tag:pr-119*'), /10 of 76/);
  await press('a', 'marked 10');
  await press(filterKeys('pr-1195|pr-1196|pr-1140'), /3 of 76 .*marked 10 \(8 hidden\)/);
  await press('N', 'Name ↑');
  const repository = emulator.store.repository('team/api');
  const manifest = repository?.manifests.get(repository.tags.get('latest')?.digest ?? '');
  if (manifest) repository?.tag('meanwhile', manifest, manifest.updated + 1n);
  await press('R', /3 of 77 .*marked 10 \(8 hidden\)/);
  await press('D', 'y untag');
  expect(terminal.rows().join('\n')).toMatch(/Untag 2 tags[\s\S]*team\/api:pr-1195[\s\S]*team\/api:pr-1196/);
  await press('y', 'Untag: 2 done');
  expect(changesIn(emulator).map(each => each.kind)).toEqual(['tag deleted', 'tag deleted']);
  expect(goneTags(emulator)).toEqual(['pr-1195', 'pr-1196']);
  await terminal.until(/1 of 75 .*marked 8 \(8 hidden\)/);
});

test('one target taken out with x is not sent', async () => {
  const { press } = await browse({ emulator }, { at: 'team/api', shows: cursorOn('latest') });
  await press(filterKeys('tag:pr-119*'), /10 of 76/);
  await press('a', 'marked 10');
  await press('D', 'y untag');
  await press('x', 'Untag 9 tags');
  await press(`${keys('DownArrow')}x`, 'Untag 8 tags');
  await press('y', 'Untag: 8 done');
  expect(goneTags(emulator)).toHaveLength(8);
  expect(goneTags(emulator)).not.toContain('pr-1199');
});

test('what has changed since it was shown is not sent', async () => {
  const { press } = await browse({ emulator }, { at: 'samples/nginx', shows: cursorOn('latest') });
  await press('D', 'y untag');
  const repository = emulator.store.repository('samples/nginx');
  const other = repository?.manifests.get(repository.tags.get('2026.4200')?.digest ?? '');
  if (other) repository?.tag('latest', other, other.updated + 1n);
  emulator.ledger.clear();
  await press('y', /changed, skipped|moved, skipped/);
  expectNothingSent(emulator);
});
