import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { regexTest } from '../../../../src/ui/browser/filter/regex-term.ts';
import { parsePattern } from '../../../../src/values/pattern/parse.ts';
import { steadyMatcher } from '../../../../src/values/pattern/steady-pattern.ts';
import { isTame } from '../../../../src/values/pattern/tame-pattern.ts';
import { Regex } from '../../../../src/values/regex.ts';

const NO_OPTIONS = {
  ignoreCase: false,
  multiline: false,
  explicitCapture: false,
  singleline: false,
  ignorePatternWhitespace: false,
  ecmaScript: false,
};
const bodyOf = (source: string, options = {}) => parsePattern(source, { ...NO_OPTIONS, ...options }).body;

describe('run step by step', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '\\w',
    '\\d',
    '1',
    '^',
    '$',
    '\\b',
    '\\B',
    '\\z',
    '()',
    'é',
  );
  const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '{0}');
  const { pattern } = fc.letrec<{ pattern: string }>(tie => {
    const part = fc.oneof(
      // what goes back takes time that grows with each level
      { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
      atom,
      tie('pattern').map(each => `(${each})`),
      tie('pattern').map(each => `(?:${each})`),
    );
    const repeated = fc
      .tuple(part, quantifier)
      .map(([each, count]) => (/^[\^$]|\\[bBz]/.test(each) ? each : each + count));
    const sequence = fc.array(repeated, { minLength: 1, maxLength: 3 }).map(each => each.join(''));
    return { pattern: fc.array(sequence, { minLength: 1, maxLength: 2 }).map(each => each.join('|')) };
  });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', 'é', 'A'), maxLength: 6 });

  test('it finds what going back finds', () => {
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (source, searched, ignoreCase) => {
        const steady = steadyMatcher(bodyOf(source, { ignoreCase }));
        // what grows too large is not taken, see below
        fc.pre(steady !== undefined);
        expect(steady(searched)).toBe(new Regex(source, { ignoreCase }).isMatch(searched));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['(a)\\1', '(?=a)b', '(?<!a)b', '(?>a+)a', '((a{30}){30}){30}'])('it does not take %s', source => {
    expect(steadyMatcher(bodyOf(source))).toBeUndefined();
  });

  test('what takes no step is repeated once', () => {
    expect(steadyMatcher(bodyOf('(){999999999}(a|)*b'))?.('xxb')).toBe(true);
  });
});

test.each([
  ['^v\\d+\\.\\d+$', true],
  ['(ab)+', true],
  ['(?=x)a*', true],
  ['(a+)+', false],
  ['(a|a)*', false],
  ['(a?){30}', false],
  ['.*.*.*=', false],
  ['a?a?a?a?a?', false],
])('%s is tame: %s', (source, isSo) => {
  expect(isTame(bodyOf(source))).toBe(isSo);
});

// going back would take longer than anybody lives; that the test ends is the test
test.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(.*)*=', '.*.*.*.*.*.*.*.*=', '(\\w+\\s?)*!', 'a?a?a?a?a?a?(a{30}){9}$'])(
  '/%s/ ends on a long text',
  source => {
    expect(regexTest(source)(`${'a'.repeat(5000)}#`)).toBe(false);
  },
);

test('case counts as soon as a capital is typed, and an escape is none', () => {
  expect(regexTest('^api\\W\\D\\S')('API---')).toBe(true);
  expect(regexTest('(?<Name>api)\\k<Name>')('APIAPI')).toBe(true);
  expect(regexTest('\\p{Lu}x')('Ax')).toBe(true);
  expect(regexTest('^Api')('api')).toBe(false);
});
