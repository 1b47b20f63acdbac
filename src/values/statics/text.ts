import { textOrder } from '../compare.ts';
import { formatText } from '../format-operator.ts';
import { join } from '../join.ts';
import { callMethod } from '../methods/call.ts';
import { isArray } from '../object-value.ts';
import { escapeRegex, Regex, regexOptions } from '../regex.ts';
import { toBoolean } from '../to-boolean.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

const spread = (values: readonly Value[]): readonly Value[] => {
  const [first = null] = values;
  return values.length === 1 && isArray(first) ? first : values;
};

/** [string] */
export const textStatics: Statics = {
  properties: { empty: () => '' },
  methods: {
    isnullorempty: (_, text = null) => toText(text) === '',
    isnullorwhitespace: (_, text = null) => toText(text).trim() === '',
    join: (_, separator = null, ...values) => join(spread(values), separator),
    concat: (_, ...values) => join(spread(values)),
    format: (_, template = null, ...values) => formatText(toText(template), spread(values)),
    compare: (_, a = null, b = null, ignoreCase = false) =>
      Math.sign(textOrder(toText(a), toText(b), !toBoolean(ignoreCase))),
  },
};

/** Static: the pattern behind the text; behind so many further arguments the options. */
const onPattern =
  (method: string, further = 0) =>
  (_: unknown, text: Value = null, pattern: Value = null, ...more: readonly Value[]): Value =>
    callMethod(regexOf(pattern, more[further]), method, [text, ...more.slice(0, further)]);

const regexOf = (pattern: Value, options: Value = null) => new Regex(toText(pattern), regexOptions(toText(options)));

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', e: '\x1b', a: '\x07' };

/** [regex] */
export const regexStatics: Statics = {
  properties: {},
  methods: {
    new: (_, pattern = null, options = null) => regexOf(pattern, options),
    escape: (_, text = null) => escapeRegex(toText(text)),
    unescape: (_, text = null) => toText(text).replace(/\\([\s\S])/g, (_token, char: string) => ESCAPED[char] ?? char),
    ismatch: onPattern('IsMatch'),
    match: onPattern('Match'),
    matches: onPattern('Matches'),
    replace: onPattern('Replace', 1),
    split: onPattern('Split'),
  },
};
