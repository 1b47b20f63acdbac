import { Regex } from '../regex.ts';
import { parsePattern } from './parse.ts';
import { steadyMatcher } from './steady-pattern.ts';
import { isTame } from './tame-pattern.ts';

/** Characters of a text in which an expression goes back and forth: that takes time by their square. */
const LONG = 500;
/** Characters of a text that an expression is tried on at all. */
const LONGEST = 10_000;

/**
 * Whether an expression, as -match has it, is found in a text: one that could go on for years in a short text is run step by step, in time that
 * grows with the text only. undefined for one that can be run in neither way. Throws as `Regex` does.
 */
export function boundedTest(source: string, ignoreCase: boolean): ((text: string) => boolean) | undefined {
  const expression = new Regex(source, { ignoreCase });
  const { body } = parsePattern(source, { ...NO_OPTIONS, ignoreCase });
  const steady = steadyMatcher(body);
  const tame = isTame(body) ? (text: string) => expression.isMatch(text) : undefined;
  if (!tame && !steady) return undefined;
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
