import { expect, test } from 'vitest';
import { startShell } from '../../../support/shell.ts';
import { Browsing } from '../browsing.ts';

test('of a row of the log or the plan its command is copied, by c and from the menu', async () => {
  await using shell = await startShell();
  const copied: string[] = [];
  const clipboard = {
    async copy(text: string) {
      copied.push(text);
      return { way: 'system', bytes: text.length, throughTmux: false } as const;
    },
    paste: async () => '',
  };
  const browser = await Browsing.at(shell, 'demo:/team/api', { clipboard });
  browser.on('nightly').press('p');
  await browser.dialog('Put 1 tag into the plan');
  browser.press('lP');
  await browser.until(/^plan +1$/m);
  browser.press('c');
  await browser.until('Copied');
  browser.press('!');
  await browser.until('session log');
  browser.press('C');
  await browser.dialog('cmdlet');
  browser.press('c');
  await browser.until('Copied');
  expect(copied).toEqual([
    expect.stringMatching(/^Update-AzContainerRegistryTag .*-Name nightly /),
    'Get-AzContainerRegistryTag -RegistryName demo -RepositoryName team/api -OrderBy LastUpdatedDesc',
  ]);
});
