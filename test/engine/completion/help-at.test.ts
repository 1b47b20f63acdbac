import { afterAll, expect, test } from 'vitest';
import { startShell } from '../../support/shell.ts';

const shell = await startShell({ connected: false });
const { engine } = shell;
afterAll(() => shell[Symbol.asyncDispose]());

/** The cursor is where the bar is. */
const at = (line: string) => engine.helpAt(line.replace('¦', ''), line.indexOf('¦'));

test.each([
  ['Get-AcrTag¦', 'Get-AzContainerRegistryTag', undefined],
  ['Get-Ac¦rTag team/api', 'Get-AzContainerRegistryTag', undefined],
  ['ls¦', 'Get-ChildItem', undefined],
  ['Get-AcrTag ¦', 'Get-AzContainerRegistryTag', 'RepositoryName'],
  ['Get-AcrTag team/a¦pi 1.4', 'Get-AzContainerRegistryTag', 'RepositoryName'],
  ['Get-AcrTag team/api 1.¦', 'Get-AzContainerRegistryTag', 'Name'],
  ['Get-AcrTag -Rep¦', 'Get-AzContainerRegistryTag', 'RepositoryName'],
  ['Get-AcrTag -Fi¦rst 5', 'Get-AzContainerRegistryTag', 'First'],
  ['Get-AcrTag -First 5¦', 'Get-AzContainerRegistryTag', 'First'],
  ['Get-AcrTag -First:5¦', 'Get-AzContainerRegistryTag', 'First'],
  ['Get-AcrTag x | Where-Object { $_.Name ¦', 'Where-Object', 'Property'],
  ['Get-AcrTag x | Sort-Object Na¦me -Descending', 'Sort-Object', 'Property'],
  ['$x = (Get-AcrTag -Nosuch¦', 'Get-AzContainerRegistryTag', undefined],
  ['Get-AcrTag (Get-Date -Ye¦', 'Get-Date', 'Year'],
])('%s', async (line, command, parameter) => {
  const found = await at(line);
  expect([found?.cmdlet.name, found?.parameter]).toEqual([command, parameter]);
});

test.each(['', '¦', 'Get-Nothing ¦', '1 + ¦2', '# Get-AcrTag¦', 'Get-AcrTag | ¦'])('nothing at %s', async line => {
  expect(await at(line)).toBeUndefined();
});

test('a function of the session', async () => {
  const { signal } = new AbortController();
  await engine.run('function Show-It([string] $Name, [int] $Count) {}', signal);
  expect(await at('Show-It a -Cou¦')).toMatchObject({ cmdlet: { name: 'Show-It' }, parameter: 'Count' });
});

test('looking at a function runs nothing', async () => {
  const { signal } = new AbortController();
  await engine.run('function Bad([ValidateSet($($global:ran = 1; 2))] $Name) {}', signal);
  expect(await at('Bad -Name ¦')).toBeUndefined();
  expect(await shell.run('"ran: $ran"')).toEqual(['ran: ']);
});
