import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { anyValue } from '../../../values/value-arbitrary.ts';
import { filterExamples } from './filter-examples.ts';
import { context, type ManifestFacts, manifestOf, passes, problemOf, repositoryOf, tagOf } from './rows.ts';

const pieces = fc.constantFrom(
  ...[
    '!',
    '~',
    '-f ',
    '-l ',
    '/',
    '|',
    ' ',
    '"',
    "'",
    '{',
    '}',
    '$_',
    ':',
    '=',
    '>',
    '<',
    '>=',
    '!=',
    '*',
    '?',
    '[',
    ']',
    '(',
  ],
  ...[
    ')',
    '\\',
    '+',
    '{2,3}',
    '^',
    '$',
    'tag',
    'size',
    'age',
    'updated',
    'relation',
    'x',
    'API',
    '1.4',
    '30d',
    '100mb',
    '2026-11',
  ],
  ...['untagged', 'orphan', 'marked', 'signature', 'sha256:', '(?<n>', '(?=', '\\1', 'a+', '.*', '\u00e9', '\ud800'],
);
const typed = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map(each => each.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const facts: fc.Arbitrary<ManifestFacts> = fc.record({
  tags: fc.array(fc.constantFrom('latest', '1.4', '1.4.2', 'API-x', 'a b')),
  size: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1e9 })),
  age: fc.integer({ min: 0, max: 800 }),
  kind: fc.constantFrom('image', 'index', ''),
  platform: fc.constantFrom('linux/amd64', 'linux/arm64', 'multi', ''),
  mode: fc.constantFrom('rwld', 'r-l-', ''),
  relation: fc.constantFrom('none', 'unlisted', 'child', 'signature'),
});
const row = fc.oneof(
  facts.map(manifestOf),
  fc.constantFrom('1.4', 'API').map(name => tagOf({ name })),
  fc.constantFrom('team/api', 'x').map(name => repositoryOf({ name })),
);

test('whatever is typed is a filter or a problem in words, and a filter answers for any value', () => {
  fc.assert(
    fc.property(typed, fc.array(fc.oneof(row, anyValue), { maxLength: 5 }), (text, rows) => {
      const read = parseFilter(text, { ...context, rows: rows.slice(0, 2) });
      if ('problem' in read) expect(read.problem).toMatch(/^\S.*\S$/s);
      else for (const each of rows) expect(typeof read.filter.test(each, { isMarked: false })).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});

describe('what filters mean', () => {
  const word = fc.constantFrom(
    ...[
      'latest',
      'API',
      '1.4',
      '"a b"',
      '~at',
      '/^1\\./',
      'tag:1.4*',
      'kind=index',
      'kind!=index',
      'size>1kb',
      'age<30d',
      'tags=0',
    ],
    ...['untagged', 'orphan', 'locked', 'child', 'signature', 'marked', 'mode:r-l-', 'platform:""'],
  );

  test('! is the opposite, a blank both, | one of them', () => {
    fc.assert(
      fc.property(word, word, row, fc.boolean(), (one, other, value, isMarked) => {
        const [first, second] = [passes(one, value, isMarked), passes(other, value, isMarked)];
        expect(passes(`!${one}`, value, isMarked)).toBe(!first);
        expect(passes(`${one} ${other}`, value, isMarked)).toBe(first && second);
        expect(passes(`${one} | ${other}`, value, isMarked)).toBe(first || second);
        expect(passes(`${one}|!${other} ${one}`, value, isMarked)).toBe(first);
      }),
    );
  });

  test('what is not known fits neither a word nor its opposite, unless another word decides', () => {
    const unread = facts.map(each => manifestOf({ ...each, tags: [], relation: null }));
    fc.assert(
      fc.property(
        fc.constantFrom('child', 'orphan', 'signature', 'relation:none'),
        word,
        unread,
        (asked, other, value) => {
          expect([passes(asked, value), passes(`!${asked}`, value)]).toEqual([false, false]);
          expect(passes(`${asked} | untagged`, value)).toBe(true);
          expect(passes(`!${asked} ${other}`, value)).toBe(false);
        },
      ),
    );
  });

  test('of < = > exactly one holds where there is a value', () => {
    const amounts = fc.integer({ min: 0, max: 3000 }).map(each => `${each}kb`);
    const days = fc.integer({ min: 0, max: 40 }).map(each => `2026-11-${String((each % 28) + 1).padStart(2, '0')}`);
    const compared = fc.oneof(
      amounts.map(each => ['size', each] as const),
      days.map(each => ['updated', each] as const),
      fc.integer({ max: 5, min: 0 }).map(each => ['tags', String(each)] as const),
    );
    fc.assert(
      fc.property(compared, facts, ([field, operand], each) => {
        const value = manifestOf({ ...each, size: each.size ?? 0 });
        const holds = (operator: string) => passes(`${field}${operator}${operand}`, value);
        expect(['<', '=', '>'].filter(holds)).toHaveLength(1);
        expect(holds('<=')).toBe(!holds('>'));
        expect(holds('>=')).toBe(!holds('<'));
        expect(holds('!=')).toBe(!holds('='));
      }),
    );
  });
});

test('every example of the help is a filter', () => {
  expect(filterExamples.filter(text => problemOf(text) !== undefined)).toEqual([]);
});
