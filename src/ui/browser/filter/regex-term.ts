import { boundedTest } from '../../../values/pattern/bounded-test.ts';
import { ValueError } from '../../../values/value-error.ts';
import { FilterProblem } from './filter-problem.ts';
import { hasCapital, type TextTest } from './text-match.ts';

/**
 * An expression as -match has it, case ignored unless a capital is typed. One that could go on for years in a short text is run step by step,
 * in time that grows with the text only. Throws FilterProblem.
 */
export function regexTest(source: string): TextTest {
  // \S and \W are no capitals
  const ignoreCase = !hasCapital(source.replace(/\\(?:[pP]\{[^}]*\}|k<[^>]*>|[\s\S])|\(\?<\w+>/g, ''));
  try {
    const test = boundedTest(source, ignoreCase);
    if (test) return test;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new FilterProblem(`/${source}/ is no regular expression: ${error.message} To find the text: "${source}"`);
  }
  throw new FilterProblem(
    `/${source}/ could take for ever: write it without repeating what is repeated, or without looking around and back.`,
  );
}
