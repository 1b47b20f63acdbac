import { expect, test } from 'vitest';
import { startShell } from '../../../support/shell.ts';
import { moveTag, storedTag } from '../acting/acting.ts';
import { Browsing } from '../browsing.ts';

test('an undo that finds its tag taken leaves it alone, and the report says which tag that is', async () => {
  await using shell = await startShell();
  const { emulator } = shell;
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.press('/pr-1199<Enter>U');
  await browser.dialog('Untag 1 tag');
  browser.press('y');
  await browser.until('Untag: 1 done');
  await browser.quiet();
  browser.press('z');
  await browser.dialog('Undo 1 change');
  moveTag(emulator, 'team/api', 'pr-1199', 'latest');
  const { digest } = storedTag(emulator, 'team/api', 'pr-1199');
  browser.press('y');
  expect(await browser.until('Undo: 1 moved, skipped')).toMatch(/moved, skipped +\S+team\/api:pr-1199/);
  expect(storedTag(emulator, 'team/api', 'pr-1199').digest).toBe(digest);
});
