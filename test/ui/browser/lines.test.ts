import { expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';

test('the foot shows the keys of the line that is open, not those of the list behind it', async () => {
  await using browser = await openBrowser({ path: 'demo:/team/api', columns: 80 });
  await browser.until('pr-1199');
  expect(browser.rows().at(-1)).toMatch(/^Enter open {2}Space mark/);
  browser.press(':');
  expect(browser.rows().at(-1)).toBe('Enter run  Tab complete  Esc close');
  browser.press('x');
  expect(browser.rows().at(-1)).toBe('Enter run  Tab complete  Esc clear');
  browser.press('<Escape><Escape>/pr');
  expect(browser.rows().at(-1)).toBe('Enter apply  Tab complete  Esc clear');
});

test('what a line prints is laid out for the dialog that shows it', async () => {
  await using browser = await openBrowser({ path: 'demo:/team/api', columns: 80 });
  await browser.until('pr-1199');
  browser.press(':Get-AcrRepository team/api | Select-Object Name, Digest, ManifestCount | Format-List<Enter>');
  const rows = await browser.until('ManifestCount :');
  const inside = rows.filter(row => row.startsWith('│')).map(row => row.slice(1, -1).trim());
  expect(inside.map(row => row.split(' ')[0])).toEqual(['Name', 'Digest', 'ManifestCount']);
});

test('a second colon before the name of a view says nothing', async () => {
  await using browser = await openBrowser({ path: 'demo:/team/api' });
  await browser.until('pr-1199');
  browser.press('::manifests<Enter>');
  await browser.until('2 MANIFESTS');
});
