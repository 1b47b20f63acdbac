import { textOrder } from '../compare.ts';
import { formatText } from '../format-operator.ts';
import { join } from '../join.ts';
import { callMethod } from '../methods/call.ts';
import { isArray } from '../object-value.ts';
import { escapeRegex, Regex } from '../regex.ts';
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

const onPattern =
  (method: string) =>
  (_: unknown, text: Value = null, pattern: Value = null, ...more: readonly Value[]): Value =>
    callMethod(new Regex(toText(pattern)), method, [text, ...more]);

/** [regex] */
export const regexStatics: Statics = {
  properties: {},
  methods: {
    new: (_, pattern = null) => new Regex(toText(pattern)),
    escape: (_, text = null) => escapeRegex(toText(text)),
    unescape: (_, text = null) => toText(text).replace(/\\(.)/g, '$1'),
    ismatch: onPattern('IsMatch'),
    match: onPattern('Match'),
    matches: onPattern('Matches'),
    replace: onPattern('Replace'),
    split: onPattern('Split'),
  },
};
