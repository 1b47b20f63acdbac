import { expect, test } from 'vitest';
import { isStateName } from '../../../../src/ui/browser/filter/state-words.ts';
import { completeFilter } from '../../../../src/ui/browser/line/complete-filter.ts';
import { CustomObject } from '../../../../src/values/custom-object.ts';

const rows = [
  { Platform: 'linux/amd64', Tags: ['1.4', 'latest'], Mode: 'rwld' },
  { Platform: 'linux/arm64', Tags: [], Mode: 'r-l-' },
  { Platform: 'multi (2)', Tags: ['1.3'], Mode: null },
].map(each => new CustomObject(Object.entries(each)));

const complete = async (text: string, cursor = text.length) => {
  const { start, end, candidates } = await completeFilter(text, cursor, { rows, fields: ['platform', 'size', 'mode'] });
  return candidates.map(each => text.slice(0, start) + each.text + text.slice(end));
};

test('words and fields', async () => {
  expect(await complete('s')).toEqual(['signature', 'size:']);
  expect(await complete('api !lo')).toEqual(['api !locked']);
  expect(await complete('a|or')).toEqual(['a|orphan']);
  expect(await complete('pl x', 2)).toEqual(['platform: x']);
  const words = (await complete('')).filter(each => !each.endsWith(':'));
  expect(words.filter(each => !isStateName(each))).toEqual([]);
  expect(words).toHaveLength(6);
});

test('of a field the values that the rows have, where they need no quotes', async () => {
  expect(await complete('platform:')).toEqual(['platform:linux/amd64', 'platform:linux/arm64']);
  expect(await complete('x Platform=LINUX/ar')).toEqual(['x Platform=linux/arm64']);
  expect(await complete('tags:')).toEqual(['tags:1.3', 'tags:1.4', 'tags:latest']);
  expect(await complete('nothing:')).toEqual([]);
});

test('within a block, an expression or a quoted text nothing', async () => {
  for (const text of ['{ $_.si', '/lo', '"lo', '~lo', '-l te'])
    expect([text, await complete(text)]).toEqual([text, []]);
  expect(await complete('"a b" lo')).toEqual(['"a b" locked']);
});
