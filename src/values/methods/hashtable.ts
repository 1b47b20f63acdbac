import { sameValue } from '../compare.ts';
import { alreadyAdded, Hashtable } from '../hashtable.ts';
import { getIndex } from '../indexing.ts';
import { toInt } from '../to-number.ts';
import type { Value } from '../value.ts';
import { invocationError, type Methods, nothing, outOfRange } from './method.ts';

/** A place among so many, else .NET's error. */
function place(method: string, count: number, index: Value, most: number): number {
  const at = toInt(index);
  if (at >= 0 && at <= most) return at;
  throw outOfRange(
    method,
    count,
    'index',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );
}

/** Methods of Hashtable and OrderedDictionary. */
export const hashtableMethods: Methods<Hashtable> = {
  add: (self, key = null, value = null) => {
    if (key === null) {
      throw invocationError('ArgumentNullException', 'Add', 2, "Key cannot be null. (Parameter 'key')");
    }
    if (self.has(key)) throw invocationError('ArgumentException', 'Add', 2, alreadyAdded(key));
    self.set(key, value);
    return nothing;
  },
  remove: (self, key = null) => {
    self.delete(key);
    return nothing;
  },
  clear: self => {
    self.clear();
    return nothing;
  },
  item: (self, key = null) => getIndex(self, key),
  insert: (self, index = null, key = null, value = null) => {
    if (self.has(key)) throw invocationError('ArgumentException', 'Insert', 3, alreadyAdded(key));
    self.insert(place('Insert', 3, index, self.size), key, value);
    return nothing;
  },
  removeat: (self, index = null) => {
    const at = place('RemoveAt', 1, index, self.size - 1);
    self.delete(self.keys()[at] ?? null);
    return nothing;
  },
  contains: (self, key = null) => self.has(key),
  containskey: (self, key = null) => self.has(key),
  containsvalue: (self, value = null) => self.values().some(each => sameValue(each, value)),
  clone: self =>
    new Hashtable(
      self.entries().map(each => [each.key, each.value]),
      { ordered: self.ordered, caseSensitive: self.caseSensitive },
    ),
  getenumerator: self => self.entries(),
};
