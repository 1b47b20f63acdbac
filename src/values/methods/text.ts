import { typedArray } from '../array-type.ts';
import { Char } from '../char.ts';
import { textOrder } from '../compare.ts';
import { convertTo } from '../convert.ts';
import { isArray } from '../object-value.ts';
import { INSUFFICIENT_MEMORY, MOST_CHARACTERS } from '../out-of-memory.ts';
import { escapeRegex } from '../regex.ts';
import { toInt } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import { invocationError, type Methods, outOfRange } from './method.ts';

/** Comparison words that methods take after the text: `OrdinalIgnoreCase`, or true. */
const ignoresCase = (option: Value | undefined): boolean =>
  option !== undefined && (typeof option === 'boolean' ? option : /IgnoreCase$/i.test(toText(option)));

function folded(self: string, part: Value | undefined, option: Value | undefined): [string, string] {
  const text = toText(part ?? null);
  return ignoresCase(option) ? [self.toLowerCase(), text.toLowerCase()] : [self, text];
}

/** A whole number among the arguments of a method, and what .NET says of one that is too small or too large. */
interface Place {
  readonly method: string;
  readonly count: number;
  readonly parameter: string;
  readonly below?: string;
  readonly beyond?: string;
}

const OUT_OF_RANGE =
  'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';

/** `position` within 0 and `most`, else .NET's error. */
function place(position: Value | undefined, most: number, where: Place): number {
  const index = toInt(position ?? null);
  if (index >= 0 && index <= most) return index;
  const { method, count, parameter, below = OUT_OF_RANGE, beyond = OUT_OF_RANGE } = where;
  throw outOfRange(method, count, parameter, index < 0 ? below : beyond);
}

/** Where a part of a text starts, and how long it is; without a length it goes to the end. */
function part(method: string, self: string, [start, length]: readonly (Value | undefined)[]): [number, number] {
  const isRemoval = method === 'Remove';
  const size = isRemoval ? 'count' : 'length';
  const count = length === undefined ? 1 : 2;
  const from = place(start, isRemoval && count === 1 ? self.length - 1 : self.length, {
    method,
    count,
    parameter: 'startIndex',
    below: 'StartIndex cannot be less than zero.',
    beyond: `startIndex ${isRemoval ? 'must be less' : 'cannot be larger'} than length of string.`,
  });
  const rest = self.length - from;
  if (length === undefined) return [from, rest];
  const below = `${isRemoval ? 'Count' : 'Length'} cannot be less than zero.`;
  const beyond = `Index and ${size} must refer to a location within the string.`;
  return [from, place(length, rest, { method, count, parameter: size, below, beyond })];
}

/** The characters to trim: white space, or those of all arguments. */
function trimSet(args: readonly Value[]): (char: string) => boolean {
  const chars = args
    .flatMap(each => (isArray(each) ? each : [each]))
    .map(each => toText(each))
    .join('');
  return chars === '' ? char => /\s/.test(char) : char => chars.includes(char);
}

function trimmed(
  self: string,
  args: readonly Value[],
  ends: { readonly start: boolean; readonly end: boolean },
): string {
  const drop = trimSet(args);
  let from = 0;
  let to = self.length;
  while (ends.start && from < to && drop(self.charAt(from))) from++;
  while (ends.end && to > from && drop(self.charAt(to - 1))) to--;
  return self.slice(from, to);
}

function padding(method: string, self: string, args: readonly Value[]): string {
  const [width = null, filler = ' '] = args;
  const cells = toInt(width);
  if (cells < 0) throw outOfRange(method, args.length, 'totalWidth', 'Non-negative number required.');
  if (cells > MOST_CHARACTERS) throw invocationError('OutOfMemoryException', method, args.length, INSUFFICIENT_MEMORY);
  return toText(convertTo('char', filler)).repeat(Math.max(0, cells - self.length));
}

function replaced(
  self: string,
  old: string,
  { replacement, ignoreCase }: { readonly replacement: string; readonly ignoreCase: boolean },
): string {
  if (old === '') {
    throw invocationError('ArgumentException', 'Replace', 2, "String cannot be of zero length. (Parameter 'oldValue')");
  }
  return self.replaceAll(ignoreCase ? new RegExp(escapeRegex(old), 'gi') : old, () => replacement);
}

/** A text separates as a whole (.NET since 2.0); an array of texts or characters separates at each of them. */
function separated(self: string, [separator = null, count, options]: readonly Value[]): Value {
  const marks = (isArray(separator) ? separator : [separator]).map(each => toText(each)).filter(Boolean);
  const most = typeof count === 'number' ? count : Number.POSITIVE_INFINITY;
  if (most < 0) throw outOfRange('Split', 2, 'count', 'Count cannot be less than zero.');
  if (most === 0) return typedArray([], 'System.String');
  const words =
    `${count === undefined || typeof count === 'number' ? '' : toText(count)}${toText(options ?? null)}`.toLowerCase();
  const parts: string[] = [];
  let rest = self;
  while (parts.length < most - 1) {
    const cut = nearest(rest, marks);
    if (!cut) break;
    parts.push(rest.slice(0, cut.index));
    rest = rest.slice(cut.index + cut.length);
  }
  const all = [...parts, rest].map(each => (words.includes('trimentries') ? each.trim() : each));
  return typedArray(words.includes('removeemptyentries') ? all.filter(Boolean) : all, 'System.String');
}

const characters = (text: string): readonly Value[] =>
  Array.from({ length: text.length }, (_, index) => new Char(text.charCodeAt(index)));

function nearest(text: string, marks: readonly string[]): { index: number; length: number } | undefined {
  if (marks.length === 0) {
    const index = text.search(/\s/);
    return index < 0 ? undefined : { index, length: 1 };
  }
  const found = marks.map(mark => ({ index: text.indexOf(mark), length: mark.length })).filter(each => each.index >= 0);
  return found.sort((a, b) => a.index - b.index)[0];
}

/** Any of these characters. */
function anyOf(chars: Value): RegExp {
  const text = (isArray(chars) ? chars : [chars]).map(each => toText(each)).join('');
  return text === '' ? /(?!)/ : new RegExp(`[${text.replace(/[\\\]^-]/g, '\\$&')}]`);
}

/** Methods of System.String; they are case-sensitive as .NET's are. */
export const textMethods: Methods<string> = {
  toupper: self => self.toUpperCase(),
  tolower: self => self.toLowerCase(),
  toupperinvariant: self => self.toUpperCase(),
  tolowerinvariant: self => self.toLowerCase(),
  trim: (self, ...args) => trimmed(self, args, { start: true, end: true }),
  trimstart: (self, ...args) => trimmed(self, args, { start: true, end: false }),
  trimend: (self, ...args) => trimmed(self, args, { start: false, end: true }),
  startswith: (self, part, option) => {
    const [text, start] = folded(self, part, option);
    return text.startsWith(start);
  },
  endswith: (self, part, option) => {
    const [text, end] = folded(self, part, option);
    return text.endsWith(end);
  },
  contains: (self, part, option) => {
    const [text, inner] = folded(self, part, option);
    return text.includes(inner);
  },
  indexof: (self, part = null, from = 0) =>
    self.indexOf(toText(part), place(from, self.length, { method: 'IndexOf', count: 2, parameter: 'startIndex' })),
  lastindexof: (self, part = null) => self.lastIndexOf(toText(part)),
  substring: (self, ...args) => {
    const [from, length] = part('Substring', self, args);
    return self.slice(from, from + length);
  },
  replace: (self, old = null, replacement = null, option) =>
    replaced(self, toText(old), { replacement: toText(replacement), ignoreCase: ignoresCase(option) }),
  split: (self, ...args) => separated(self, args),
  padleft: (self, ...args) => padding('PadLeft', self, args) + self,
  padright: (self, ...args) => self + padding('PadRight', self, args),
  insert: (self, start, text = null) => {
    const message = 'Specified argument was out of the range of valid values.';
    const at = place(start, self.length, {
      method: 'Insert',
      count: 2,
      parameter: 'startIndex',
      below: message,
      beyond: message,
    });
    return self.slice(0, at) + toText(text) + self.slice(at);
  },
  remove: (self, ...args) => {
    const [from, count] = part('Remove', self, args);
    return self.slice(0, from) + self.slice(from + count);
  },
  chars: (self, index = null) => {
    const at = toInt(index);
    if (at >= 0 && at < self.length) return new Char(self.charCodeAt(at));
    throw invocationError('IndexOutOfRangeException', 'Chars', 1, 'Index was outside the bounds of the array.');
  },
  indexofany: (self, chars = null) => self.search(anyOf(chars)),
  lastindexofany: (self, chars = null) => Array.from(self).findLastIndex(each => anyOf(chars).test(each)),
  normalize: self => self.normalize(),
  getenumerator: characters,
  tochararray: self => typedArray(characters(self), 'System.Char'),
  compareto: (self, other = null) => Math.sign(textOrder(self, toText(other), true)),
  equals: (self, other, option) => {
    const [text, same] = folded(self, other, option);
    return typeof other === 'string' && text === same;
  },
};
