import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, changesIn, cursorOn, expectNothingSent, filterKeys, goneTags, promptAt } from './browsing.ts';
import { newHome } from './sitting.ts';

// Registries in which nothing may be changed, and those in which it takes more (interface B2.3, safety 3).

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
  onTestFinished(() => emulator.close());
});

describe('a read-only connection', () => {
  const readOnly = () =>
    browse(
      { emulator, args: ['-Registry', emulator.loginServer, '-ReadOnly'] },
      { at: 'team/api', shows: /\[READ-ONLY\][\s\S]*^> {2}rwld .* latest$/m },
    );
  const refused = /The connection to \S+ is read-only: nothing can be changed here\./;

  test('refuses each key that changes something, says why, and sends nothing', async () => {
    const { press, terminal } = await readOnly();
    for (const key of ['D', keys('Ctrl+D'), 'U', 'e', 'L', 'p', 'z', 'Z']) {
      emulator.ledger.clear();
      await press(key, refused);
      expect(terminal.rows().some(row => row.includes('┌'))).toBe(false);
      // the next key takes the reason away
      await press('t', rows => !refused.test(rows.join('\n')));
    }
    await press('a', 'marked 76');
    await press('D', refused);
    await press('2', '2 MANIFESTS');
    await press('D', refused);
    await press('1', '1 TAGS');
    await press(keys('Enter'), '1 OVERVIEW');
    await press('D', refused);
    await press('Q', promptAt('team/api'));
    expectNothingSent(emulator);
  });

  test('strikes them in the help, which does not run them', async () => {
    const { press } = await readOnly();
    await press('?', 'Enter do it');
    await press('untag', /take the tag away[\s\S]*read-only/);
    await press(keys('Enter', 'Backspace'), /Search: unta [\s\S]*read-only/);
    await press(keys('Escape'), /Search: +│/);
    await press(keys('Escape'), cursorOn('latest'));
    await press('j', cursorOn(' 1'));
    expectNothingSent(emulator);
  });

  test('refuses a cmdlet on the : line as the prompt does', async () => {
    const { press } = await readOnly();
    await press(':Remove-AzContainerRegistryTag -Confirm:$false\r', /read-only/);
    expectNothingSent(emulator);
  });
});

describe('a protected registry', () => {
  const protectedHome = (settings: unknown): string => {
    const home = newHome();
    writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
    return home;
  };

  test('wants its name typed for each change; letters are no keys there, and nothing else confirms', async () => {
    const name = emulator.loginServer;
    const home = protectedHome({ protectedRegistries: [name] });
    const { press, terminal } = await browse(
      { emulator, home },
      { at: 'team/api', shows: /\[PROTECTED\][\s\S]*^> {2}rwld .* latest$/m },
    );
    emulator.ledger.clear();
    await press('D', new RegExp(`is a protected registry[\\s\\S]*Type ${name} to go on:[\\s\\S]*Esc cancel`));
    expect(terminal.rows().join('\n')).not.toContain('y untag');
    await press('y', /to go on: y /);
    await press(keys('Shift+Tab'), '[[ Untag 1 ]]');
    await press(keys('Enter'), `Type ${name} first.`);
    await press(`${keys('Ctrl+U')}${name.slice(0, -1)}`, rows =>
      rows.join('\n').includes(`go on: ${name.slice(0, -1)} `),
    );
    await press(keys('Enter'), `Type ${name} first.`);
    expectNothingSent(emulator);
    await press(name.slice(-1), `go on: ${name} `);
    expectNothingSent(emulator);
    await press(keys('Enter'), 'Untag: 1 done');
    expect(changesIn(emulator).map(each => each.kind)).toEqual(['tag deleted']);
    expect(goneTags(emulator)).toEqual(['latest']);

    // the next change is about the row that has come in the place of the one that is gone
    await press('', rows => !rows.some(row => row.endsWith(' latest')));
    await press('L', 'Enter review');
    await press(keys('Enter'), new RegExp(`Change 1 tag[\\s\\S]*Type ${name} to go on:[\\s\\S]*Esc cancel`));
    await press(keys('Escape'), 'nothing was changed');
    expect(changesIn(emulator)).toHaveLength(1);
  });

  test('a protected tag wants its own name, for its manifest as well', async () => {
    const home = protectedHome({ protectedTags: ['stable'] });
    const { press } = await browse({ emulator, home }, { at: 'samples/nginx', shows: cursorOn('latest') });
    await press('2', '2 MANIFESTS');
    await press(filterKeys('tag:stable'), /1 of 24/);
    emulator.ledger.clear();
    await press('D', /Type stable to go on:[\s\S]*Esc cancel/);
    await press(`stable${keys('Shift+Tab')}`, /go on: stable[\s\S]*\[\[ Delete 1 \]\]/);
    expectNothingSent(emulator);
    await press(keys('Enter'), 'Delete: 1 done');
    expect(goneTags(emulator)).toEqual(['2026.4387', 'latest', 'stable']);
  });
});

test('a repository is deleted only by its whole name', async () => {
  const { press } = await browse({ emulator }, { at: 'samples', shows: cursorOn('nginx') });
  emulator.ledger.clear();
  await press('D', /Type samples\/nginx to go on:[\s\S]*Esc cancel/);
  await press(`samples/${keys('Shift+Tab', 'Enter')}`, 'Type samples/nginx first.');
  expectNothingSent(emulator);
  await press('nginx', 'go on: samples/nginx');
  // it was the only one here, so the place itself is gone
  await press(keys('Enter'), /There is no repository at or below[\s\S]*Delete: 1 done/);
  expect(changesIn(emulator)).toMatchObject([{ kind: 'repository deleted', repository: 'samples/nginx' }]);
});

test('more than 20 at once are deleted only by their number', async () => {
  const { press } = await browse({ emulator }, { at: 'team/api', shows: cursorOn('latest') });
  await press(filterKeys('tag:pr-117*|tag:pr-118*|tag:pr-119*'), /30 of 76/);
  await press('a', 'marked 30');
  emulator.ledger.clear();
  await press('D', /Type untag 30 to go on:[\s\S]*Esc cancel/);
  await press(`untag 30${keys('Shift+Tab')}`, /go on: untag 30[\s\S]*\[\[ Untag 30 \]\]/);
  expectNothingSent(emulator);
  await press(keys('Enter'), 'Untag: 30 done');
  expect(goneTags(emulator)).toEqual(Array.from({ length: 30 }, (_, index) => `pr-${1170 + index}`));
});
