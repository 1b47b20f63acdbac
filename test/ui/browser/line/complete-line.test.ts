import { expect, test } from 'vitest';
import { completeLine } from '../../../../src/ui/browser/line/complete-line.ts';
import { offering } from './line.ts';

const names = {
  complete: offering('Get-AcrTag', 'tee', 'plan'),
  themes: () => [
    { name: 'dark', about: 'On dark.' },
    { name: 'light', about: 'On light.' },
  ],
};
const complete = async (text: string, cursor = text.length) => {
  const { start, end, candidates } = await completeLine(text, cursor, names);
  return candidates.map(each => text.slice(0, start) + each.text + text.slice(end));
};

test('views come before commands, each name once', async () => {
  expect(await complete(' t')).toEqual([' tags', ' theme', ' tree', ' tee']);
  expect(await complete('PL')).toEqual(['plan']);
  expect(await complete('')).toHaveLength(15);
});

test('arguments of views', async () => {
  expect(await complete('theme ')).toEqual(['theme dark', 'theme light', 'theme auto']);
  expect(await complete('Theme Li')).toEqual(['Theme light']);
  expect(await complete('refresh 3')).toEqual(['refresh 30s']);
  expect(await complete('theme dxyz', 7)).toEqual(['theme dark']);
});

test('repositories behind the views that show one, as the cmdlet completes them', async () => {
  const asked: string[] = [];
  const repositories = {
    ...names,
    complete: async (text: string, cursor: number) => {
      asked.push(text);
      return { start: cursor - 2, end: cursor, candidates: [{ text: 'team/api' }], pending: true };
    },
  };
  expect(await completeLine('tags te', 7, repositories)).toEqual({
    start: 5,
    end: 7,
    candidates: [{ text: 'team/api' }],
    pending: true,
  });
  expect(asked).toEqual(['Get-AzContainerRegistryTag -RepositoryName te']);
});

test('what stands behind a command is the engine’s', async () => {
  expect(await complete('x | ge')).toEqual(['x | Get-AcrTag']);
});
