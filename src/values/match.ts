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
  regexOf(pattern, caseSensitive).isMatch(toText(value));

/** What `-match` puts into $Matches: 0 is the match, then groups by name or number; groups that took no part are left out. */
export function matchGroups(value: Value, pattern: Value, caseSensitive = false): Hashtable | undefined {
  const found = regexOf(pattern, caseSensitive).find(toText(value));
  if (!found) return undefined;
  return new Hashtable(
    found.groups.flatMap((text, place) => (text === undefined ? [] : [[found.keys[place] ?? place, text] as const])),
  );
}
