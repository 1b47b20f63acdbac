import { expect, test } from 'vitest';
import { type CopySources, copyItems, referenceOf } from '../../../../src/ui/browser/hand-over/copy-items.ts';
import { subjectOf } from '../../../../src/ui/browser/subject.ts';
import { startShell } from '../../../support/shell.ts';
import { rowsOf } from './rows.ts';

const sources: CopySources = {
  origin: registry => (registry === 'demo' ? 'https://demo.azurecr.io' : undefined),
  command(value) {
    const subject = subjectOf(value);
    return subject && `Get-${subject.kind}`;
  },
  cells: value => [subjectOf(value)?.kind ?? 'text', 'a\x1b[2Jb'],
};

/** What each key of the menu copies, or why it does not. */
async function copied(line: string) {
  await using shell = await startShell();
  const items = copyItems(await rowsOf(shell, line), sources);
  return Object.fromEntries(items.map(each => [each.key, each.disabled ?? each.text()]));
}

test('a tag', async () => {
  const { j = '', d, ...rest } = await copied('Get-AcrTag -RepositoryName team/api -Name latest');
  expect(rest).toEqual({
    r: 'demo.azurecr.io/team/api:latest',
    t: 'latest',
    u: 'https://demo.azurecr.io/v2/team/api/manifests/latest',
    c: 'Get-tag',
    w: 'tag\ta\\x1b[2Jb',
  });
  expect(d).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(JSON.parse(j)).toMatchObject({ RepositoryName: 'team/api', Name: 'latest', Digest: d });
});

test('a manifest has no tag of its own', async () => {
  const { r, d, t, u } = await copied('Get-AcrManifest -RepositoryName team/api | Select-Object -First 1');
  expect(r).toBe(`demo.azurecr.io/team/api@${d}`);
  expect(u).toBe(`https://demo.azurecr.io/v2/team/api/manifests/${d}`);
  expect(t).toBe('this row has none');
});

test('several rows are lines, and one array', async () => {
  const { r = '', d, j = '' } = await copied('Get-AcrRepository -Name team/api; Get-AcrTag -RepositoryName team/api');
  expect(r.split('\n').slice(0, 2)).toEqual(['demo.azurecr.io/team/api', expect.stringContaining('team/api:')]);
  expect(d).toBe('not every row has one');
  expect(JSON.parse(j)).toHaveLength(r.split('\n').length);
});

test('what is nothing in a registry has its JSON and its row', async () => {
  const { r, u, c, j, w } = await copied("'one'");
  expect([r, u, c]).toEqual(Array(3).fill('this row has none'));
  expect([j, w]).toEqual(['"one"', 'text\ta\\x1b[2Jb']);
});

test('a registry that is not connected any more has no reference', () => {
  expect(referenceOf({ kind: 'registry', registry: 'gone' }, sources)).toBeUndefined();
  expect(referenceOf({ kind: 'registry', registry: 'demo' }, sources)).toBe('demo.azurecr.io');
});
