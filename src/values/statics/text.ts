import { textOrder } from '../compare.ts';
import { convertTo } from '../convert.ts';
import { formatText } from '../format-operator.ts';
import { join } from '../join.ts';
import { checkCount } from '../methods/argument-count.ts';
import { callMethod } from '../methods/call.ts';
import { invocationError, outOfRange } from '../methods/method.ts';
import { isArray } from '../object-value.ts';
import { INSUFFICIENT_MEMORY, MOST_CHARACTERS } from '../out-of-memory.ts';
import { escapeRegex, Regex, regexOptions, unescapeRegex } from '../regex.ts';
import { toInt } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

const spread = (values: readonly Value[]): readonly Value[] => {
  const [first = null] = values;
  return values.length === 1 && isArray(first) ? first : values;
};

/** The difference of the first characters that differ, or of the lengths. */
function ordinal(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = a.charCodeAt(index) - b.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Whether case is ignored, or a word of StringComparison. */
function comparison(a: string, b: string, how: Value): number {
  if (typeof how === 'boolean') return Math.sign(textOrder(a, b, !how));
  const word = toText(convertTo('StringComparison', how));
  if (word === 'Ordinal') return ordinal(a, b);
  if (word === 'OrdinalIgnoreCase') return ordinal(a.toUpperCase(), b.toUpperCase());
  return Math.sign(textOrder(a, b, !word.endsWith('IgnoreCase')));
}

/** A character so many times, or characters: all of them or those from a place on. */
function newText(args: readonly Value[]): Value {
  const [first = null, from = 0, length] = args;
  if (args.length === 2 && !isArray(first)) {
    const count = toInt(from);
    if (count < 0) throw outOfRange('.ctor', 2, 'count', "'count' must be non-negative.");
    if (count > MOST_CHARACTERS) throw invocationError('OutOfMemoryException', '.ctor', 2, INSUFFICIENT_MEMORY);
    return toText(convertTo('char', first)).repeat(count);
  }
  if (args.length !== 3) checkCount(newCounts, 'new', args.length);
  const text = isArray(first) ? first.map(each => toText(convertTo('char', each))).join('') : toText(first);
  const [start, size] = [toInt(from), length === undefined ? text.length : toInt(length)];
  if (start < 0 || size < 0 || (args.length === 3 && start + size > text.length)) {
    const message =
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
    throw outOfRange('.ctor', 3, 'startIndex', message);
  }
  return text.slice(start, start + size);
}

const newCounts = new Map([['new', [1, 1] as const]]);

/** [string] */
export const textStatics: Statics = {
  properties: { empty: () => '' },
  methods: {
    isnullorempty: (_, text = null) => toText(text) === '',
    isnullorwhitespace: (_, text = null) => toText(text).trim() === '',
    join: (_, separator = null, ...values) => join(spread(values), separator),
    concat: (_, ...values) => join(spread(values)),
    format: (_, template = null, ...values) => formatText(toText(template), spread(values)),
    compare: (_, a = null, b = null, how = false) => comparison(toText(a), toText(b), how),
    compareordinal: (_, a = null, b = null) => ordinal(toText(a), toText(b)),
    equals: (_, a = null, b = null, how = 'Ordinal') =>
      a === null || b === null ? a === b : comparison(toText(a), toText(b), how) === 0,
    new: (_, ...args) => newText(args),
  },
};

/** Static: the pattern behind the text; behind so many further arguments the options. */
const onPattern =
  (method: string, further = 0) =>
  (_: unknown, text: Value = null, pattern: Value = null, ...more: readonly Value[]): Value =>
    callMethod(regexOf(pattern, more[further]), method, [text, ...more.slice(0, further)]);

const regexOf = (pattern: Value, options: Value = null) => new Regex(toText(pattern), regexOptions(toText(options)));

/** [regex] */
export const regexStatics: Statics = {
  properties: {},
  methods: {
    new: (_, pattern = null, options = null) => regexOf(pattern, options),
    escape: (_, text = null) => escapeRegex(toText(text)),
    unescape: (_, text = null) => unescapeRegex(toText(text)),
    ismatch: onPattern('IsMatch'),
    match: onPattern('Match'),
    matches: onPattern('Matches'),
    replace: onPattern('Replace', 1),
    split: onPattern('Split'),
  },
};
