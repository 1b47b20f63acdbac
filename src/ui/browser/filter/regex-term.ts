import { parsePattern } from '../../../values/pattern/parse.ts';
import { Regex } from '../../../values/regex.ts';
import { ValueError } from '../../../values/value-error.ts';
import { FilterProblem } from './filter-problem.ts';
import { steadyMatcher } from './steady-pattern.ts';
import { isTame } from './tame-pattern.ts';
import { hasCapital, type TextTest } from './text-match.ts';

/** Characters of a text that an expression is tried on: what goes back and forth in it needs time by its square. */
const LONGEST = 500;

/**
 * An expression as -match has it, case ignored unless a capital is typed. One that could go on for years in a short text is run step by step,
 * in time that grows with the text only. Throws FilterProblem.
 */
export function regexTest(source: string): TextTest {
  // \S and \W are no capitals
  const ignoreCase = !hasCapital(source.replace(/\\(?:[pP]\{[^}]*\}|k<[^>]*>|[\s\S])|\(\?<\w+>/g, ''));
  const passes = testOf(source, ignoreCase);
  return text => passes(text.length > LONGEST ? text.slice(0, LONGEST) : text);
}

function testOf(source: string, ignoreCase: boolean): TextTest {
  try {
    const expression = new Regex(source, { ignoreCase });
    const { body } = parsePattern(source, { ...NO_OPTIONS, ignoreCase });
    if (isTame(body)) return text => expression.isMatch(text);
    const steady = steadyMatcher(body);
    if (steady) return steady;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new FilterProblem(`/${source}/ is no regular expression: ${error.message} To find the text: "${source}"`);
  }
  throw new FilterProblem(
    `/${source}/ could take for ever: write it without repeating what is repeated, or without looking around and back.`,
  );
}

const NO_OPTIONS = {
  multiline: false,
  explicitCapture: false,
  singleline: false,
  ignorePatternWhitespace: false,
  ecmaScript: false,
};
