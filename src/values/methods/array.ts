import { equals } from '../compare.ts';
import type { Value } from '../value.ts';
import type { Methods } from './method.ts';

/** .NET compares exactly: text with case, numbers by value. */
const same = (value: Value) => (each: Value) => equals(each, value, true);

/** Methods of System.Array that need no script block; ForEach and Where belong to the evaluator. */
export const arrayMethods: Methods<readonly Value[]> = {
  contains: (self, value = null) => self.some(same(value)),
  indexof: (self, value = null) => self.findIndex(same(value)),
  lastindexof: (self, value = null) => self.findLastIndex(same(value)),
  clone: self => [...self],
  getenumerator: self => self,
  getlength: self => self.length,
};
