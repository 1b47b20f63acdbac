import { expect, test } from 'vitest';
import { convertTo } from '../../src/values/convert.ts';
import { CustomObject } from '../../src/values/custom-object.ts';
import { Hashtable } from '../../src/values/hashtable.ts';
import { parseRegistryTime } from '../../src/values/parse-date.ts';
import { range } from '../../src/values/range.ts';
import type { Value } from '../../src/values/value.ts';
import { createOutput } from '../../src/views/default-output.ts';
import { shown } from './shown.ts';

const object = (entries: Record<string, Value>) => new CustomObject(Object.entries(entries));
const shop = [
  object({ Name: 'web', Tags: 2, Size: 10, Locked: false, Owner: 'ops' }),
  object({ Name: 'base', Tags: 1, Size: 5, Locked: true, Owner: 'sre' }),
];

test.each<[says: string, values: readonly Value[], text: string]>([
  [
    'up to four properties are a table',
    [object({ A: 1, B: 'x', C: true, D: null })],
    '\nA B    C D\n- -    - -\n1 x True\n',
  ],
  [
    'five are a list',
    shop,
    '\nName   : web\nTags   : 2\nSize   : 10\nLocked : False\nOwner  : ops\n\nName   : base\nTags   : 1\nSize   : 5\nLocked : True\nOwner  : sre\n',
  ],
  [
    'collections show four elements',
    [object({ Repo: 'web', Tags: ['a', 'b', 'c', 'd', 'e'] })],
    '\nRepo Tags\n---- ----\nweb  {a, b, c, d…}\n',
  ],
  ['later objects follow the first', [object({ a: 1 }), object({ b: 2 }), object({ a: 3 })], '\na\n-\n1\n\n3\n'],
  ['scalars stand before a table', ['x', object({ a: 1 })], 'x\n\na\n-\n1\n'],
  ['scalars stand behind a table', [object({ a: 1 }), 'x'], '\na\n-\n1\n\nx'],
  [
    'dictionaries are names and values',
    [
      new Hashtable([
        ['alpha', 1],
        ['beta', [1, 2]],
      ]),
    ],
    '\nName                           Value\n----                           -----\nalpha                          1\nbeta                           {1, 2}\n',
  ],
  ['scalars are one a line', [1, 'a\nb', true, 2.5, null], '1\na\nb\nTrue\n2.5'],
  ['arrays are their elements', [[1, [2]]], '1\n2'],
  ['a lone date is written out', [convertTo('datetime', '2020-01-01')], 'Wednesday, January 1, 2020 12:00:00 AM'],
  ['a lone UTC date is ISO 8601', [parseRegistryTime('2026-11-20T08:02:51.5Z') ?? null], '2026-11-20T08:02:51Z'],
  ['an object without properties is its text', [object({})], ''],
  [
    'numbers stand right, cut at two decimals',
    [object({ n: -5, d: 1234.56789 }), object({ n: 10, d: 1 })],
    '\n n       d\n -       -\n-5 1234.57\n10       1\n',
  ],
  [
    'wide characters count two cells',
    [object({ 哇: '62', dbda: 'KM', 消息: '千' })],
    '\n哇 dbda 消息\n-- ---- ----\n62 KM   千\n',
  ],
  ['several lines are cut at the first', [object({ a: 'x\ny', b: 1 })], '\na  b\n-  -\nx… 1\n'],
])('%s', (_, values, text) => {
  expect(shown([values]).text).toBe(text);
});

test('what comes from outside cannot move the cursor', () => {
  const { text } = shown([['a\u001b[2J\tc', object({ 'n\u001b': '\u202eabc' })]]);
  expect(text).toBe('a\\x1b[2J        c\n\nn\\x1b\n-----\n\\u202eabc\n');
});

test('without room columns vanish from the right and that is told', () => {
  const letters = (letter: string) => letter.repeat(20);
  const row = object({ Aaaaaaaaaa: letters('a'), Bbbbbbbbbb: letters('b'), Cccccccccc: letters('c') });
  const { lines, notices } = shown([[row]], { width: 42 });
  expect(lines.slice(1, 4)).toEqual([
    'Aaaaaaaaaa           Bbbbbbbbbb',
    '----------           ----------',
    'aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb',
  ]);
  expect(notices).toEqual(['1 column hidden (Cccccccccc): Format-List shows it']);
});

test('the last column shrinks before it vanishes; values at the right are cut at their start', () => {
  expect(shown([[object({ a: 'xxxxx', b: 'yyyyy' })]], { width: 9 }).lines.at(3)).toBe('xxxxx yy…');
  expect(shown([[object({ a: 'xxxxx', b: 12345 })]], { width: 9 }).lines.at(3)).toBe('xxxxx …45');
});

test('rows wait for their widths until these are settled, then stream', () => {
  const lines: string[] = [];
  const row = (n: number) => object({ name: 'x'.repeat(n), n });
  const output = createOutput({
    width: 80,
    print: more => lines.push(...more),
    later: settle => queueMicrotask(settle),
  });
  output.write([row(3)]);
  expect(lines).toEqual([]);
  return Promise.resolve().then(() => {
    output.write([row(5)]);
    expect(lines).toEqual(['', 'name n', '---- -', 'xxx  3', 'xxx… 5']);
  });
});

test('after a hundred rows widths are kept and nothing waits', () => {
  const lines: string[] = [];
  const rows = range(1, 100).map(n => object({ n, text: 'ab' }));
  shown([rows, [object({ n: 1000, text: 'wider' })]], { print: more => lines.push(...more) });
  expect(lines).toHaveLength(3 + 100 + 2);
  expect(lines.at(-2)).toBe('…00 wider');
});

test('long list values wrap under themselves', () => {
  const value = object({ t: 'w'.repeat(25), a: 1, b: 'one two three four', c: 1, d: 1 });
  expect(shown([[value]], { width: 20 }).text).toBe(
    '\nt : wwwwwwwwwwwwwwww\n    wwwwwwwww\na : 1\nb : one two three\n    four\nc : 1\nd : 1\n',
  );
});

test('collections are shown as far as the session says', () => {
  const lines: string[] = [];
  let most: number | undefined = 2;
  const output = createOutput({ width: 80, most: () => most, print: more => lines.push(...more) });
  output.write([object({ n: [1, 2, 3] })]);
  output.end();
  most = -1;
  output.write([object({ n: [1, 2, 3, 4, 5] })]);
  output.end();
  expect(lines.filter(each => each.startsWith('{'))).toEqual(['{1, 2…}', '{1, 2, 3, 4, 5}']);
});
