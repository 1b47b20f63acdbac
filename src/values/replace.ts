import { groupKeys, regexOf } from './match.ts';
import { isArray } from './object-value.ts';
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
  const { expression } = regexOf(pattern, caseSensitive);
  const expand = expansion(toText(replacement), groupKeys(expression));
  const one = (value: Value) => {
    let done = 0;
    return toText(value).replace(expression, (...found) => (done++ < most ? expand(found) : String(found[0])));
  };
  return isArray(left) ? left.map(one) : one(left);
}

interface ReplaceOptions {
  readonly caseSensitive?: boolean;
  /** How many of the matches; all if left out. */
  readonly most?: number | undefined;
}

/** One match as a script block sees it, with where it stands in the text. */
export interface Found {
  readonly text: string;
  readonly index: number;
  readonly groups: readonly (string | undefined)[];
}

/** The matches of `-replace` with a script block, whose outputs the caller puts in their places. */
export function findAll(text: string, pattern: Value, caseSensitive = false): readonly Found[] {
  return Array.from(text.matchAll(regexOf(pattern, caseSensitive).expression), match => ({
    text: match[0],
    index: match.index,
    groups: [...match],
  }));
}

/** .NET's replacement patterns, over the arguments that JavaScript hands to a replacer. */
function expansion(template: string, keys: readonly (string | number)[]) {
  return (found: readonly unknown[]): string => {
    const group = (key: string | number) => {
      const place = keys.indexOf(key);
      return place < 0 ? undefined : String(found[place] ?? '');
    };
    const offset = Number(found[keys.length]);
    const text = String(found[keys.length + 1]);
    const whole = String(found[0]);
    return template.replace(
      /\$(?:(\d+)|\{(\w+)\}|([$&`'_]))/g,
      (token, digits?: string, name?: string, sign?: string) => {
        if (digits) return group(Number(digits)) ?? token;
        if (name) return group(/^\d+$/.test(name) ? Number(name) : name) ?? token;
        if (sign === '$') return '$';
        if (sign === '&') return whole;
        if (sign === '_') return text;
        return sign === '`' ? text.slice(0, offset) : text.slice(offset + whole.length);
      },
    );
  };
}
