import { expect, test } from 'vitest';
import { startShell } from '../../../support/shell.ts';
import { storedRepository, storedTag } from '../acting/acting.ts';
import { Browsing } from '../browsing.ts';

test('what the switches are set for is what was chosen when they were opened, whatever the list reads meanwhile', async () => {
  await using shell = await startShell();
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.press('L');
  await browser.dialog('Attributes · team/api:latest');
  const repository = storedRepository(shell.emulator, 'team/api');
  repository.untag(storedTag(shell.emulator, 'team/api', 'latest'), repository.created);
  browser.browser.view.load();
  await browser.until(() => !browser.names.includes('latest'));
  browser.press('<Enter>');
  expect(await browser.until(/There is no tag|\[ Cancel \]/)).toContain('There is no tag team/api:latest');
});
