import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startShell } from '../../../support/shell.ts';
import { changed, sent } from '../acting/acting.ts';
import { Browsing } from '../browsing.ts';

/** Complaints about keys (interface F, topic "Keys"), on the real browser; the prompt's own are tested with the prompt. */

const HELLO = 'demo:/library/hello-world';

const small = () => startShell({ fixture: 'small' });

/** A user's keys.json. */
function withKeys(keys: unknown): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(tmpdir(), 'acrsh-keys-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, 'keys.json'), JSON.stringify(keys));
  return { ACRSH_HOME: home };
}

test('k9s#916, #1672, #3435: Ctrl+C, however often, never leaves the browser', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  browsing.press(`a${'<Ctrl+C>'.repeat(5)}`);
  expect(browsing.text).toContain('Nothing is running. Q leaves to the prompt.');
  browsing.press(`:${'<Ctrl+C>'.repeat(3)}/${'<Ctrl+C>'.repeat(3)}?${'<Ctrl+C>'.repeat(3)}U`);
  await browsing.dialog('Untag 3 tags');
  browsing.press('<Ctrl+C><Ctrl+C>');
  await browsing.quiet();
  expect([browsing.isOpen, browsing.list.markedCount]).toEqual([true, 3]);
  browsing.press('Q');
  expect(await browsing.marked).toHaveLength(3);
  expect(browsing.written).toEqual([]);
});

test('k9s#2947, #2970: Ctrl+Z changes nothing that is shown', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  const before = browsing.rows.slice(0, -3);
  expect(browsing.press('<Ctrl+Z>').rows.slice(0, -3)).toEqual(before);
  expect(browsing.text).toContain('There are no jobs here: Q leaves to the prompt.');
});

describe('keys.json', () => {
  test('k9s#391, #1391: puts an action on another key, and takes the old one away', async () => {
    await using shell = await small();
    const environment = withKeys({ list: { 'Ctrl+D': null, D: null, x: 'delete' } });
    const browsing = await Browsing.at(shell, HELLO, { environment });
    browsing.on('v1').press('D<Ctrl+D>');
    await browsing.quiet();
    expect(browsing.asks).toBe(false);
    browsing.press('x');
    await browsing.dialog('Untag 1 tag');
    browsing.press('y');
    await browsing.until('Untag: 1 done');
    expect(changed(shell.emulator)).toEqual(['tag deleted v1']);
    expect(browsing.text).toContain('x delete');
  });

  test('k9s#617, #625: frees what tmux and screen take', async () => {
    await using shell = await small();
    const environment = withKeys({ list: { 'Ctrl+B': null, 'Ctrl+A': 'mark-all-visible' } });
    const browsing = await Browsing.at(shell, HELLO, { environment });
    expect(browsing.press('<Ctrl+A>').markedNames).toHaveLength(3);
  });

  test('k9s#1598, #1736: with a conflict is refused with the reason, and the keys work', async () => {
    await using shell = await small();
    const environment = withKeys({ list: { x: 'delete' }, global: { x: 'refresh' } });
    const browsing = await Browsing.open(shell, { path: HELLO, environment });
    expect(browsing.text).toMatch(/keys\.json is not used/);
    await browsing.quiet();
    browsing.press('x');
    await browsing.quiet();
    expect(browsing.asks).toBe(false);
    browsing.press('D');
    await browsing.dialog('Untag 1 tag');
  });
});

test('lazygit#992, #3669, #6006: Esc goes a step at a time at once, keeps marks, and never leaves', async () => {
  await using shell = await startShell();
  const browsing = await Browsing.at(shell, 'demo:/team/api');
  browsing.on('1.4.2').press(' ');
  await browsing.filter('1.4');
  const kinds: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    browsing.press('<Escape>');
    const { content, place } = browsing.browser.view;
    kinds.push(`${place.kind}${content.kind === 'list' && content.list.filter ? ' filtered' : ''}`);
  }
  expect(kinds.slice(0, 4)).toEqual(['repository', 'repositories', 'repositories', 'registries']);
  expect(kinds.at(-1)).toBe('registries');
  expect(browsing.isOpen).toBe(true);
  browsing.press('Q');
  expect(await browsing.marked).toHaveLength(1);
});

test('lazygit#1269: tabs are reached by digits and Tab, no bracket is needed', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  const tab = () => ('tab' in browsing.place ? browsing.place.tab : undefined);
  const seen = ['2', '3', '4', '1', '<Tab>', '<Tab>'].map(key => browsing.press(key) && tab());
  expect(seen).toEqual(['manifests', 'referrers', 'info', 'tags', 'manifests', 'referrers']);
});

describe('the help', () => {
  test('lazygit#4846, #5985, #1489: is searched by typing', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.press('?');
    browsing.take({ type: 'text', text: 'sort by age' });
    expect(browsing.text).toContain('sort by age; again: reverse');
    expect(browsing.text).not.toContain('sort by size');
    browsing.press('<Ctrl+U>').take({ type: 'text', text: 'Ctrl+S' });
    expect(browsing.text).toContain('save what is shown: CSV, JSON, text');
    expect(browsing.text).not.toContain('sort by age');
  });

  test('lazygit#3141, #4008, #4739: runs what is chosen, or says why not', async () => {
    await using shell = await small();
    const browsing = await Browsing.at(shell, HELLO);
    browsing.on('v1').press('?').take({ type: 'text', text: 'take the tag away' });
    browsing.press('<Enter>');
    await browsing.dialog('Untag 1 tag');
    browsing.press('<Escape>2');
    await browsing.quiet();
    browsing.press('?').take({ type: 'text', text: 'take the tag away' });
    expect(browsing.text).toContain('Untag is for tag; there is a manifest here.');
    browsing.press('<Enter>');
    await browsing.quiet();
    expect(browsing.asks).toBe(false);
    expect(sent(shell.emulator)).toEqual([]);
  });
});

test('ipython#13878, #13979, #13993: the line that is recalled is the line that runs', async () => {
  await using shell = await small();
  const browsing = await Browsing.at(shell, HELLO);
  const run = async (text: string) => {
    browsing.press(':').take({ type: 'text', text }).press('<Enter>');
    await browsing.quiet();
    await browsing.dialog('┌');
    browsing.press('<Escape>');
  };
  await run("'first line'");
  await run("'second line'");
  browsing.press(':<UpArrow><UpArrow>');
  expect(browsing.text).toMatch(/^:'first line'/m);
  browsing.press('<DownArrow>');
  expect(browsing.text).toMatch(/^:'second line'/m);
  browsing.press("<UpArrow><Backspace><Backspace> again'");
  expect(browsing.text).toMatch(/^:'first lin again'/m);
  browsing.press('<Enter>');
  await browsing.dialog('┌');
  browsing.press('<Escape>!');
  await browsing.quiet();
  expect(browsing.text).toContain(" 'first lin again'");
});
