import { elements } from './object-value.ts';
import { escapeRegex, Regex } from './regex.ts';
import { toInt } from './to-number.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** Unary `-split`: at white space, ends trimmed. */
export const splitWords = (value: Value): readonly Value[] =>
  elements(value).flatMap(each => toText(each).split(/\s+/).filter(Boolean));

/**
 * Binary `-split`: the right side is a pattern, or pattern, most parts (0: all; negative: counted from the end) and options
 * (`SimpleMatch,IgnoreCase`). What brackets in the pattern caught is kept between the parts.
 */
export function split(left: Value, right: Value, caseSensitive = false): readonly Value[] {
  const [pattern = ' ', most = 0, options = ''] = elements(right);
  const words = toText(options).toLowerCase();
  if (
    words.includes('simplematch') &&
    /regexmatch|multiline|singleline|explicitcapture|ignorepatternwhitespace/.test(words)
  ) {
    throw new ValueError(
      'InvalidSplitOptionCombination',
      'The SimpleMatch option of -split goes together with IgnoreCase only.',
      {
        category: 'InvalidArgument',
      },
    );
  }
  const written = words.includes('ignorepatternwhitespace')
    ? toText(pattern).replace(/\\[\s\S]|#.*|\s+/g, token => (token.startsWith('\\') ? token : ''))
    : toText(pattern);
  const expression = new Regex(words.includes('simplematch') ? escapeRegex(toText(pattern)) : written, {
    ignoreCase: !caseSensitive || words.includes('ignorecase'),
    multiline: words.includes('multiline'),
    singleline: words.includes('singleline'),
  }).expression;
  const keepsCaught = !words.includes('explicitcapture');
  return elements(left).flatMap(each => parts(toText(each), expression, toInt(most), keepsCaught));
}

function parts(text: string, expression: RegExp, most: number, keepsCaught = true): string[] {
  const all = Array.from(text.matchAll(expression));
  const cuts = Math.abs(most) - 1;
  const used = most === 0 ? all : most > 0 ? all.slice(0, cuts) : all.slice(Math.max(0, all.length - cuts));
  const found: string[] = [];
  let from = 0;
  for (const match of used) {
    found.push(
      text.slice(from, match.index),
      ...(keepsCaught ? match.slice(1).filter(each => each !== undefined) : []),
    );
    from = match.index + match[0].length;
  }
  return [...found, text.slice(from)];
}

/** A text cut at the characters for which `cuts` is true, which are dropped; `most` counts as for patterns. */
export function splitWhere(text: string, cuts: readonly boolean[], most: number): readonly string[] {
  const places = cuts.flatMap((cut, index) => (cut ? [index] : []));
  const count = Math.abs(most) - 1;
  const used =
    most === 0 ? places : most > 0 ? places.slice(0, count) : places.slice(Math.max(0, places.length - count));
  const found: string[] = [];
  let from = 0;
  for (const place of used) {
    found.push(text.slice(from, place));
    from = place + 1;
  }
  return [...found, text.slice(from)];
}
