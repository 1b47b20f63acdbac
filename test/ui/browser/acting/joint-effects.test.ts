import { expect, test } from 'vitest';
import { gatherChanges } from '../../../../src/ui/browser/acting/change-run.ts';
import { untagLine } from '../../../../src/ui/browser/acting/command-lines.ts';
import { jointEffects } from '../../../../src/ui/browser/acting/joint-effects.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';
import { targetsOf } from './acting.ts';

/** What untagging does together, of those tags of hello-world that pass. */
async function together(shell: TestShell, filter: string): Promise<readonly string[]> {
  const listing = `Get-AcrTag library/hello-world | where Name ${filter}`;
  const targets = await targetsOf(shell, listing, 'tag', untagLine);
  const gathered = await gatherChanges(shell.engine, targets, { signal: new AbortController().signal });
  await Promise.all(gathered.map(each => each.stop()));
  return jointEffects(gathered.flatMap(each => each.change ?? []));
}

test('the last tags of a manifest that go together leave it untagged, and that is told', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const server = shell.session.connection(undefined).registry.server.name;
  expect(await together(shell, '-in v2, latest')).toEqual([
    expect.stringMatching(/^Together they leave manifest [0-9a-f]{12} in .*library\/hello-world untagged\.$/),
  ]);
  expect((await together(shell, '-in v2, latest'))[0]).toContain(` in ${server}/library/hello-world `);
});

test('nothing is said where one of them stays, or where each plan says it for itself', async () => {
  await using shell = await startShell({ fixture: 'small' });
  expect(await together(shell, '-eq v2')).toEqual([]);
  expect(await together(shell, '-in v1, latest')).toEqual([]);
});
