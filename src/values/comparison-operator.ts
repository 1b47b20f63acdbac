import { equals, order } from './compare.ts';
import { matches } from './match.ts';
import { elements, isArray } from './object-value.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';
import { wildcard } from './wildcard.ts';

type Test = (left: Value, right: Value, caseSensitive: boolean) => boolean;

const tests = {
  eq: equals,
  ne: (left, right, caseSensitive) => !equals(left, right, caseSensitive),
  gt: (left, right, caseSensitive) => order(left, right, caseSensitive) > 0,
  ge: (left, right, caseSensitive) => order(left, right, caseSensitive) >= 0,
  lt: (left, right, caseSensitive) => order(left, right, caseSensitive) < 0,
  le: (left, right, caseSensitive) => order(left, right, caseSensitive) <= 0,
  like: (left, right, caseSensitive) => wildcard(toText(right), { caseSensitive })(toText(left)),
  notlike: (left, right, caseSensitive) => !wildcard(toText(right), { caseSensitive })(toText(left)),
  match: matches,
  notmatch: (left, right, caseSensitive) => !matches(left, right, caseSensitive),
} satisfies Record<string, Test>;

const contains: Test = (left, right, caseSensitive) => elements(left).some(each => equals(each, right, caseSensitive));

const containments = {
  contains,
  notcontains: (left, right, caseSensitive) => !contains(left, right, caseSensitive),
  in: (left, right, caseSensitive) => contains(right, left, caseSensitive),
  notin: (left, right, caseSensitive) => !contains(right, left, caseSensitive),
} satisfies Record<string, Test>;

export type ComparisonOperator = keyof typeof tests | keyof typeof containments;

const isContainment = (name: ComparisonOperator): name is keyof typeof containments => name in containments;

/**
 * A comparison operator by its name without dash and case letter (`eq`, `notlike`). An array on the left filters: the result is the array of
 * those elements for which it holds; containment tests answer true or false. Throws ValueError where `lt` and its kin find no order.
 */
export function compareOperator(name: ComparisonOperator, left: Value, right: Value, caseSensitive = false): Value {
  if (isContainment(name)) return containments[name](left, right, caseSensitive);
  const test: Test = tests[name];
  return isArray(left) ? left.filter(each => test(each, right, caseSensitive)) : test(left, right, caseSensitive);
}
