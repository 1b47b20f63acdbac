import { expect, test } from 'vitest';
import { HandedOver } from '../../../src/ui/browser/handed-over.ts';
import { startShell } from '../../support/shell.ts';
import { Browsing } from './browsing.ts';

async function* pages<Item>(...items: readonly (readonly Item[])[]) {
  yield* items;
}

test('objects that were piped in stay where the list is read again', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { values: pages(['b', 'a'], ['c']) });
  await browser.until(/objects +3$/m);
  browser.press(' R');
  await browser.until(/objects +3 +marked 1$/m);
  expect(browser.rows.slice(2, 6).map(row => row.trimEnd())).toEqual(['   Name', ' * b', '>  a', '   c']);
  browser.press('Q');
  expect(await browser.marked).toEqual(['b']);
});

test('what a line answers is a list with that line below it, and can be changed', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api' });
  await browser.until('pr-1199');
  const line = 'Get-AcrTag team/api -Name pr-119*';
  browser.press(`:${line}<Enter>`);
  await browser.until(/^objects +10$/m);
  expect(browser.rows.at(-2)?.trimEnd()).toBe(`PS> ${line}`);
  expect(browser.rows[0]).toMatch(/^127\.0\.0\.1:\d+ .* token \d+m/);
  browser.press('U');
  await browser.dialog('Untag 1 tag');
  browser.press('y');
  expect(await browser.until(/^objects +9$/m)).not.toContain('pr-1190');
});

test('several readers at once get the same objects', async () => {
  const objects = new HandedOver(pages([1, 2], [3]));
  const all = async () => {
    const values = [];
    for await (const page of objects) values.push(...page);
    return values;
  };
  expect(await Promise.all([all(), all()])).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(await all()).toEqual([1, 2, 3]);
});

test('nothing is asked of the source of objects that nobody looks at any longer', async () => {
  let ended = false;
  const source = async function* () {
    try {
      for (;;) yield ['more'];
    } finally {
      ended = true;
    }
  };
  const objects = new HandedOver(source());
  await objects[Symbol.asyncIterator]().next();
  await objects.close();
  expect(ended).toBe(true);
});

test('a description stands in the registry of its object; the preview leaves out what its list leaves out', async () => {
  await using shell = await startShell();
  const browser = await Browsing.open(shell, { path: 'demo:/team/api', size: { columns: 160, rows: 30 } });
  await browser.until('pr-1199');
  browser.press('i');
  await browser.until('│  Registry ');
  expect(browser.text).not.toContain('ChangeableAttributes');
  browser.press('d');
  await browser.until('› latest › all properties');
  const rows = browser.rows.map(row => row.trimEnd());
  expect(rows[0]).toMatch(/^127\.0\.0\.1:\d+ .* token \d+m {2}0s ago$/);
  // what the list shows and what it leaves out stand in one column
  expect(rows).toContain('    Mode            rwld');
  expect(rows).toContain('    ImageName       team/api');
});
