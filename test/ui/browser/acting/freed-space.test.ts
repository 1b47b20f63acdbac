import { expect, test } from 'vitest';
import { gatherChanges } from '../../../../src/ui/browser/acting/change-run.ts';
import { deleteLine } from '../../../../src/ui/browser/acting/command-lines.ts';
import { freedSentences, readSpaces } from '../../../../src/ui/browser/acting/freed-space.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';
import { targetsOf } from './acting.ts';

/** Plans the deletion of the manifests that a line lists. */
async function plansOf(shell: TestShell, listing: string) {
  const targets = await targetsOf(shell, listing, 'manifest', deleteLine);
  const gathered = await gatherChanges(shell.engine, targets, { signal: new AbortController().signal });
  await Promise.all(gathered.map(each => each.stop()));
  return gathered.flatMap(each => each.change ?? []);
}

const HELLO = 'Get-AcrManifest library/hello-world';

test('a layer that two images share is freed when both go, a configuration with its image', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const plans = await plansOf(shell, HELLO);
  expect(freedSentences(plans)).toEqual(['What is freed was not read yet.']);
  shell.emulator.ledger.clear();
  await readSpaces(plans, new AbortController().signal);
  const asked = shell.emulator.ledger.entries.map(each => `${each.method} ${each.route}`);
  expect(asked.filter(each => each.endsWith('manifest.get'))).toHaveLength(2);
  expect(freedSentences(plans.slice(0, 1))).toEqual(['Frees about 418 B now; other layers are still in use.']);
  expect(freedSentences(plans)).toEqual(['Frees about 2.8 KB now.']);
});

test('500 plans of one repository list it once', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const [target] = await targetsOf(shell, `${HELLO} | Select-Object -First 1`, 'manifest', deleteLine);
  if (!target) throw new Error('the fixture is another one');
  shell.emulator.ledger.clear();
  const targets = Array.from({ length: 500 }, () => target);
  const gathered = await gatherChanges(shell.engine, targets, { signal: new AbortController().signal });
  await Promise.all(gathered.map(each => each.stop()));
  expect(gathered.filter(each => each.change?.deletes !== undefined)).toHaveLength(500);
  expect(shell.emulator.ledger.entries.filter(each => each.route === 'manifests.list')).toHaveLength(1);
});

test('of several repositories each is told by itself', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const server = shell.session.connection(undefined).registry.server.name;
  const plans = [...(await plansOf(shell, HELLO)), ...(await plansOf(shell, 'Get-AcrManifest samples/empty-tags'))];
  await readSpaces(plans, new AbortController().signal);
  const sentences = freedSentences(plans);
  expect(sentences).toEqual([
    `${server}/library/hello-world: Frees about 2.8 KB now.`,
    `${server}/samples/empty-tags: Frees about 2.4 KB now.`,
  ]);
});

test('nothing is said of what deletes no manifest', async () => {
  expect(freedSentences([{}])).toEqual([]);
});
