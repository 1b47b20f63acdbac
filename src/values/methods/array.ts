import { elementTypeOf, typedArray } from '../array-type.ts';
import { sameValue } from '../compare.ts';
import { convertTo, typeNamed } from '../convert.ts';
import { Enumerator } from '../enumerator.ts';
import { setIndex } from '../indexing.ts';
import { List } from '../list.ts';
import { toInt } from '../to-number.ts';
import type { Value } from '../value.ts';
import { invocationError, type Method, type Methods, nothing } from './method.ts';

/** .NET compares exactly: text with case, numbers by value. */
const same = (value: Value) => (each: Value) => sameValue(each, value);

/** What would change the length of an array, which is what it is. */
const fixed =
  (name: string): Method<readonly Value[]> =>
  (_, ...args) => {
    throw invocationError('NotSupportedException', name, args.length, 'Collection was of a fixed size.');
  };

/** An index counts from the first element only. */
function inside(name: string, self: readonly Value[], index: Value, count: number): number {
  const place = toInt(index);
  if (place >= 0 && place < self.length) return place;
  throw invocationError('IndexOutOfRangeException', name, count, 'Index was outside the bounds of the array.');
}

/** What an element is before it gets a value: 0 of numbers, false, null of objects. */
export function emptyElement(type: string): Value {
  if (!typeNamed(type).names.includes('System.ValueType')) return null;
  try {
    return convertTo(type, 0);
  } catch {
    return null;
  }
}

/** Methods of System.Array that need no script block; ForEach and Where belong to the evaluator. */
export const arrayMethods: Methods<readonly Value[]> = {
  contains: (self, value = null) => self.some(same(value)),
  indexof: (self, value = null) => self.findIndex(same(value)),
  lastindexof: (self, value = null) => self.findLastIndex(same(value)),
  clone: self => (self instanceof List ? List.holding(self) : typedArray([...self], elementTypeOf(self))),
  getenumerator: self => Enumerator.over(self),
  getlength: self => self.length,
  getlowerbound: () => 0,
  getupperbound: self => self.length - 1,
  getvalue: (self, index = null) => self[inside('GetValue', self, index, 1)] ?? null,
  setvalue: (self, value = null, index = null) => {
    setIndex(self, inside('SetValue', self, index, 2), value);
    return nothing;
  },
  clear: self => {
    const empty = emptyElement(elementTypeOf(self));
    for (let index = 0; index < self.length; index++) setIndex(self, index, empty);
    return nothing;
  },
  add: fixed('Add'),
  insert: fixed('Insert'),
  remove: fixed('Remove'),
  removeat: fixed('RemoveAt'),
};
