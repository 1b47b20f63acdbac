import { expect, test } from 'vitest';
import { startShell } from '../../../support/shell.ts';
import { Browsing } from '../browsing.ts';

test('the dialog of a plan tells of each change what it is, and its key stands in the footer of the plan', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api' });
  await browser.until('pr-1199');
  browser.press('p');
  await browser.dialog('Put 1 tag into the plan');
  browser.press('u2');
  await browser.until('2 MANIFESTS');
  await browser.until(/^> /m);
  browser.press('p');
  await browser.dialog('Put 1 manifest into the plan');
  browser.press('lP');
  await browser.until(/^plan +2$/m);
  expect(browser.rows.at(-1)).toMatch(/^Space mark {2}p apply… /);
  browser.press('p');
  await browser.dialog('Plan · 2 changes');
  browser.press('a');
  const dialog = await browser.dialog('Apply 2 changes');
  expect(dialog).toMatch(/team\/api:latest {2}untag/);
  expect(dialog).toMatch(/team\/api@[0-9a-f]{12} {2}lock/);
  browser.press('y');
  await browser.until('The plan is empty.');
});
