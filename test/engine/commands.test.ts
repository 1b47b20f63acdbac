import { expect, test } from 'vitest';
import { CommandTable } from '../../src/engine/commands.ts';
import { command } from './declarations.ts';

const entry = (name: string, aliases: readonly string[] = []) => ({
  name,
  aliases,
  synopsis: '',
  grade: 'read' as const,
  load: async () => command({}),
});
const table = new CommandTable([
  entry('Get-AzContainerRegistryTag'),
  entry('Connect-AzContainerRegistry'),
  entry('Remove-AzContainerRegistryTag'),
  entry('Get-ChildItem', ['ls', 'dir']),
]);

test.each([
  ['get-azcontainerregistrytag', 'Get-AzContainerRegistryTag'],
  ['Get-AcrTag', 'Get-AzContainerRegistryTag'],
  ['connect-acr', 'Connect-AzContainerRegistry'],
  ['LS', 'Get-ChildItem'],
  ['Get-Acr', undefined],
])('%s is %s', (typed, name) => {
  expect(table.find(typed)?.name).toBe(name);
});

test.each([
  ['Get-AcrTga', 'Get-AcrTag'],
  ['Get-AzContainerRegistryTags', 'Get-AzContainerRegistryTag'],
  ['Get-AzContainerRegsitryTag', 'Get-AzContainerRegistryTag'],
  ['sl', 'ls'],
  ['kubectl', undefined],
  ['x', undefined],
])('%s suggests %s', (typed, suggestion) => {
  expect(table.suggest(typed)[0]).toBe(suggestion);
});

test('lists aliases with what they stand for', () => {
  expect(table.aliases()).toContainEqual({ name: 'Remove-AcrTag', definition: 'Remove-AzContainerRegistryTag' });
  expect(table.aliases()).toContainEqual({ name: 'dir', definition: 'Get-ChildItem' });
});
