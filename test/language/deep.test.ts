import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { errorsOf } from './run-cleanly.ts';

// However deeply nested, a script is read and run to a result or to an error of PowerShell, never to one of JavaScript.

const DEEP = 10_000;

/** What opens a level and what closes it. */
const nestings = [
  ['(', ')'],
  ['$(', ')'],
  ['@(', ')'],
  ['{', '}'],
  ['& {', '}'],
  ['@{a=', '}'],
  ['if(1){', '}'],
  ['if(0){}else{', '}'],
  ['"$(', ')"'],
  ['$a[', ']'],
  ['$a.b(', ')'],
  ['$a.(', ')'],
  ['1,(', ')'],
  ['a (', ')'],
  ['1 | % {', '}'],
  ['switch(1){1{', '}}'],
  ['foreach($i in 1){', '}'],
  ['for(;0;){', '}'],
  ['while(0){', '}'],
  ['do{', '}until(1)'],
  ['try{', '}finally{}'],
  ['try{}catch{', '}'],
  ['function f{', '}'],
  ['{begin{', '}}'],
  ['[int](', ')'],
  ['!', ''],
  ['-not ', ''],
  ['- ', ''],
  ['-join ', ''],
  [',', ''],
  ['[int]', ''],
  ['$x=', ''],
  ['1 ? ', ' : 0'],
  ['0 ? 0 : ', ''],
] as const;

/** What cannot be closed again, or is wrong at once. */
const unclosed = ['{[a()]', 'param(', '++', '--', 'if(', '@"\n$(', '$a?[', '[a()]', ':a while('] as const;

const nested = ([open, close]: readonly [string, string], depth: number) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

/** What reading it says is wrong, which is what running it has to end in. */
async function mistakesIn(source: string): Promise<readonly string[]> {
  const ids = parse(source).errors.map(({ id }) => id);
  expect(await errorsOf(source)).toEqual(ids.slice(0, 1));
  return ids;
}

test.each(nestings)('10,000 times %j with %j ends in one clean error of depth', async (open, close) => {
  for (const source of [nested([open, close], DEEP), open.repeat(DEEP)]) {
    expect((await mistakesIn(source)).filter(id => id === 'ScriptTooComplicated')).toHaveLength(1);
  }
});

test.each(unclosed)('10,000 times %j ends in one clean error of depth', async open => {
  expect((await mistakesIn(open.repeat(DEEP))).filter(id => id === 'ScriptTooComplicated')).toHaveLength(1);
});

test('10,000 times "[a[" ends in clean errors', async () => {
  expect(await mistakesIn('[a['.repeat(DEEP))).not.toEqual([]);
});

test.each(nestings)('the deepest %j with %j that can be read can be run', async (open, close) => {
  const isRead = (depth: number) => parse(nested([open, close], depth)).errors.length === 0;
  let [read, unread] = [0, 1000];
  while (unread - read > 1) {
    const depth = Math.floor((read + unread) / 2);
    if (isRead(depth)) read = depth;
    else unread = depth;
  }
  expect(read).toBeGreaterThan(100);
  const errors = await errorsOf(nested([open, close], read));
  expect(errors.filter(id => id === 'ScriptTooComplicated')).toEqual([]);
});
