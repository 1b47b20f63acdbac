import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { keyPress } from '../../../../src/terminal/key.ts';
import { settingsInMemory } from '../../../support/session-parts.ts';
import { startShell } from '../../../support/shell.ts';
import { changed, moveTag, sent, storedRepository, storedTag } from '../acting/acting.ts';
import { Browsing, nameOf } from '../browsing.ts';

/** Complaints about deleting (interface F, topic "Safe delete"), on the real browser; what counts is what has reached the registry. */

const HELLO = 'demo:/library/hello-world';
const API = 'demo:/team/api';

const small = () => startShell({ fixture: 'small' });

/** The registry is one of those that the settings protect. */
const guarded = () =>
  startShell({ fixture: 'small', parts: { settings: settingsInMemory({ protectedRegistries: ['demo'] }) } });

test('k9s#21: Backspace and Delete, pressed on and on while a filter is erased, delete nothing', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.press(`a/v1${'<Backspace>'.repeat(10)}<Delete><Delete>`);
  expect(browsing.place).toMatchObject({ kind: 'repository', tab: 'tags' });
  browsing.press('<Escape><Delete><Delete>');
  expect(browsing.asks).toBe(false);
  browsing.press('<Backspace>');
  await browsing.quiet();
  expect(browsing.place.kind).toBe('repositories');
  expect(browsing.asks).toBe(false);
  expect(sent(shell.emulator)).toEqual([]);
});

test('k9s#44, #87, #146: Ctrl+D hit by mistake opens on Cancel and goes no further', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.press('<Ctrl+D>');
  expect(await browsing.dialog('Untag 1 tag')).toContain('[[ Cancel ]]');
  browsing.press('<Ctrl+D><Ctrl+D>').pass(2_000);
  expect(browsing.press('<Ctrl+D>').asks).toBe(true);
  browsing.press('<Enter>');
  await browsing.until('Cancelled: nothing was changed.');
  expect(sent(shell.emulator)).toEqual([]);
});

test('k9s#319: Ctrl+K on marked rows kills nothing, without or with a question', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.press('a<Ctrl+K><Ctrl+K>2');
  await browsing.quiet();
  browsing.press('a<Ctrl+K>');
  await browsing.quiet();
  expect(browsing.asks).toBe(false);
  expect(sent(shell.emulator)).toEqual([]);
});

test.each(['y', '<Tab><Tab><Enter>', '<LeftArrow><Enter>'])(
  'k9s#302: the dialog can be confirmed, by %s',
  async keys => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press('U');
    await browsing.dialog('Untag 1 tag');
    browsing.press(keys);
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted v1']);
  },
);

test('k9s#961: what is pressed is the button in brackets, as the focus goes round', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  const focus = () => browsing.text.match(/\[\[ (.*?) \]\]/g);
  browsing.on('v1').press('U');
  await browsing.dialog('Untag 1 tag');
  const seen = [focus()];
  for (let step = 0; step < 3; step += 1) seen.push(browsing.press('<Tab>') && focus());
  expect(seen).toEqual([['[[ Cancel ]]'], ['[[ Add to plan ]]'], ['[[ Untag 1 ]]'], ['[[ Cancel ]]']]);
  browsing.press('<Enter>');
  await browsing.until('Cancelled: nothing was changed.');
  browsing.press('U');
  await browsing.dialog('Untag 1 tag');
  browsing.press('<Tab><Enter>');
  expect(await browsing.until('The plan has 1 change now')).not.toContain('Cancel ]');
  expect(sent(shell.emulator)).toEqual([]);
});

describe('marked rows that the filter hides', () => {
  test('k9s#3506, #3939: are counted, and not deleted with the others', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.press('a');
    await browsing.filter('v2');
    expect(browsing.text).toContain('marked 3 (2 hidden)');
    browsing.press('U');
    expect(await browsing.dialog('Untag 1 tag')).toContain('[ ] also the 2 marked rows hidden by the filter "v2"');
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted v2']);
    await browsing.quiet();
    expect(browsing.press('<Escape>').markedNames.toSorted()).toEqual(['latest', 'v1']);
  });

  test('k9s#3506: go along where their box is ticked, and only after they have been shown', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.press('a');
    await browsing.filter('v2');
    browsing.press('U');
    await browsing.dialog('Untag 1 tag');
    browsing.take(keyPress('Tab', { shift: true })).press(' ');
    expect(browsing.text).toMatch(/Untag 3 tags[\s\S]*hello-world:v1[\s\S]*\[ Untag 3 \]/);
    browsing.press('y');
    await browsing.until('Untag: 3 done');
    expect(changed(shell.emulator).toSorted()).toEqual(['tag deleted latest', 'tag deleted v1', 'tag deleted v2']);
  });

  test('CGT#121: are told before one leaves with them', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.press('a');
    await browsing.filter('v2');
    expect(browsing.text).toContain('marked 3 (2 hidden)');
    browsing.press('Q');
    expect(await browsing.marked).toHaveLength(3);
  });

  test('CGT#68: what comes back are the rows that were marked, in whatever order and filter they stood', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    await browsing.filter('v');
    browsing.press('N').on('v1').press(' ');
    browsing.press('N/<Ctrl+U><Enter>A');
    browsing.press('Q');
    const marked = await browsing.marked;
    expect(marked.map(nameOf)).toEqual(['v1']);
  });
});

describe('while the registry changes', () => {
  test('k9s#947, #232: marks stay with their items, and go with those that are gone', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press(' ').on('v2').press(' ');
    const stored = storedRepository(shell.emulator, 'library/hello-world');
    const v2 = storedTag(shell.emulator, 'library/hello-world', 'v2');
    const old = stored.manifests.get(storedTag(shell.emulator, 'library/hello-world', 'v1').digest);
    if (!old) throw new Error('the fixture has no v1');
    stored.untag(v2, v2.updated);
    stored.tag('a-new-one', old, v2.updated);
    browsing.press('R');
    expect(await browsing.until('1 marked item is gone')).toContain('a-new-one');
    expect(browsing.markedNames).toEqual(['v1']);
    browsing.press('U');
    expect(await browsing.dialog('Untag 1 tag')).toContain('hello-world:v1');
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted v1']);
  });

  test('k9s#334, #1457, #1593: the cursor follows its item through a refresh', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1');
    const stored = storedRepository(shell.emulator, 'library/hello-world');
    const { digest, updated } = storedTag(shell.emulator, 'library/hello-world', 'v2');
    const manifest = stored.manifests.get(digest);
    if (!manifest) throw new Error('the fixture has no v2');
    for (let at = 0; at < 60; at += 1) stored.tag(`new-${at}`, manifest, updated);
    browsing.press('R');
    await browsing.quiet();
    expect(browsing.list.loaded).toBe(63);
    expect(browsing.row).toContain('v1');
  });

  test('k9s#232: nothing is read again under a dialog', async () => {
    // the browser looks at its clock once a second
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const tick = () => vi.advanceTimersByTime(1000);
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.press(':').take({ type: 'text', text: 'refresh 5s' }).press('<Enter>');
    browsing.on('v1').press('U');
    await browsing.dialog('Untag 1 tag');
    const before = shell.emulator.ledger.entries.length;
    browsing.pass(60_000);
    tick();
    expect(shell.emulator.ledger.entries).toHaveLength(before);
    browsing.press('n');
    tick();
    await browsing.quiet();
    expect(shell.emulator.ledger.entries.length).toBeGreaterThan(before);
  });
});

test.each([
  ['lazygit#2291', 'D'],
  ['lazygit#2618', 'U'],
])('%s: %s ten times fast changes nothing; what confirms is another key', async (_, key) => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  for (let press = 0; press < 10; press += 1) browsing.press(key).pass(30);
  await browsing.until('[[ Cancel ]]');
  for (let press = 0; press < 10; press += 1) browsing.press(key).pass(90);
  expect(browsing.pass(2_000).text).toContain('y untag');
  expect(sent(shell.emulator)).toEqual([]);
  browsing.press('y');
  await browsing.until('Untag: 1 done');
  expect(changed(shell.emulator)).toHaveLength(1);
});

test('lazygit#792: keys typed ahead of the dialog, or into another window, do nothing', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.on('v1').take({ type: 'text', text: 'Uyyyy' });
  browsing.press('yy<Tab><Enter>');
  await browsing.until('[[ Cancel ]]');
  browsing.press('y<Tab><Tab><Enter>').pass(299).press('y');
  expect(browsing.asks).toBe(true);
  expect(browsing.pass(2_000).text).toContain('y untag');
  browsing.press('<Escape>/Dy').take({ type: 'paste', text: 'Uy\n' }).press('<Escape><Escape>');
  await browsing.quiet();
  expect(browsing.asks).toBe(false);
  expect(sent(shell.emulator)).toEqual([]);
});

describe('what will go is said, and nothing goes before a yes', () => {
  test.each([
    ['lazydocker#557', 'U', 'Untag 1 tag', 'hello-world:v1', 'leaves manifest'],
    ['vscode-docker#948', 'L', 'Attributes · library/hello-world:v1 (tag)', 'Sends only:', 'writeEnabled=false'],
    ['vscode-docker#125', 'D', 'Untag 1 tag', 'hello-world:v1', 'The manifest stays'],
  ])('%s: %s', async (_, key, ...words) => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press(key);
    const [title] = words;
    const screen = await browsing.dialog(title ?? '');
    for (const each of words) expect(screen).toContain(each);
    browsing.press('<Escape>');
    await browsing.quiet();
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('docker/cli#3742: of a manifest its tags, its parts and what refers to it', async () => {
    await using shell = await startShell();
    const browsing = await Browsing.at(shell, API);
    browsing.press('2');
    await browsing.quiet();
    await browsing.filter('tag:1.4.2');
    browsing.press('D');
    const screen = await browsing.dialog('Delete 1 manifest');
    expect(screen).toMatch(/removes 4 tags: 1, 1\.4, 1\.4\.2, latest/);
    expect(screen).toMatch(/leaves the 4 manifests that this index lists/);
    expect(screen).toMatch(/takes 2 referrers with it/);
    expect(screen).toContain('z undoes it only while layers last.');
    browsing.press('n');
    await browsing.until('Cancelled');
    expect(sent(shell.emulator)).toEqual([]);
  });
});

describe('docker/cli#3014: what is shown is what is deleted', () => {
  test('no more and no less', async () => {
    await using shell = await startShell();
    const browsing = await Browsing.at(shell, API);
    browsing.press('2');
    await browsing.quiet();
    await browsing.filter('orphan age>35d');
    browsing.press('a');
    const marked = browsing.markedNames;
    expect(marked.length).toBeGreaterThan(1);
    browsing.press('D');
    const screen = await browsing.dialog(`Delete ${marked.length} manifests`);
    const shown = Array.from(screen.matchAll(/team\/api@([0-9a-f]{12})/g), ([, digest]) => digest);
    expect(shown.toSorted()).toEqual(marked.map(each => each.slice(7, 19)).toSorted());
    browsing.press('y');
    await browsing.until(`Delete: ${marked.length} done`);
    expect(changed(shell.emulator).toSorted()).toEqual(marked.map(each => `manifest deleted ${each}`).toSorted());
  });

  test('what is no longer what its row showed is not offered', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press(' ').on('latest').press(' ');
    moveTag(shell.emulator, 'library/hello-world', 'v1', 'v2');
    browsing.press('U');
    const screen = await browsing.dialog('Untag 1 tag');
    expect(screen).toContain('1 would fail and is not sent.');
    expect(screen).toMatch(/the tag v1 points to [0-9a-f]{12} now/);
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted latest']);
  });

  test('what changes under the dialog is skipped, and told', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press('U');
    await browsing.dialog('Untag 1 tag');
    moveTag(shell.emulator, 'library/hello-world', 'v1', 'v2');
    browsing.press('y');
    expect(await browsing.until('Untag: 1 ')).toMatch(/moved, skipped|changed, skipped/);
    expect(changed(shell.emulator)).toEqual([]);
  });
});

test('yazi#285: all targets of a large batch can be seen in the dialog', async () => {
  await using shell = await startShell();
  const browsing = await Browsing.at(shell, API, { size: { columns: 80, rows: 24 } });
  await browsing.filter('pr-');
  browsing.press('aU');
  await browsing.dialog('Untag 60 tags');
  const seen = new Set<string>();
  for (let page = 0; page < 60; page += 1) {
    for (const [tag] of browsing.text.matchAll(/pr-\d{4}(?= {2}20)/g)) seen.add(tag);
    browsing.press('<PageDown>');
  }
  expect([...seen].toSorted()).toEqual(browsing.names.toSorted());
});

test.each([
  ['mycli#758', 'tTYjJoaOqQ1'],
  ['pgcli#1410', 'ÿýуеsiSI+!\r'],
])('%s: no letter but y counts as yes', async (_, letters) => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.on('v1').press('U');
  await browsing.dialog('Untag 1 tag');
  for (const letter of letters) browsing.take({ type: 'text', text: letter });
  for (const text of ['yes', 'yy', 'Y', 'ye', 'yn']) browsing.take({ type: 'text', text });
  browsing.take({ type: 'paste', text: 'y' });
  await browsing.quiet();
  expect(sent(shell.emulator)).toEqual([]);
});

describe('false alarms', () => {
  test('pgcli#1013, mycli#110: what changes nothing asks nothing', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    for (const key of ['a', 'I', ' ', 'M', 'N', 'A', 'R', 'c', 'w', 't', 'm', 'd', 'q', 'P', '-', '!']) {
      browsing.press(key);
      await browsing.quiet();
      expect(browsing.text, key).not.toContain('Cancel ]');
    }
  });

  test('mycli#158, pgcli#1544: one change that can be set back takes one letter, no word', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('latest').press('D');
    expect(await browsing.dialog('Untag 1 tag')).not.toContain('Type ');
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted latest']);
  });
});

describe('the default is no', () => {
  test.each([
    ['POSH-HPEOneView#568', 'D', 'Untag 1 tag'],
    ['SecretStore#16', 'U', 'Untag 1 tag'],
  ])('%s: Enter at the dialog of %s', async (_, key, title) => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.press(key);
    await browsing.dialog(title);
    browsing.press('<Enter><Enter><Enter>');
    await browsing.until('Cancelled: nothing was changed.');
    await browsing.quiet();
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('PowerShell#18679, #9428, PSResourceGet#433: a cmdlet of the command line asks as well, and -WhatIf sends nothing', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    const line = 'Remove-AzContainerRegistryTag library/hello-world v1';
    browsing.press(':').take({ type: 'text', text: line }).press('<Enter>');
    await browsing.dialog('Cancel ]');
    browsing.press('<Enter>');
    await browsing.quiet();
    browsing
      .press('<Escape>:')
      .take({ type: 'text', text: `${line} -WhatIf` })
      .press('<Enter>');
    expect(await browsing.until('What if:')).toContain('v1');
    expect(sent(shell.emulator)).toEqual([]);
  });
});

describe('production', () => {
  test('k9s#410, #2434, #3808, loupe#32: a protected registry says so, and asks for its name', async () => {
    await using shell = await guarded();
    const browsing = await Browsing.at(shell, HELLO);
    expect(browsing.rows[0]).toContain('[PROTECTED]');
    browsing.on('v1').press('U');
    expect(await browsing.dialog('Untag 1 tag')).toContain('Type demo to go on:');
    browsing.press('y<Backspace>dev<Enter>');
    await browsing.until('Cancelled');
    expect(sent(shell.emulator)).toEqual([]);
    browsing.press('U');
    await browsing.dialog('Type demo to go on:');
    browsing.press('demo<Tab><Tab><Enter>');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted v1']);
  });

  test('k9s#980, #2595: one connection can be read-only, and says why a key does nothing', async () => {
    await using shell = await startShell({ fixture: 'small', connected: false });
    await shell.session.connectEmulator(true, new AbortController().signal);
    const browsing = await Browsing.at(shell, HELLO);
    expect(browsing.rows[0]).toContain('[READ-ONLY]');
    for (const key of ['D', 'U', 'e', 'L', 'p', '<Ctrl+D>', 'z']) {
      browsing.press(key);
      expect(await browsing.quiet(), key).toContain('The connection to demo is read-only');
    }
    browsing.press(':').take({ type: 'text', text: 'Remove-AcrTag library/hello-world v1 -Force' }).press('<Enter>');
    expect(await browsing.until(/read-only/i)).toContain('┌');
    expect(sent(shell.emulator)).toEqual([]);
  });
});
