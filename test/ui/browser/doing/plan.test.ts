import { expect, test } from 'vitest';
import { openBrowser } from '../open-browser.ts';

test('the dialog of a plan tells of each change what it is, and its key stands in the footer of the plan', async () => {
  await using browser = await openBrowser({ path: 'demo:/team/api' });
  await browser.until('pr-1199');
  browser.press('p');
  await browser.until('Put 1 tag into the plan');
  await browser.until('Enter take');
  browser.press('u2');
  await browser.until('2 MANIFESTS');
  await browser.until(/^> /m);
  browser.press('p');
  await browser.until('Enter take');
  browser.press('lP');
  const plan = await browser.until(/^plan +2$/m);
  expect(plan.at(-1)).toMatch(/^Space mark {2}p apply… /);
  browser.press('p');
  await browser.until('Enter take');
  browser.press('a');
  const dialog = (await browser.until('y apply')).join('\n');
  expect(dialog).toMatch(/team\/api:latest {2}untag/);
  expect(dialog).toMatch(/team\/api@[0-9a-f]{12} {2}lock/);
  browser.press('y');
  await browser.until('The plan is empty.');
});
