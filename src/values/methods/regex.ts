import { groupKeys } from '../match.ts';
import { matchObject, noMatch } from '../match-object.ts';
import type { Regex } from '../regex.ts';
import { findAll, replace } from '../replace.ts';
import { split } from '../split.ts';
import { toInt } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Methods } from './method.ts';

function matchObjects(self: Regex, text: Value): Value[] {
  const keys = groupKeys(self.expression);
  return findAll(toText(text), self).map(found => matchObject(found, keys));
}

/** A count left out, or -1, means all. */
const most = (count: Value) => (toInt(count) < 0 ? undefined : toInt(count));

/** Methods of Regex. */
export const regexMethods: Methods<Regex> = {
  ismatch: (self, text = null) => toText(text).search(self.expression) >= 0,
  match: (self, text = null) => matchObjects(self, text)[0] ?? noMatch(),
  matches: (self, text = null) => matchObjects(self, text),
  replace: (self, text = null, replacement = null, count = -1) =>
    replace(toText(text), self, replacement, { most: most(count) }),
  split: (self, text = null, count = -1) => split(toText(text), [self, most(count) ?? 0]),
};
