import { expect, test } from 'vitest';
import { openBrowser } from './open-browser.ts';

test.each([
  [80, /^> {2}rwld .* [0-9a-f]{12} latest/],
  [120, /^> {2}rwld .*sha256:[0-9a-f]{64} latest/],
])('a wide list of %i cells still tells which tag a row is', async (columns, row) => {
  await using browser = await openBrowser({ path: 'demo:/team/api', columns });
  await browser.until('pr-1199');
  browser.press('w');
  expect(browser.rows().find(each => each.startsWith('>'))).toMatch(row);
});
