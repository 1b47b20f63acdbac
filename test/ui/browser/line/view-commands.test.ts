import { expect, test } from 'vitest';
import { commandTest, parseViewCommand, viewNames } from '../../../../src/ui/browser/line/view-commands.ts';
import { startShell } from '../../../support/shell.ts';

const aliases = new Set(['h', 'r', 'help', 'ls', 'man']);
const read = (text: string) => parseViewCommand(text, word => aliases.has(word.toLowerCase()));
const command = (text: string) => {
  const parsed = read(text);
  return parsed !== undefined && 'command' in parsed ? parsed.command : parsed;
};

test('views by their names', () => {
  expect(command('repos')).toEqual({ kind: 'repositories', pattern: undefined });
  expect(command('repos team/ !old')).toEqual({ kind: 'repositories', pattern: 'team/ !old' });
  expect(command('  Tags ')).toEqual({ kind: 'tab', tab: 'tags', repository: undefined });
  expect(command('manifests team/api-cache')).toEqual({ kind: 'tab', tab: 'manifests', repository: 'team/api-cache' });
  expect(command('manifests')).toEqual({ kind: 'tab', tab: 'manifests', repository: undefined });
  expect(command('registries')).toEqual({ kind: 'registries' });
  expect(command('plan')).toEqual({ kind: 'plan' });
  expect(command('log')).toEqual({ kind: 'log' });
  expect(command('flat')).toEqual({ kind: 'arrange', flat: true });
  expect(command('tree')).toEqual({ kind: 'arrange', flat: false });
  expect(command('theme light')).toEqual({ kind: 'theme', name: 'light' });
  expect(command('edit')).toEqual({ kind: 'edit' });
  expect(command('quit')).toEqual({ kind: 'quit' });
});

test('views by a beginning that only one of them has', () => {
  expect(command('q')).toEqual({ kind: 'quit' });
  expect(command('m')).toEqual({ kind: 'tab', tab: 'manifests', repository: undefined });
  expect(command('rep x')).toEqual({ kind: 'repositories', pattern: 'x' });
  expect(read('t')).toEqual({ problem: ':t may be :tags or :theme or :tree.' });
  expect(read('re')).toEqual({ problem: ':re may be :refresh or :registries or :repos.' });
  for (const { name } of viewNames) expect(viewNames.filter(each => each.name === name)).toHaveLength(1);
});

test('everything else is a line for the engine', () => {
  for (const line of ['', 'Get-AcrTag', 'ls', '$Marked', 'r', 'h', 'help Get-AcrTag', 'x', '1 + 1', 'tags|measure'])
    expect(read(line)).toBeUndefined();
  expect(command('help')).toEqual({ kind: 'help' });
});

test('an interval has a unit or none, and a shortest', () => {
  expect(command('refresh 30s')).toEqual({ kind: 'refresh', every: 30_000 });
  expect(command('refresh 30')).toEqual({ kind: 'refresh', every: 30_000 });
  expect(command('refresh 5 M')).toEqual({ kind: 'refresh', every: 300_000 });
  expect(command('refresh OFF')).toEqual({ kind: 'refresh', every: undefined });
  expect(read('refresh 1s')).toEqual({ problem: 'The shortest interval is 2s.' });
  for (const wrong of ['refresh', 'refresh soon', 'refresh -3s', 'refresh 1.5m', 'refresh 99999999s'])
    expect(read(wrong)).toEqual({ problem: ':refresh takes seconds, minutes or hours (30s, 5m, 1h), or off.' });
});

test('what a view cannot take is told', () => {
  for (const wrong of ['1.4*', '| measure', 'Team/API', 'team/'])
    expect(read(`tags ${wrong}`)).toEqual({ problem: ':tags takes the name of a repository behind it, or nothing.' });
  expect(read('theme')).toEqual({ problem: 'Which theme? Tab lists them.' });
});

test('a word is a command by its whole name only', async () => {
  await using shell = await startShell({ connected: false });
  const isCommand = commandTest(shell.engine);
  for (const name of ['Get-AcrTag', 'ls', 'R', 'h', '?']) expect([name, isCommand(name)]).toEqual([name, true]);
  for (const name of ['Get-AcrTa', 'rep', 'tags', 'q', 'xyz']) expect([name, isCommand(name)]).toEqual([name, false]);
  await shell.run('function q { 1 }');
  expect(parseViewCommand('q', isCommand)).toBeUndefined();
});
