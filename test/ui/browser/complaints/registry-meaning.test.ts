import { describe, expect, test } from 'vitest';
import type { Emulator } from '../../../../src/emulator/emulator.ts';
import { InstantClock } from '../../../registry/connection.ts';
import { startShell } from '../../../support/shell.ts';
import { changed, sent, storedRepository, storedTag } from '../acting/acting.ts';
import { Browsing } from '../browsing.ts';

/** Complaints about what a registry means by its words (interface F, topic "Registry meaning"), on the real browser. */

const HELLO = 'demo:/library/hello-world';
const API = 'demo:/team/api';

const small = () => startShell({ fixture: 'small' });

async function manifestsOf(shell: Awaited<ReturnType<typeof startShell>>, path: string): Promise<Browsing> {
  const browsing = await Browsing.at(shell, path);
  browsing.press('2');
  await browsing.quiet();
  return browsing;
}

/** The switches that PATCH requests named, as the registry took them. */
const patched = ({ ledger }: Emulator) =>
  ledger.effects.flatMap(each => (each.kind === 'attributes changed' ? [each.attributes] : []));

describe('azure-cli#9579: one tag is given', () => {
  test('D on a tag takes that tag alone; its manifest and the other tags stay', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('latest').press('D');
    expect(await browsing.dialog('Untag 1 tag')).toMatch(/manifest [0-9a-f]{12} keeps the tag v2/);
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted latest']);
    const { digest } = storedTag(shell.emulator, 'library/hello-world', 'v2');
    expect(storedRepository(shell.emulator, 'library/hello-world').manifests.get(digest)).toBeDefined();
  });

  test('D on a manifest names every tag that goes along', async () => {
    await using shell = await small();
    const browsing = await manifestsOf(shell, HELLO);
    browsing.on('latest').press('D');
    expect(await browsing.dialog('Delete 1 manifest')).toContain('removes 2 tags: latest, v2');
  });
});

describe('children and signatures', () => {
  test('acr-cli#131, #480, azure-docs#81172: are not called untagged in a list, and no orphans', async () => {
    await using shell = await startShell();
    const browsing = await manifestsOf(shell, API);
    const rowOf = (digest: string) =>
      browsing.rows.find(each => / [0-9a-f]{12} /.exec(each)?.[0].trim() === digest.slice(7, 19)) ?? '';
    const all = storedRepository(shell.emulator, 'team/api').manifests;
    const { digest: index } = storedTag(shell.emulator, 'team/api', '1.4.2');
    const parts = [...all.values()].filter(each => all.get(index)?.bytes.includes(each.digest));
    expect(parts).toHaveLength(4);
    for (const { digest } of parts) expect(rowOf(digest)).toContain(`in ${index.slice(7, 19)}`);
    await browsing.filter('orphan');
    expect(browsing.names.length).toBeGreaterThan(0);
    for (const digest of browsing.names) {
      const bytes = [...all.values()].filter(each => each.bytes.includes(digest) || each.digest === digest);
      expect(bytes.map(each => each.digest)).toEqual([digest]);
      expect(all.get(digest)?.bytes.includes('"subject"')).toBe(false);
    }
  });

  test('acr#577, #666: whoever deletes all without a tag is told what breaks by that', async () => {
    await using shell = await startShell();
    const browsing = await manifestsOf(shell, API);
    await browsing.filter('untagged size<1kb');
    browsing.press('a');
    const marked = browsing.markedNames;
    browsing.press('D');
    await browsing.dialog(`Delete ${marked.length} manifests`);
    const effects = new Map<string, string>();
    for (const _ of marked) {
      const text = browsing.text.replace(/[│\n]|PS>.*/g, '');
      for (const [, digest, , effect] of text.matchAll(/team\/api@([0-9a-f]{12})(.*?)(breaks index|signs|sbom of)/g))
        if (digest !== undefined && effect !== undefined) effects.set(digest, effect);
      browsing.press('<DownArrow>');
    }
    expect([...effects.keys()].toSorted()).toEqual(marked.map(each => each.slice(7, 19)).toSorted());
    browsing.press('<Escape>');
    await browsing.until('Cancelled');
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('acr-cli#131: a part of an image that waits in the plan is told as such when the plan is applied', async () => {
    await using shell = await startShell();
    const browsing = await manifestsOf(shell, API);
    const { digest } = storedTag(shell.emulator, 'team/api', '1.4.2');
    await browsing.filter('child age<10h kind:image');
    browsing.press('ap');
    await browsing.dialog('Put 2 manifests into the plan');
    browsing.press('dP');
    await browsing.quiet();
    browsing.press('p');
    await browsing.dialog('apply 2 changes');
    browsing.press('a');
    const screen = await browsing.dialog('Apply 2 changes');
    expect(screen.match(new RegExp(`breaks index ${digest.slice(7, 19)} `, 'g'))).toHaveLength(2);
    browsing.press('n');
    await browsing.until('Cancelled');
    expect(sent(shell.emulator)).toEqual([]);
  });
});

describe('attributes', () => {
  test('azure-powershell#17857, azure-cli#4057: one is set, and no other is sent or reset', async () => {
    await using shell = await small();
    const tag = storedTag(shell.emulator, 'library/hello-world', 'v1');
    tag.attributes.listEnabled = false;
    const manifest = storedRepository(shell.emulator, 'library/hello-world').manifests.get(tag.digest);
    if (manifest) manifest.attributes.deleteEnabled = false;
    const browsing = await manifestsOf(shell, HELLO);
    browsing.on('v1').press('e');
    await browsing.dialog('Attributes ·');
    browsing.press('w');
    expect(browsing.text).toContain('Sends only: writeEnabled=false');
    browsing.press('<Enter>');
    await browsing.dialog('Change 1 manifest');
    browsing.press('y');
    await browsing.until('Change: 1 done');
    expect(patched(shell.emulator)).toEqual([{ writeEnabled: false }]);
    expect(manifest?.attributes).toEqual({
      deleteEnabled: false,
      writeEnabled: false,
      readEnabled: true,
      listEnabled: true,
    });
  });

  test("acr#71, #495, MeshWeaver#3860: a tag's lock and its manifest's are two, in the list and in the dialog", async () => {
    await using shell = await startShell();
    const browsing = await Browsing.at(shell, API);
    browsing.on('1.4.1');
    await browsing.until(() => browsing.row.includes('rwld r-l-'));
    browsing.press('L');
    await browsing.dialog('Attributes · team/api:1.4.1 (tag)');
    const { digest } = storedTag(shell.emulator, 'team/api', '1.4.1');
    await browsing.until(`Manifest ${digest.slice(7, 19)}: r-l-, its own lock`);
    browsing.press('<Enter>');
    await browsing.dialog('Change 1 tag');
    browsing.press('y');
    await browsing.until('Change: 1 done');
    expect(patched(shell.emulator)).toEqual([{ writeEnabled: false, deleteEnabled: false }]);
    expect(storedTag(shell.emulator, 'team/api', '1.4.1').attributes.deleteEnabled).toBe(false);
  });

  test('MeshWeaver#3563: an answer that says yes is not believed before it is read back', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press('L');
    await browsing.dialog('Attributes ·');
    browsing.press('<Enter>');
    await browsing.dialog('Change 1 tag');
    shell.emulator.faults.add({ on: { method: 'PATCH' }, effect: { kind: 'status', status: 204, body: '' } });
    browsing.press('y');
    expect(await browsing.until('did not take effect')).toContain('Change: 1 failed');
    expect(storedTag(shell.emulator, 'library/hello-world', 'v1').attributes.writeEnabled).toBe(true);
  });

  test('acr-cli#134, #70, acr#561: that writing switched off stops deletion is said before, and instead of a 405', async () => {
    await using shell = await small();
    const tag = storedTag(shell.emulator, 'library/hello-world', 'v1');
    const manifest = storedRepository(shell.emulator, 'library/hello-world').manifests.get(tag.digest);
    if (manifest) manifest.attributes.writeEnabled = false;
    const browsing = await manifestsOf(shell, HELLO);
    browsing.on('v1').press('e');
    expect(await browsing.dialog('Attributes ·')).toContain('off also stops deletion');
    browsing.press('<Escape>D');
    expect(await browsing.until('is locked')).toMatch(/WriteEnabled[ │\n]+is[ │\n]+False[\s\S]*Unlock-/);
    expect(sent(shell.emulator)).toEqual([]);
  });
});

describe('lists', () => {
  test('acr#875, #881, azure-powershell#19232, azure-cli#7438: are read to their end, over all pages', async () => {
    await using shell = await startShell();
    const browsing = await Browsing.at(shell, 'demo:/load/many');
    const stored = storedRepository(shell.emulator, 'load/many');
    expect(browsing.list.loaded).toBe(stored.tags.size);
    expect(browsing.rows[1]).toMatch(/ 5,000 *$/);
    expect(browsing.rows[1]).not.toContain('PARTIAL');
  });

  test('acr#83, azure-powershell#16032: that broke off say so, and are no whole', async () => {
    await using shell = await startShell({ clock: new InstantClock() });
    shell.emulator.faults.add({
      on: { route: 'tags.list', url: /last=/ },
      effect: { kind: 'status', status: 500 },
      times: Infinity,
    });
    const browsing = await Browsing.at(shell, 'demo:/load/many');
    expect(browsing.list.loaded).toBeGreaterThan(0);
    expect(browsing.list.loaded).toBeLessThan(5_000);
    expect(browsing.rows[1]).toContain('[PARTIAL]');
    shell.emulator.faults.clear();
    browsing.press('R');
    await browsing.until(() => browsing.list.loaded === 5_000);
    expect(browsing.rows[1]).not.toContain('PARTIAL');
  });
});

test('acr#446, #745, #712, #448, #660, #669, azure-docs#40675: a deletion promises the space of the layers that nothing else uses, and no repository is given a size that the registry does not tell', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.press('4');
  expect(await browsing.quiet()).toMatch(/ManifestCount +2/);
  expect(browsing.text).not.toMatch(/size/i);
  browsing.press('2');
  await browsing.quiet();
  browsing.press('D');
  await browsing.dialog('Delete 1 manifest');
  await browsing.until('Frees about 418 B now; other layers are still in use.');
  browsing.press('y');
  expect(await browsing.until('Delete: 1 done')).not.toMatch(/\bfree/i);
  await browsing.quiet();
  browsing.press('D');
  await browsing.dialog('Delete 1 manifest');
  await browsing.until('Frees about 2.4 KB now. z undoes it only while layers last.');
});

test('a deletion that is typed promises the same space as one by key', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  const text = 'Remove-AcrManifest library/hello-world -Tag v1';
  browsing.press(':').take({ type: 'text', text }).press('<Enter>');
  await browsing.dialog('Delete manifest?');
  await browsing.until(/Frees about 393 B now; other layers are still in use\./);
  browsing.press('<Escape>');
  await browsing.quiet();
  expect(changed(shell.emulator)).toEqual([]);
});

describe('no undelete', () => {
  test('acr#492, #814, acr-cli#486: that is said before a deletion, and after', async () => {
    await using shell = await small();
    const browsing = await manifestsOf(shell, HELLO);
    browsing.on('v1').press('D');
    expect(await browsing.dialog('Delete 1 manifest')).toContain('z undoes it only while layers last.');
    browsing.press('y');
    await browsing.until('Delete: 1 done');
    await browsing.quiet();
    shell.emulator.store.blobs.unlinkAll('library/hello-world');
    browsing.press('z');
    await browsing.until('the registry no longer has');
    expect(browsing.asks).toBe(false);
    expect(changed(shell.emulator)).toHaveLength(1);
  });

  test('a manifest comes back by key while its layers last', async () => {
    await using shell = await small();
    const browsing = await manifestsOf(shell, HELLO);
    const { digest } = storedTag(shell.emulator, 'library/hello-world', 'v1');
    browsing.on('v1').press('D');
    await browsing.dialog('Delete 1 manifest');
    browsing.press('y');
    await browsing.until('Delete: 1 done');
    await browsing.quiet();
    browsing.press('z');
    expect(await browsing.dialog('Undo 1 change')).toContain('puts back the tag v1');
    expect(changed(shell.emulator)).toHaveLength(1);
    browsing.press('y');
    await browsing.until('Undo: 1 done');
    expect(storedTag(shell.emulator, 'library/hello-world', 'v1').digest).toBe(digest);
  });

  test('acr-cli#584, #175: what can be put back, a tag, is put back', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    const { digest } = storedTag(shell.emulator, 'library/hello-world', 'v1');
    browsing.on('v1').press('U');
    expect(await browsing.dialog('Untag 1 tag')).toMatch(/z puts a tag back while its[ │\n]+manifest lives/);
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    browsing.press('z');
    expect(await browsing.dialog('Undo 1 change')).toContain('library/hello-world:v1');
    expect(sent(shell.emulator)).toHaveLength(1);
    browsing.press('y');
    await browsing.until('Undo: 1 done');
    expect(storedTag(shell.emulator, 'library/hello-world', 'v1').digest).toBe(digest);
  });
});

describe('tags', () => {
  test('docker-registry-ui#45, docker-registry-browser#310, docker/roadmap#26, hub-feedback#185: come newest first, and in the order of versions on demand', async () => {
    await using shell = await startShell();
    const browsing = await Browsing.at(shell, API);
    const { tags } = storedRepository(shell.emulator, 'team/api');
    const times = browsing.names.map(each => tags.get(each)?.updated ?? 0n);
    expect(times).toEqual(times.toSorted((one, other) => (one < other ? 1 : one > other ? -1 : 0)));
    await browsing.filter('/^1[.]/');
    browsing.press('N');
    await browsing.quiet();
    expect(browsing.names).toEqual([
      '1.0.0',
      '1.0.1',
      '1.1.0',
      '1.2.0',
      '1.2.1',
      '1.3.0',
      '1.3.1',
      '1.4',
      '1.4.0',
      '1.4.1',
      '1.4.2',
    ]);
  });

  test('docker-registry-ui#109, docker-registry-browser#379, kwk#153, hub-feedback#316: are removed many at once, by a word that says how many', async () => {
    await using shell = await startShell();
    const browsing = await Browsing.at(shell, API);
    await browsing.filter('/pr-115/');
    browsing.press('aU');
    await browsing.dialog('Untag 10 tags');
    browsing.press('y');
    await browsing.until('Untag: 10 done');
    expect(changed(shell.emulator)).toHaveLength(10);
    await browsing.quiet();
    await browsing.filter('pr-');
    browsing.press('aU');
    expect(await browsing.dialog('Untag 50 tags')).toContain('Type untag 50 to go on:');
    browsing.press('untag 50<Tab><Tab><Enter>');
    await browsing.until('Untag: 50 done');
    expect(changed(shell.emulator)).toHaveLength(60);
  });

  test('mkuchin#86, #21, registry-cli#42: of many, those that cannot go are told, and the others go', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    storedTag(shell.emulator, 'library/hello-world', 'v2').attributes.deleteEnabled = false;
    browsing.press('aD');
    expect(await browsing.dialog('Untag 2 tags')).toContain('1 would fail and is not sent.');
    browsing.press('y');
    await browsing.until('Untag: 2 done');
    expect(changed(shell.emulator).toSorted()).toEqual(['tag deleted latest', 'tag deleted v1']);
  });
});
