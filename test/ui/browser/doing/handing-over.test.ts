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

test('o shows where the image of a tag comes from, and opens what is chosen', async () => {
  const opened: string[] = [];
  const opener = {
    async open(address: string) {
      opened.push(address);
      return { opened: true } as const;
    },
  };
  await using shell = await startShell({ parts: { opener } });
  const browser = await Browsing.at(shell, 'demo:/samples/nginx');
  browser.on('2026.4387').press('o');
  await browser.dialog('Open');
  await browser.until('repository  https://dev.azure.com/contoso/Samples/_git/nginx-sample');
  browser.press('2');
  await browser.until('Opened');
  expect(opened).toEqual(['https://dev.azure.com/contoso/Samples/_build/results?buildId=4387']);
});
