import { typedArray } from './array-type.ts';
import { splitOptions } from './enumerations.ts';
import { elements } from './object-value.ts';
import { escapeRegex, Regex, regexOptions } from './regex.ts';
import { toInt } from './to-number.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** Unary `-split`: at white space, ends trimmed. */
export const splitWords = (value: Value): readonly Value[] =>
  texts(elements(value).flatMap(each => toText(each).split(/\s+/).filter(Boolean)));

const texts = (parts: readonly string[]): readonly Value[] => typedArray(parts, 'System.String');

/**
 * Binary `-split`: the right side is a pattern, or pattern, most parts (0: all; negative: counted from the end) and options
 * (`SimpleMatch,IgnoreCase`), of which unknown ones throw ValueError. What brackets in the pattern caught is kept between the parts.
 */
export function split(left: Value, right: Value, caseSensitive = false): readonly Value[] {
  const [pattern = ' ', most = 0, options = ''] = elements(right);
  const words = options === '' ? '' : toText(splitOptions.convert(options)).toLowerCase();
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
  const written = toText(pattern);
  const regex = new Regex(words.includes('simplematch') ? escapeRegex(written) : written, {
    ...regexOptions(words),
    ignoreCase: !caseSensitive || words.includes('ignorecase'),
    ecmaScript: false,
    rightToLeft: false,
  });
  return texts(elements(left).flatMap(each => splitAt(toText(each), regex, toInt(most))));
}

/** A text cut where the expression matches; `most` as for `split`. */
export function splitAt(text: string, regex: Regex, most: number): readonly string[] {
  const cuts = Math.abs(most) - 1;
  const all = regex.findAll(text, most > 0 ? cuts : undefined);
  const used = most < 0 ? all.slice(Math.max(0, all.length - cuts)) : all;
  const found: string[] = [];
  let from = 0;
  for (const { text: cut, index, groups } of used) {
    found.push(text.slice(from, index));
    for (const caught of groups.slice(1)) if (caught !== undefined) found.push(caught);
    from = index + cut.length;
  }
  found.push(text.slice(from));
  return found;
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
