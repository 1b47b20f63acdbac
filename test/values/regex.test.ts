import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches, matchGroups } from '../../src/values/match.ts';
import { callMethod } from '../../src/values/methods/call.ts';
import { escapeRegex, Regex, type RegexOptions, regexOptions, unescapeRegex } from '../../src/values/regex.ts';
import { replace } from '../../src/values/replace.ts';
import { split } from '../../src/values/split.ts';
import { callStatic } from '../../src/values/statics/call.ts';
import type { Value } from '../../src/values/value.ts';
import { ValueError } from '../../src/values/value-error.ts';
import { attempt } from './soundness.ts';
import { surroundings } from './surroundings.ts';
import { pattern, text } from './text-arbitrary.ts';

/** All that is found, each match with its groups behind it. */
const allOf = (pattern: string, subject: string, options: RegexOptions = {}) =>
  new Regex(pattern, options).findAll(subject).map(({ groups }) => groups.map(each => each ?? null).join('|'));

const braced = (name: string) => `\${${name}}`;

type Example = readonly [pattern: string, subject: string, found: readonly string[]];

describe('what .NET finds', () => {
  test.each<Example>([
    ['a(?#one (of them)b', 'aab', ['ab']],
    ['a(?#a comment)b', 'aab', ['ab']],
    ['a(?#before the quantifier)+', 'aab', ['aa']],
    ['(?x) a b # a comment\n c', 'abc a b c', ['abc']],
    ['(?x) a\\ b [ ]', 'a b ', ['a b ']],
    ['(?x)a{2} ?', 'aaa', ['aa']],
    ['(?x)\\#a', '#a', ['#a']],
  ])('comments: %j in %j', (pattern, subject, found) => expect(allOf(pattern, subject)).toEqual(found));

  test.each<Example>([
    ['(?i)abc', 'ABC abc', ['ABC', 'abc']],
    ['a(?i)b', 'aB AB', ['aB']],
    ['a(?i)b|c', 'aB AB C', ['aB', 'C']],
    ['(a(?i)b)c', 'aBc aBC', ['aBc|aB']],
    ['a(?i:b)c', 'aBc aBC', ['aBc']],
    ['(?i)a(?-i)b', 'Ab AB', ['Ab']],
    ['(?i:[a-c])[a-c]', 'Ab AB', ['Ab']],
    ['(?i)[A-Z-[AEIOU]]+', 'abcde', ['bcd']],
    ['(a)(?i)\\1', 'aA Aa', ['aA|a']],
    ['(?i)é(?-i)é', 'Éé éÉ', ['Éé']],
    ['(?s)a.b', 'a\nb', ['a\nb']],
    ['a.b(?s).', 'a\nb axb\n', ['axb\n']],
    ['(?m)^.$', 'a\nb', ['a', 'b']],
    ['(?n)(a)(?<x>b)', 'ab', ['ab|b']],
    ['(?i-s:A.)', 'a\n ab', ['ab']],
    ['(?IM)^B$', 'a\nb', ['b']],
    ['(?+i)A', 'a', ['a']],
  ])('options: %j in %j', (pattern, subject, found) => expect(allOf(pattern, subject)).toEqual(found));

  test.each<Example>([
    ['[a-z-[aeiou]]+', 'queue strength', ['q', 'str', 'ngth']],
    ['[\\w-[\\d_]]+', 'ab12_cd', ['ab', 'cd']],
    ['[a-z-[d-w-[m]]]+', 'abcdmxyz', ['abc', 'mxyz']],
    ['[^a-z-[A-Z]]+', 'aAbB12', ['12']],
    ['[]a]+', 'b]a]', [']a]']],
    ['[^]a]+', 'b]a', ['b']],
    ['[a\\]b]+', 'xa]b', ['a]b']],
    ['[\\w-a]+', 'b-a', ['b-a']],
    ['[a-]+', 'a-b', ['a-']],
    ['[a\\-z]+', 'a-bz', ['a-', 'z']],
    ['[[:a]+', '[:a', ['[:a']],
    ['[\\b]', '\b', ['\b']],
    ['[\\x41-\\u0043\\104]+', 'ABCDE', ['ABCD']],
    ['[\\p{Lu}\\d]+', 'aB1É', ['B1É']],
    ['[^\\P{L}a]+', 'aéb1', ['éb']],
    ['a{,2}', 'a{,2}', ['a{,2}']],
    ['x{', 'x{', ['x{']],
    ['{a}', '{a}', ['{a}']],
    ['a]', 'a]', ['a]']],
  ])('classes and brackets: %j in %j', (pattern, subject, found) => {
    expect(allOf(pattern, subject)).toEqual(found);
  });

  test.each<Example>([
    ['\\w+', 'naïve Straße 数', ['naïve', 'Straße', '数']],
    ['\\W+', 'é!é', ['!']],
    ['\\d+', '12 ٣٤', ['12', '٣٤']],
    ['[0-9]+', '12 ٣٤', ['12']],
    ['\\D', '٣x', ['x']],
    ['a\\sb', 'a\u00a0b a\u0085b a\ufeffb', ['a\u00a0b', 'a\u0085b']],
    ['\\S', '\u0085x', ['x']],
    ['\\bé\\w', 'aéb éa', ['éa']],
    ['\\Bé', 'é aé', ['é']],
    ['\\p{L}+', 'aé1', ['aé']],
    ['\\P{L}+', 'aé1', ['1']],
    ['\\p{Lu}', 'aÉB', ['É', 'B']],
    ['(?i)\\p{Lu}+', 'aÉ1', ['aÉ']],
    ['\\p{IsGreek}+', 'aαβ', ['αβ']],
    ['\\p{IsCyrillic}', 'aж', ['ж']],
    ['\\p{Sc}', '5€ $', ['€', '$']],
    ['^.$', '😀', []],
    ['^..$', '😀', ['😀']],
    ['\\p{Cs}', '😀', ['\ud83d', '\ude00']],
    ['(?i)straSSe|ÉTÉ', 'été', ['été']],
  ])('Unicode: %j in %j', (pattern, subject, found) => expect(allOf(pattern, subject)).toEqual(found));

  test.each<Example>([
    ['\\Aa', 'a\na', ['a']],
    ['(?m)\\Aa', 'a\na', ['a']],
    ['a\\z', 'a\n', []],
    ['a\\Z', 'a\n', ['a']],
    ['a$', 'a\n', ['a']],
    ['a$', 'a\n\n', []],
    ['a$', 'a\r\n', []],
    ['(?m)a$', 'a\r\na', ['a']],
    ['(?m)^a', 'b\ra\na\u2028a', ['a']],
    ['\\Ga', 'aaba', ['a', 'a']],
    ['.', '\r\u2028\u2029\n', ['\r', '\u2028', '\u2029']],
    ['^*a', 'a', ['a']],
    ['(?<=a)+b', 'ab', ['b']],
    ['(?<!a)b', 'ab b', ['b']],
  ])('places: %j in %j', (pattern, subject, found) => expect(allOf(pattern, subject)).toEqual(found));

  test.each<Example>([
    ['\\a\\e\\f\\v\\t', '\x07\x1b\f\v\t', ['\x07\x1b\f\v\t']],
    ['\\x41\\u0042\\cA\\ca', 'AB\x01\x01', ['AB\x01\x01']],
    ['\\0\\07\\101', '\0\x07A', ['\0\x07A']],
    ['\\1010', 'A0', ['A0']],
    ['\\.\\*\\-\\/\\ ', '.*-/ ', ['.*-/ ']],
    ['\\<a', '<a', ['<a']],
  ])('escapes: %j in %j', (pattern, subject, found) => expect(allOf(pattern, subject)).toEqual(found));

  test.each<Example>([
    ['(?<n>a)(b)', 'ab', ['ab|b|a']],
    ["(?'n'a)\\k'n'", 'aa', ['aa|a']],
    ['(?<n>a)\\k<n>\\<n>', 'aaa', ['aaa|a']],
    ['(a)(?<n>b)\\2', 'abb', ['abb|a|b']],
    ['(?<2>a)(b)', 'ab', ['ab|b|a']],
    ['(?<5>a)(b)\\5', 'aba', ['aba|b|a']],
    ['(?<1>a)(b)', 'ab', ['ab|b']],
    ['(?<n>a)|(?<n>b)', 'ab', ['a|a', 'b|b']],
    ['(?:(?<n>a)|(?<n>b))\\k<n>', 'aabb ab', ['aa|a', 'bb|b']],
    ['(a)\\10', 'a\b', ['a\b|a']],
    ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj', ['abcdefghijj|a|b|c|d|e|f|g|h|i|j']],
    ['\\1(a)', 'aa', []],
    ['(?>a+)ab', 'aaab', []],
    ['(?>a|ab)c', 'abc', []],
    ['(?>(a)|b)+c(d)', 'bacd', ['bacd|a|d']],
    ['(?<=(?>a+)b)c', 'aabc', ['c']],
    ['(?>a){2}', 'aaa', ['aa']],
    ['()a', 'a', ['a|']],
    ['a(b)?', 'a', ['a|']],
    ['(?i)(?>a+)(B)\\1', 'aAbB', ['aAbB|b']],
    ['(?i)(é\\w)\\1', 'éxÉX', ['éxÉX|éx']],
  ])('groups: %j in %j', (pattern, subject, found) => expect(allOf(pattern, subject)).toEqual(found));

  test.each<[options: string, ...Example]>([
    ['IgnoreCase, Multiline', '^b$', 'a\nB', ['B']],
    ['Singleline', 'a.b', 'a\nb', ['a\nb']],
    ['ExplicitCapture', '(a)(?<x>b)', 'ab', ['ab|b']],
    ['IgnorePatternWhitespace', ' a # b\n b', 'ab', ['ab']],
    ['ECMAScript', '\\d+|\\w+', '12٣é', ['12']],
    ['Compiled, CultureInvariant', 'a', 'A a', ['a']],
  ])('the option %s: %j in %j', (options, pattern, subject, found) => {
    expect(allOf(pattern, subject, regexOptions(options))).toEqual(found);
  });
});

describe('with operators', () => {
  test.each<[subject: string, pattern: string, json: Record<string, string> | undefined]>([
    ['abc', '(?<first>.)(.)', { 0: 'ab', 1: 'b', first: 'a' }],
    ['abc', '(?<7>.)', { 0: 'a', 7: 'a' }],
    ['abc', '(x)?c', { 0: 'c' }],
    ['abc', 'x', undefined],
    ['ÉTÉ', '^\\w{3}$', { 0: 'ÉTÉ' }],
    ['abc', '(?-i)B', undefined],
  ])('%j -match %j', (subject, pattern, groups) => {
    const found = matchGroups(subject, pattern);
    expect(found && Object.fromEntries(found.entries().map(({ key, value }) => [key, value]))).toEqual(groups);
    expect(matches(subject, pattern)).toBe(groups !== undefined);
  });

  test.each<[subject: string, pattern: string, replacement: string, result: string]>([
    ['abc', '(?<x>a)(b)', '$2$1', 'abc'],
    ['abc', '(?<x>a)(b)', `${braced('x')}-${braced('1')}-$0`, 'a-b-abc'],
    ['abc', 'b', "[$`|$&|$'|$_|$$]", 'a[a|b|c|abc|$]c'],
    ['abc', '(a)(b)', '$+', 'bc'],
    ['abc', 'b', '<$+>', 'a<b>c'],
    ['abc', '(b)', `$2 ${braced('2')} ${braced('x')} $`, `a$2 ${braced('2')} ${braced('x')} $c`],
    ['abc', '(b)', '$10', 'a$10c'],
    ['abc', '(b)', `${braced('1')}0`, 'ab0c'],
    ['abc', 'B', '$', 'a$c'],
    ['abc', '(x)?b', '[$1]', 'a[]c'],
    ['a1é2', '\\w', '.', '....'],
    ['abc', '', '-', '-a-b-c-'],
    ['a.b', '(?# a point)\\.', '', 'ab'],
  ])('%j -replace %j, %j', (subject, pattern, replacement, result) => {
    expect(replace(subject, pattern, replacement)).toBe(result);
  });

  test.each<[subject: string, right: Value, parts: readonly string[]]>([
    ['a1b22c', '\\d+', ['a', 'b', 'c']],
    ['a1b', '(?<digit>\\d)', ['a', '1', 'b']],
    ['a1b', [' ( \\d ) # digit', 0, 'IgnorePatternWhitespace'], ['a', '1', 'b']],
    ['a1b', ['(\\d)', 0, 'ExplicitCapture'], ['a', 'b']],
    ['a1b', ['(?<digit>\\d)', 0, 'ExplicitCapture'], ['a', '1', 'b']],
    ['a,b,c', [',', 2], ['a', 'b,c']],
    ['a,b,c', [',', -2], ['a,b', 'c']],
    ['a,b', [',', 1], ['a,b']],
    ['a\nb', ['^b', 0, 'Multiline'], ['a\n', '']],
    ['a [b]', [' [', 0, 'SimpleMatch'], ['a', 'b]']],
  ])('%j -split %j', (subject, right, parts) => expect(split(subject, right)).toEqual(parts));

  test('methods keep the options of their expression', () => {
    const regex = callStatic('regex', 'new', ['B(?<n>c)', 'IgnoreCase'], surroundings);
    expect(callMethod(regex, 'Split', ['abcd'])).toEqual(['a', 'c', 'd']);
    expect(callMethod(new Regex('B'), 'Split', ['abc'])).toEqual(['abc']);
    expect(callMethod(regex, 'Replace', ['xbc', braced('n')])).toBe('xc');
  });
});

describe('what is no pattern', () => {
  test.each<[pattern: string, reason: string]>([
    ['(', "at offset 1. Not enough )'s."],
    [')', "Too many )'s."],
    ['*a', "Quantifier '*' following nothing."],
    ['a|?', "Quantifier '?' following nothing."],
    ['a**', "Nested quantifier '*'."],
    ['a{2}{3}', "Nested quantifier '{'."],
    ['a{3,1}', 'Illegal {x,y} with x > y.'],
    ['[a', 'Unterminated [] set.'],
    ['[]', 'Unterminated [] set.'],
    ['[z-a]', '[x-y] range in reverse order.'],
    ['[a-\\d]', 'Cannot include class \\\\d in character range.'],
    ['[a-z-[b]c]', 'A subtraction must be the last element in a character class.'],
    ['a\\', 'Illegal \\\\ at end of pattern.'],
    ['\\y', 'Unrecognized escape sequence \\\\y.'],
    ['\\_', 'Unrecognized escape sequence \\\\_.'],
    ['\\x4', 'hexadecimal digits.'],
    ['\\u12', 'hexadecimal digits.'],
    ['\\c', 'Missing control character.'],
    ['\\c!', 'Unrecognized control character.'],
    ['\\p{Foo}', "Unknown property 'Foo'."],
    ['\\p{l}', "Unknown property 'l'."],
    ['\\pL', 'character escape.'],
    ['\\p{L', 'Incomplete \\\\p{X} character escape.'],
    ['\\1', 'Reference to undefined group number 1.'],
    ['\\k<n>', "Reference to undefined group name 'n'."],
    ['\\k', 'Malformed \\\\k<...> named back reference.'],
    ['(?<n', 'Unrecognized grouping construct.'],
    ['(?<!', "Not enough )'s."],
    ['(?<é!>a)', 'Invalid group name: Group names must begin with a word character.'],
    ['(?<0>a)', 'Capture number cannot be zero.'],
    ['(?z)', 'Unrecognized grouping construct.'],
    ['(?P<n>a)', 'Unrecognized grouping construct.'],
    ['(?#', 'Unterminated (?#...) comment.'],
    ['a{99999999999}', 'less than or equal to Int32.MaxValue.'],
  ])('%j', (pattern, reason) => {
    const problem = problemOf(pattern);
    expect(problem).toMatchObject({
      id: 'InvalidRegularExpression',
      message: `The regular expression pattern ${pattern} is not valid.`,
      inner: { name: 'ArgumentException', message: expect.stringContaining(`Invalid pattern '${pattern}' at offset`) },
    });
    expect(problem?.inner?.message).toContain(reason);
  });

  test.each<[pattern: string, options: string, says: string]>([
    ['(a)?(?(1)b|c)', '', 'conditions'],
    ['(?<a>x)(?<b-a>y)', '', 'balancing groups'],
    ['(?<-a>y)', '', 'balancing groups'],
    ['a\\G', '', '\\G'],
    ['a', 'RightToLeft', 'RightToLeft'],
    ['('.repeat(100_000), '', 'too deeply nested'],
    ['[a-['.repeat(100_000), '', 'too deeply nested'],
    ['()'.repeat(70_000), '', 'too large'],
  ])('%.20s is not supported', (pattern, options, says) => {
    const problem = problemOf(pattern, options);
    expect(problem).toMatchObject({ id: 'NotSupported', message: expect.stringContaining(`is not supported: `) });
    expect(problem?.message).toContain(says);
  });
});

function problemOf(pattern: string, options = ''): ValueError | undefined {
  try {
    new Regex(pattern, regexOptions(options)).isMatch('aaa');
    return undefined;
  } catch (problem) {
    if (problem instanceof ValueError) return problem;
    throw problem;
  }
}

test('a text too long for the expression', () => {
  const regex = new Regex('(?:a|b)*c');
  expect(() => regex.isMatch('ab'.repeat(10_000_000))).toThrow(
    expect.objectContaining({ id: 'NotSupported', message: expect.stringContaining('too much memory') }),
  );
});

test('Escape and Unescape', () => {
  expect(escapeRegex('a.b\t[c] #\n')).toBe('a\\.b\\t\\[c]\\ \\#\\n');
  expect(unescapeRegex('\\x41\\u0042\\t\\.\\101')).toBe('AB\t.A');
  fc.assert(
    fc.property(text, each => {
      expect(unescapeRegex(escapeRegex(each))).toBe(each);
      expect(new Regex(`^${escapeRegex(each)}\\z`).isMatch(each)).toBe(true);
      expect(new Regex(`^${escapeRegex(each)}\\z`, { ignorePatternWhitespace: true }).isMatch(each)).toBe(true);
    }),
  );
});

const part = fc.oneof(
  pattern,
  fc.constantFrom(
    ...[
      '(?x)',
      '(?n)',
      '(?>',
      '(?(1)',
      '(?<1>',
      "(?'n'",
      '(?<a-b>',
      '[a-z-[b]]',
      '[^\\W\\d-[x]]',
      '\\G',
      '\\B',
      ')*',
      '|',
    ],
    ...['\\k<1>', '\\10', '\\07', '(?i:É)', '[é-ü]', '\\p{IsGreek}', '\\P{Cs}', '{2}', '-', '(?<=', '(?#c)', '#\n'],
  ),
);
const wild = fc.array(part, { maxLength: 5 }).map(each => each.join(''));
const options = fc.record({
  ignoreCase: fc.boolean(),
  multiline: fc.boolean(),
  singleline: fc.boolean(),
  explicitCapture: fc.boolean(),
  ignorePatternWhitespace: fc.boolean(),
  ecmaScript: fc.boolean(),
});

test('any pattern finds what it finds in any text, or is refused', () => {
  fc.assert(
    fc.property(wild, text, options, (sought, subject, how) => {
      attempt(() => {
        const found = new Regex(sought, how).findAll(subject);
        for (const { text: whole, index, groups, keys } of found) {
          expect(subject.startsWith(whole, index)).toBe(true);
          expect(groups).toHaveLength(keys.length);
        }
        return found.length;
      });
    }),
    { numRuns: 5000 },
  );
});

/** Patterns that mean the same in .NET and in JavaScript. */
const { plainPattern } = fc.letrec<{ plainPattern: string; branch: string; item: string; unit: string }>(tie => ({
  plainPattern: fc
    .array(tie('branch'), { minLength: 1, maxLength: 3, depthIdentifier: 'p' })
    .map(each => each.join('|')),
  branch: fc.array(tie('item'), { maxLength: 4, depthIdentifier: 'p' }).map(each => each.join('')),
  item: fc
    .tuple(tie('unit'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{1,}', '*?', '+?', '??'))
    .map(each => each.join('')),
  unit: fc.oneof(
    { depthSize: 'small', depthIdentifier: 'p' },
    fc.constantFrom(...'aAbB1_ -#,'.split('')),
    fc.constantFrom(
      '.',
      '\\d',
      '\\w',
      '\\W',
      '\\s',
      '[a-b]',
      '[^a]',
      '[\\w-]',
      '[^\\d_]',
      '\\.',
      '(?:\\b)',
      '(?:\\B)',
      '(?:^)',
    ),
    tie('plainPattern').map(each => `(${each})`),
    tie('plainPattern').map(each => `(?:${each})`),
    tie('plainPattern').map(each => `(?:(?=${each}))`),
    tie('plainPattern').map(each => `(?:(?<!${each}))`),
  ),
}));

test('a plain pattern of ASCII finds what JavaScript finds', () => {
  const subject = fc.array(fc.constantFrom(...'aAbB1_ -#,.'.split('')), { maxLength: 12 }).map(each => each.join(''));
  fc.assert(
    fc.property(plainPattern, subject, fc.boolean(), fc.boolean(), (sought, where, ignoreCase, isWide) => {
      // what is no ASCII stands where no match goes: it only lets the other expression be taken
      const whole = isWide ? `${where} é` : where;
      const own = isWide ? `(?:${sought})(?=[\\s\\S]* é$)` : sought;
      fc.pre(!isWide || !sought.includes('(?='));
      const found = new Regex(own, { ignoreCase }).findAll(whole);
      const expected = [...whole.matchAll(new RegExp(own, ignoreCase ? 'gi' : 'g'))];
      expect(found.map(({ index, groups }) => [index, ...groups])).toEqual(
        expected.map(match => [match.index, ...match]),
      );
    }),
    { numRuns: 3000 },
  );
});

test('a hundred thousand short texts take no long time', () => {
  const before = process.cpuUsage();
  let count = 0;
  for (let index = 0; index < 100_000; index++) if (matches(`name-${index}:v1`, '\\bname-(\\d*)5:v\\d$')) count++;
  expect(count).toBe(10_000);
  // its own time, not that of a busy machine; microseconds
  expect(process.cpuUsage(before).user).toBeLessThan(1_500_000);
});
