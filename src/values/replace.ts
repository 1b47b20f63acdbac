import { regexOf } from './match.ts';
import { isArray } from './object-value.ts';
import { isWordChar } from './pattern/named-set.ts';
import type { Found, Regex } from './regex.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';

/**
 * `-replace`: a regular expression and its replacement (`$1 ${name} $& $$`; left out: delete) on one text or each element of an array.
 */
export function replace(
  left: Value,
  pattern: Value,
  replacement: Value = '',
  { caseSensitive = false, most = Number.POSITIVE_INFINITY }: ReplaceOptions = {},
): Value {
  const regex = regexOf(pattern, caseSensitive);
  const parts = readTemplate(toText(replacement), regex);
  const one = (value: Value) => {
    const text = toText(value);
    let result = '';
    let end = 0;
    for (const found of regex.findAll(text, most)) {
      result += text.slice(end, found.index);
      for (const part of parts) result += typeof part === 'string' ? part : part(found, text);
      end = found.index + found.text.length;
    }
    return end === 0 && result === '' ? text : result + text.slice(end);
  };
  return isArray(left) ? left.map(one) : one(left);
}

interface ReplaceOptions {
  readonly caseSensitive?: boolean;
  /** How many of the matches; all if left out. */
  readonly most?: number | undefined;
}

/** The matches of `-replace` with a script block, whose outputs the caller puts in their places. */
export const findAll = (text: string, pattern: Value, caseSensitive = false): readonly Found[] =>
  regexOf(pattern, caseSensitive).findAll(text);

/** What stands in a replacement: text, or what is to be taken from a match. */
type Part = string | ((found: Found, text: string) => string);

const SIGNS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['$', '$'],
  ['&', ({ text }) => text],
  ['_', (_found, text) => text],
  ['`', ({ index }, text) => text.slice(0, index)],
  ["'", (found, text) => text.slice(found.index + found.text.length)],
]);

/** .NET's replacement patterns; what names no group is text. */
function readTemplate(template: string, regex: Regex): readonly Part[] {
  if (!template.includes('$')) return [template];
  const group =
    (place: number): Part =>
    ({ groups }) =>
      groups[place] ?? '';
  const parts: Part[] = [];
  let end = 0;
  for (const match of template.matchAll(/\$(?:(\d+)|\{(?:(\d+)|([^}]+))\}|([$&`'_+]))/g)) {
    const [whole, digits, bracketed, name = '', sign = ''] = match;
    const number = digits ?? bracketed;
    const key = number === undefined ? Array.from(name).every(isWordChar) && name : Number(number);
    const place = sign === '+' ? regex.groupCount - 1 : key === false ? undefined : regex.placeOf(key);
    const part = place === undefined ? SIGNS.get(sign) : group(place);
    if (part === undefined) continue;
    parts.push(template.slice(end, match.index), part);
    end = match.index + whole.length;
  }
  return [...parts, template.slice(end)];
}
