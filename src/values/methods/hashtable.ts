import { sameValue } from '../compare.ts';
import { alreadyAdded, Hashtable } from '../hashtable.ts';
import { invocationError, type Methods, nothing } from './method.ts';

/** Methods of Hashtable and OrderedDictionary. */
export const hashtableMethods: Methods<Hashtable> = {
  add: (self, key = null, value = null) => {
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
