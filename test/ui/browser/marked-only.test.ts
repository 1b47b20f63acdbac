import { expect, test } from 'vitest';
import { startShell } from '../../support/shell.ts';
import { Browsing } from './browsing.ts';

test('a list of nothing but the marked says so in place of the filter, and Esc leaves it before it clears that', async () => {
  await using shell = await startShell();
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.on('nightly').press(' ');
  await browser.filter('1.4');
  expect(browser.rows[1]).toMatch(/ filter: 1\.4 {2}marked 1 \(1 hidden\) {2}\[FILTERED\]$/);
  browser.press('m');
  expect(browser.rows[1]).toMatch(/ 1 of 76 {2}filter: only the marked {2}marked 1 {2}\[FILTERED\]$/);
  expect(browser.names).toEqual(['nightly']);
  browser.press('<Escape>');
  expect(browser.rows[1]).toContain('filter: 1.4 ');
  browser.press('<Escape>');
  expect(browser.rows[1]).toMatch(/ 76 {2}marked 1$/);
});
