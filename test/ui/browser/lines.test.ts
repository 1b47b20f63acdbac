import { expect, test } from 'vitest';
import { startShell } from '../../support/shell.ts';
import { Browsing } from './browsing.ts';

test('the foot shows the keys of the line that is open, not those of the list behind it', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api', size: { columns: 80, rows: 30 } });
  await browser.until('pr-1199');
  expect(browser.rows.at(-1)?.trimEnd()).toMatch(/^Enter open {2}Space mark/);
  browser.press(':');
  expect(browser.rows.at(-1)?.trimEnd()).toBe('Enter run  Tab complete  Esc close');
  browser.press('x');
  expect(browser.rows.at(-1)?.trimEnd()).toBe('Enter run  Tab complete  Esc clear');
  browser.press('<Escape><Escape>/pr');
  expect(browser.rows.at(-1)?.trimEnd()).toBe('Enter apply  Tab complete  Esc clear');
});

test('what a line prints is laid out for the dialog that shows it', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api', size: { columns: 80, rows: 30 } });
  await browser.until('pr-1199');
  browser.press(':Get-AcrRepository team/api | Select-Object Name, Digest, ManifestCount | Format-List<Enter>');
  await browser.until('ManifestCount :');
  const inside = browser.rows.filter(row => row.startsWith('│')).map(row => row.slice(1, -1).trim());
  expect(inside.map(row => row.split(' ')[0])).toEqual(['Name', 'Digest', 'ManifestCount']);
});

test('a second colon before the name of a view says nothing', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api' });
  await browser.until('pr-1199');
  browser.press('::manifests<Enter>');
  await browser.until('2 MANIFESTS');
});

test('where a registry was disconnected, the header says so, and the list stays', async () => {
  await using shell = await startShell();
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.press(':Disconnect-AzContainerRegistry<Enter>');
  await browser.until(/\[STALE\]/);
  expect(browser.rows[0]).toMatch(/^demo: not connected /);
  expect(browser.text).toContain('pr-1199');
});

test('a view of tags or manifests goes to the repository that is named, shown or under the cursor', async () => {
  await using shell = await startShell();
  const browser = await Browsing.at(shell, 'demo:/');
  browser.press(':tags<Enter>');
  expect(browser.text).toContain('name one behind it, or open one first');
  browser.press('<Ctrl+C>:tags team/api-cache<Enter>');
  await browser.until('› team/api-cache');
  browser.press(':manifests<Enter>');
  await browser.until('2 MANIFESTS');
  browser.press(':flat<Enter>');
  await browser.until('samples/nginx');
  browser.on('samples/nginx').press(':tags<Enter>');
  await browser.until('› samples/nginx');
});

test('a filter that was only tried is taken back by Ctrl+C, and cleared by Esc', async () => {
  await using shell = await startShell();
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.press('/pr-119<Enter>');
  const filtered = browser.names;
  browser.press('/0');
  expect(browser.names).not.toEqual(filtered);
  browser.press('<Ctrl+C>');
  expect(browser.names).toEqual(filtered);
  browser.press('/<Escape><Escape>');
  expect(browser.names).toContain('latest');
});
