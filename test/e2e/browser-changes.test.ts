import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, changesIn, cursorOn, expectNothingSent, filterKeys } from './browsing.ts';

// Changing by keys: attributes, locks, tags taken away and put back, a plan. What the ledger has is what the dialogs said.

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
  onTestFinished(() => emulator.close());
});

const repository = 'team/api';
const digestOf = (tag: string): string => emulator.store.repository(repository)?.tags.get(tag)?.digest ?? '';

test('attributes: what is switched is sent and nothing else, read back, undone and redone', async () => {
  const { press, terminal } = await browse({ emulator }, { at: repository, shows: cursorOn('latest') });
  await press(filterKeys('pr-1199'), /1 of 76/);
  emulator.ledger.clear();
  await press('e', /Attributes · team\/api:pr-1199[\s\S]*Manifest .* rwld[\s\S]*Repository: rwld[\s\S]*Enter review/);
  await press('d', /deleteEnabled +on +OFF[\s\S]*Sends only: deleteEnabled=false; then reads back/);
  await press(keys('Enter'), /Change 1 tag[\s\S]*DeleteEnabled +True → False[\s\S]*\[\[ Cancel \]\][\s\S]*y change/);
  expect(terminal.rows().join('\n')).toMatch(/WriteEnabled +True +\(not sent\)/);
  expectNothingSent(emulator);
  await press('y', 'Change: 1 done');
  const locked = { kind: 'attributes changed', repository, item: 'pr-1199', attributes: { deleteEnabled: false } };
  expect(changesIn(emulator)).toEqual([locked]);
  // the cmdlet has looked at it again behind the change, and so has the list
  const { entries } = emulator.ledger;
  const changed = entries.findIndex(each => each.method === 'PATCH');
  expect(entries.slice(changed + 1).map(each => `${each.method} ${each.path}`)).toContain(
    `GET /acr/v1/${repository}/_tags/pr-1199`,
  );
  await terminal.until(/^> {2}rwl- rwld .* pr-1199$/m);

  const unlocked = { ...locked, attributes: { deleteEnabled: true } };
  await press('z', /Undo 1 change[\s\S]*DeleteEnabled +False → True[\s\S]*y undo/);
  await press('y', 'Undo: 1 done');
  await terminal.until(/^> {2}rwld rwld .* pr-1199$/m);
  await press('Z', /Redo 1 change[\s\S]*DeleteEnabled +True → False[\s\S]*y redo/);
  await press('y', 'Redo: 1 done');
  await terminal.until(/^> {2}rwl- rwld .* pr-1199$/m);
  expect(changesIn(emulator)).toEqual([locked, unlocked, locked]);
});

test('attributes of several: one dialog, one change each', async () => {
  const { press } = await browse({ emulator }, { at: repository, shows: cursorOn('latest') });
  await press(filterKeys('pr-1198|pr-1199'), /2 of 76/);
  await press('a', 'marked 2');
  emulator.ledger.clear();
  await press('e', /Attributes · 2 tags[\s\S]*All 2 get the same[\s\S]*Enter review/);
  await press('w', /writeEnabled +on +OFF/);
  await press(keys('Enter'), /Change 2 tags[\s\S]*y change/);
  await press('y', 'Change: 2 done');
  const change = (item: string) => ({
    kind: 'attributes changed',
    repository,
    item,
    attributes: { writeEnabled: false },
  });
  expect(changesIn(emulator)).toEqual(expect.arrayContaining([change('pr-1198'), change('pr-1199')]));
  expect(changesIn(emulator)).toHaveLength(2);
});

test('a lock: what is locked is not deleted, and says so; unlocked it is', async () => {
  const { press } = await browse({ emulator }, { at: repository, shows: cursorOn('latest') });
  await press('2', /2 MANIFESTS[\s\S]*\{nightly\}/);
  await press(filterKeys('tag:1.4.1'), /1 of 152/);
  const item = digestOf('1.4.1');
  emulator.ledger.clear();
  await press('D', /is locked: DeleteEnabled is False|is locked/);
  expectNothingSent(emulator);
  await press('L', /writeEnabled +off +ON[\s\S]*deleteEnabled +off +ON[\s\S]*Enter review/);
  await press(keys('Enter'), /DeleteEnabled +False → True[\s\S]*WriteEnabled +False → True[\s\S]*y change/);
  await press('y', 'Change: 1 done');
  await press('', /^> {2}rwld .*\{1\.4\.1\}$/m);
  await press('D', /Delete 1 manifest[\s\S]*removes 1 tag: 1\.4\.1[\s\S]*y delete/);
  await press('y', 'Delete: 1 done');
  expect(changesIn(emulator)).toEqual([
    { kind: 'attributes changed', repository, item, attributes: { deleteEnabled: true, writeEnabled: true } },
    { kind: 'manifest deleted', repository, digest: item, tags: ['1.4.1'] },
  ]);
});

test('a tag taken away is put back on the same manifest, and taken away again', async () => {
  const { press } = await browse({ emulator }, { at: repository, shows: cursorOn('latest') });
  const digest = digestOf('pr-1199');
  await press(filterKeys('pr-1199'), /1 of 76/);
  emulator.ledger.clear();
  await press('U', /leaves manifest [0-9a-f]{12} untagged[\s\S]*y untag/);
  await press('y', /0 of 75[\s\S]*Untag: 1 done/);
  await press('z', /Undo 1 change[\s\S]*pr-1199[\s\S]*y undo/);
  await press('y', /1 of 76[\s\S]*Undo: 1 done/);
  await press('Z', /Redo 1 change[\s\S]*y redo/);
  await press('y', /0 of 75[\s\S]*Redo: 1 done/);
  const untagged = { kind: 'tag deleted', repository, tag: 'pr-1199', digest };
  expect(changesIn(emulator)).toEqual([
    untagged,
    { kind: 'manifest pushed', repository, digest, tag: 'pr-1199' },
    untagged,
  ]);
});

test('a plan over two repositories is gathered, looked at, saved and applied at once', async () => {
  const { press, home } = await browse({ emulator }, { at: repository, shows: cursorOn('latest') });
  const [api, nginx] = [repository, 'samples/nginx'];
  await press(filterKeys('pr-1198|pr-1199'), /2 of 76/);
  await press('a', 'marked 2');
  await press('p', /Put 2 tags into the plan[\s\S]*Esc close/);
  await press('u', '2 rows staged to untag. The plan has 2 changes now');
  await press(`2${filterKeys('tag:pr-1140')}`, /1 of 152/);
  const removed = digestOf('pr-1140');
  await press('p', /Put 1 manifest into the plan[\s\S]*Esc close/);
  await press('d', 'The plan has 3 changes now');
  await press(`:repos nginx\r`, cursorOn('samples/nginx'));
  await press(keys('Enter'), cursorOn('latest'));
  await press(filterKeys('stable'), /1 of 14/);
  await press('p', /Put 1 tag into the plan[\s\S]*Esc close/);
  await press('l', 'The plan has 4 changes now');
  expectNothingSent(emulator);

  await press('P', /^plan +4$/m);
  const file = join(home, 'plan.ps1');
  await press('p', /Plan · 4 changes[\s\S]*Esc close/);
  await press('s', /file: plan\.ps1[\s\S]*Enter/);
  await press(`${keys('Ctrl+U')}${file}\r`, 'Saved ');
  const script = readFileSync(file, 'utf8');
  expect(script.match(/^Remove-AzContainerRegistryTag /gm)).toHaveLength(2);
  expect(script.match(/^Remove-AzContainerRegistryManifest /gm)).toHaveLength(1);
  expect(script.match(/^Update-AzContainerRegistryTag .*samples\/nginx/gm)).toHaveLength(1);
  expectNothingSent(emulator);

  emulator.ledger.clear();
  await press('p', /Plan · 4 changes[\s\S]*Esc close/);
  await press('a', /Apply 4 changes · in 2 places[\s\S]*\[\[ Cancel \]\][\s\S]*y apply/);
  expectNothingSent(emulator);
  await press('y', /The plan is empty[\s\S]*Apply: 4 done/);
  expect(changesIn(emulator)).toHaveLength(4);
  expect(changesIn(emulator)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'tag deleted', repository: api, tag: 'pr-1198' }),
      expect.objectContaining({ kind: 'tag deleted', repository: api, tag: 'pr-1199' }),
      { kind: 'manifest deleted', repository: api, digest: removed, tags: ['pr-1140'] },
      {
        kind: 'attributes changed',
        repository: nginx,
        item: 'stable',
        attributes: { deleteEnabled: false, writeEnabled: false },
      },
    ]),
  );
  await press('!', /ok +Remove-AzContainerRegistryTag[\s\S]*ok +Update-AzContainerRegistryTag/);
});

test('what is deleted while it is being looked at is shown no longer', async () => {
  const { press, terminal } = await browse({ emulator }, { at: repository, shows: cursorOn('latest') });
  await press(filterKeys('pr-1199'), /1 of 76/);
  const digest = digestOf('pr-1199');
  await press('J', new RegExp(`1 OVERVIEW[\\s\\S]*${digest}`));
  await terminal.until('Manifest mode  rwld');
  emulator.ledger.clear();
  await press('D', /Delete 1 manifest[\s\S]*y delete/);
  await press('y', /R tries again[\s\S]*Delete: 1 done/);
  expect(changesIn(emulator)).toEqual([{ kind: 'manifest deleted', repository, digest, tags: ['pr-1199'] }]);
  expect(terminal.rows().join('\n')).not.toContain('Manifest mode');
  await press('q', /0 of 75/);
});
