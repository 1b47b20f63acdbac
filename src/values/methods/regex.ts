import { matchObject, noMatch } from '../match-object.ts';
import type { Regex } from '../regex.ts';
import { replace } from '../replace.ts';
import { splitAt } from '../split.ts';
import { toInt } from '../to-number.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';
import type { Methods } from './method.ts';

const matchObjects = (self: Regex, text: Value): Value[] => self.findAll(toText(text)).map(found => matchObject(found));

/** A count left out, or -1, means all. */
const most = (count: Value) => (toInt(count) < 0 ? undefined : toInt(count));

/** Methods of Regex. */
export const regexMethods: Methods<Regex> = {
  ismatch: (self, text = null) => self.isMatch(toText(text)),
  match: (self, text = null) => {
    const found = self.find(toText(text));
    return found ? matchObject(found) : noMatch();
  },
  matches: (self, text = null) => matchObjects(self, text),
  replace: (self, text = null, replacement = null, count = -1) =>
    replace(toText(text), self, replacement, { most: most(count) }),
  split: (self, text = null, count = -1) => splitAt(toText(text), self, most(count) ?? 0),
};
