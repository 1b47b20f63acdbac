import { sameValue, totalOrder } from '../compare.ts';
import type { List } from '../list.ts';
import { elements } from '../object-value.ts';
import { toInt } from '../to-number.ts';
import type { Value } from '../value.ts';
import { type Methods, nothing, outOfRange } from './method.ts';

/** Within the list, else .NET's error. */
function place(method: string, index: Value, most: number): number {
  const at = toInt(index);
  if (at >= 0 && at <= most) return at;
  const message = 'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
  throw outOfRange(method, 1, 'index', message);
}

/** Methods of System.Collections.ArrayList. */
export const listMethods: Methods<List> = {
  add: (self, value = null) => self.push(value) - 1,
  addrange: (self, values = null) => {
    // the values may be the list itself
    for (const each of [...elements(values)]) self.push(each);
    return nothing;
  },
  insert: (self, index = null, value = null) => {
    self.splice(place('Insert', index, self.length), 0, value);
    return nothing;
  },
  remove: (self, value = null) => {
    const at = self.findIndex(each => sameValue(each, value));
    if (at >= 0) self.splice(at, 1);
    return nothing;
  },
  removeat: (self, index = null) => {
    self.splice(place('RemoveAt', index, self.length - 1), 1);
    return nothing;
  },
  clear: self => {
    self.length = 0;
    return nothing;
  },
  sort: self => {
    self.sort((a, b) => totalOrder(a, b));
    return nothing;
  },
  reverse: self => {
    self.reverse();
    return nothing;
  },
  toarray: self => Array.from(self),
};
