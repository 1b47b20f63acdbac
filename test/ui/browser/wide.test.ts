import { expect, test } from 'vitest';
import { startShell } from '../../support/shell.ts';
import { Browsing } from './browsing.ts';

test.each([
  [80, /^> {2}rwld .* [0-9a-f]{12} latest/],
  [120, /^> {2}rwld .*sha256:[0-9a-f]{64} latest/],
])('a wide list of %i cells still tells which tag a row is', async (columns, row) => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api', size: { columns, rows: 30 } });
  await browser.until('pr-1199');
  browser.press('w');
  expect(browser.row).toMatch(row);
});
