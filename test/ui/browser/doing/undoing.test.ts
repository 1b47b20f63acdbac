import { expect, test } from 'vitest';
import { startShell, type TestShell } from '../../../support/shell.ts';
import { moveTag, storedRepository, storedTag } from '../acting/acting.ts';
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

/** Manifests and tags of a repository. */
const contents = ({ emulator }: TestShell) => {
  const { manifests, tags } = storedRepository(emulator, 'team/api');
  return [
    ...[...manifests.values()].map(each => each.digest),
    ...[...tags.values()].map(({ name, digest }) => `${name} ${digest}`),
  ].toSorted();
};

test('a run of a plan goes back as a whole, and is not made again without a plan', async () => {
  await using shell = await startShell();
  const before = contents(shell);
  await shell.run('Invoke-AcrPurge -Filter team/api:pr-* -Untagged -Force | Out-Null');
  expect(contents(shell).length).toBeLessThan(before.length);
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.press('z');
  expect(await browser.dialog('Undo 1 run')).toMatch(/run \d{8}-\d{6}-[0-9a-f]{4}: \d+ changes/);
  browser.press('demo<Tab><Enter>');
  await browser.until('Undo: 1 done');
  expect(contents(shell)).toEqual(before);
  await browser.quiet();
  browser.press('Z');
  await browser.until('is an undo of many changes');
  expect(contents(shell)).toEqual(before);
});

test('what one dialog has deleted goes back together, an index after what it lists', async () => {
  await using shell = await startShell();
  const before = contents(shell);
  const browser = await Browsing.at(shell, 'demo:/team/api');
  browser.press('2');
  await browser.quiet();
  for (const each of ['a1d81fb372f0', 'a24e473a7e99', 'ec1efab37783']) browser.on(each).press('<Space>');
  browser.press('D');
  await browser.dialog('Delete 3 manifests');
  browser.press('y');
  await browser.until('Delete: 3 done');
  await browser.quiet();
  const gone = before.filter(each => !contents(shell).includes(each));
  expect(gone.length).toBeGreaterThanOrEqual(3);
  browser.press('z');
  expect(await browser.dialog('Undo 1 group of 3 changes')).toContain('Undo-AzContainerRegistryChange -Id (1..3)');
  browser.press('y');
  await browser.until('Undo: 1 done');
  const [first = '', ...others] = before.filter(each => !contents(shell).includes(each));
  expect([first, others]).toEqual(['', []]);
});
