import { parsePattern } from '../../../values/pattern/parse.ts';
import { Regex } from '../../../values/regex.ts';
import { ValueError } from '../../../values/value-error.ts';
import { FilterProblem } from './filter-problem.ts';
import { steadyMatcher } from './steady-pattern.ts';
import { isTame } from './tame-pattern.ts';
import { hasCapital, type TextTest } from './text-match.ts';

/** Characters of a text in which an expression goes back and forth: that takes time by their square. */
const LONG = 500;
/** Characters of a text that an expression is tried on at all. */
const LONGEST = 10_000;

/**
 * An expression as -match has it, case ignored unless a capital is typed. One that could go on for years in a short text is run step by step,
 * in time that grows with the text only. Throws FilterProblem.
 */
export function regexTest(source: string): TextTest {
  // \S and \W are no capitals
  const ignoreCase = !hasCapital(source.replace(/\\(?:[pP]\{[^}]*\}|k<[^>]*>|[\s\S])|\(\?<\w+>/g, ''));
  try {
    return testOf(source, ignoreCase);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new FilterProblem(`/${source}/ is no regular expression: ${error.message} To find the text: "${source}"`);
  }
}

function testOf(source: string, ignoreCase: boolean): TextTest {
  const expression = new Regex(source, { ignoreCase });
  const { body } = parsePattern(source, { ...NO_OPTIONS, ignoreCase });
  const steady = steadyMatcher(body);
  const tame = isTame(body) ? (text: string) => expression.isMatch(text) : undefined;
  if (!tame && !steady) {
    throw new FilterProblem(
      `/${source}/ could take for ever: write it without repeating what is repeated, or without looking around and back.`,
    );
  }
  return text => {
    if (tame && (text.length <= LONG || !steady)) return tame(text.slice(0, LONG));
    return steady?.(text.slice(0, LONGEST)) ?? false;
  };
}

const NO_OPTIONS = {
  multiline: false,
  explicitCapture: false,
  singleline: false,
  ignorePatternWhitespace: false,
  ecmaScript: false,
};
