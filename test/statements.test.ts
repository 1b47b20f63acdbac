import { expect, test } from 'vitest';
import { expectsMore, parse } from '../src/language/parse.ts';
import { statementsOf } from '../src/statements.ts';

const isIncomplete = (source: string) => expectsMore(parse(source).errors);

test.each([
  ['a\nb\n', ['a', 'b']],
  ['\n\n a \r\nb', [' a ', 'b']],
  ['if ($x) {\n  1\n}\n2', ['if ($x) {\n  1\n}', '2']],
  ['1..3 |\n  measure', ['1..3 |\n  measure']],
  ["@'\none\ntwo\n'@\n3", ["@'\none\ntwo\n'@", '3']],
  ['wrong )\nright', ['wrong )', 'right']],
  ['open {\n never closed', ['open {\n never closed']],
])('%j', async (text, statements) => {
  expect(await Array.fromAsync(statementsOf(text.split(/\r?\n/), isIncomplete))).toEqual(statements);
});

test('each line is asked for, and told whether something is open', async () => {
  const asked: boolean[] = [];
  const lines = ['one', '{', '}', 'two'];
  for await (const _ of statementsOf(lines, isIncomplete, isOpen => void asked.push(isOpen)));
  expect(asked).toEqual([false, false, true, false, false]);
});
