import { escapeRegex } from '../../../values/regex.ts';
import { hasWildcard, wildcard } from '../../../values/wildcard.ts';
import { FilterProblem } from './filter-problem.ts';

export type TextTest = (text: string) => boolean;

/** Case counts as soon as a capital is typed. */
export const hasCapital = (text: string): boolean => /\p{Lu}/u.test(text);

/** Is the typed text a part of it? */
export function containing(typed: string): TextTest {
  if (hasCapital(typed)) return text => text.includes(typed);
  const expression = new RegExp(escapeRegex(typed), 'i');
  return text => expression.test(text);
}

/** Is it the typed text? */
export function equalling(typed: string): TextTest {
  if (hasCapital(typed)) return text => text === typed;
  return text => text.toLowerCase() === typed;
}

/** A text with wildcards is all of it, one without is a part of it. Throws FilterProblem. */
export function like(typed: string): TextTest {
  if (typed === '') return text => text === '';
  if (!hasWildcard(typed)) return containing(typed);
  try {
    return wildcard(typed, { caseSensitive: hasCapital(typed) });
  } catch {
    throw new FilterProblem(
      `The brackets of ${typed} do not fit: write [abc] or [a-f], or a backtick before the bracket.`,
    );
  }
}
