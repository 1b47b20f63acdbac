import { Hashtable } from './hashtable.ts';
import { Regex } from './regex.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';

/** A pattern operand: a Regex as it is, anything else as text, without case unless asked. Throws InvalidRegularExpression. */
export function regexOf(pattern: Value, caseSensitive = false): Regex {
  return pattern instanceof Regex ? pattern : new Regex(toText(pattern), { ignoreCase: !caseSensitive });
}

/** `-match` of one value. */
export const matches = (value: Value, pattern: Value, caseSensitive = false): boolean =>
  toText(value).search(regexOf(pattern, caseSensitive).expression) >= 0;

/** What `-match` puts into $Matches: 0 is the match, then groups by name or number; groups that took no part are left out. */
export function matchGroups(value: Value, pattern: Value, caseSensitive = false): Hashtable | undefined {
  const { expression } = regexOf(pattern, caseSensitive);
  const [match] = toText(value).matchAll(expression);
  if (!match) return undefined;
  const keys = groupKeys(expression);
  return new Hashtable(
    match.flatMap((text, index) => (text === undefined ? [] : [[keys[index] ?? index, text] as const])),
  );
}

/** Keys of the groups by position; .NET numbers the unnamed groups among themselves. */
export function groupKeys({ source }: RegExp): readonly (string | number)[] {
  let unnamed = 0;
  const brackets = source.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?<([A-Za-z_]\w*)>|\((?!\?)/g);
  const keys = Array.from(brackets)
    .filter(([token]) => token.startsWith('('))
    .map(([, name]) => name ?? ++unnamed);
  return [0, ...keys];
}
