import { typedArray } from '../array-type.ts';
import { sameValue, totalOrder } from '../compare.ts';
import { setIndex } from '../indexing.ts';
import { emptyElement } from '../methods/array.ts';
import { invocationError, methodNotFound, nothing, outOfRange } from '../methods/method.ts';
import { elements } from '../object-value.ts';
import { MOST_ELEMENTS } from '../out-of-memory.ts';
import { toInt } from '../to-number.ts';
import { typeName } from '../type-name.ts';
import type { Value } from '../value.ts';
import type { Statics } from './statics.ts';

/** `[int[]]::new(3)`: an array of so many empty elements. Throws MethodNotFound for other arguments than a length. */
export function newArray(fullName: string, args: readonly Value[]): Value {
  const [length = null] = args;
  if (args.length !== 1) throw methodNotFound(fullName, 'new');
  const count = toInt(length);
  if (count < 0)
    throw invocationError('OverflowException', '.ctor', 1, 'Arithmetic operation resulted in an overflow.');
  if (count > MOST_ELEMENTS) {
    throw invocationError('OutOfMemoryException', '.ctor', 1, 'Array dimensions exceeded supported range.');
  }
  const element = fullName.slice(0, -2);
  return typedArray(Array<Value>(count).fill(emptyElement(element)), element);
}

function given(method: string, array: Value, count: number): readonly Value[] {
  if (array !== null) return elements(array);
  throw invocationError('ArgumentNullException', method, count, "Value cannot be null. (Parameter 'array')");
}

/** Elements of the array itself take these values, from a place on. */
function put(array: readonly Value[], from: number, values: readonly Value[]): Value {
  for (const [index, value] of values.entries()) setIndex(array, from + index, value);
  return nothing;
}

/** The part of an array that an index and a length name; all of it without them. */
function part(method: string, array: readonly Value[], [from = 0, length]: readonly Value[]) {
  const start = toInt(from);
  const size = length === undefined ? array.length - start : toInt(length);
  if (start < 0) throw outOfRange(method, 3, 'index', 'Non-negative number required.');
  if (size < 0 || start + size > array.length) {
    const message =
      'Offset and length were out of bounds for the array or count is greater than the number of elements';
    throw invocationError('ArgumentException', method, 3, `${message} from index to the end of the source collection.`);
  }
  return { start, values: array.slice(start, start + size) };
}

/** [array]; what changes an array does so in place. */
export const arrayStatics: Statics = {
  properties: {},
  methods: {
    reverse: (_, array = null, ...range) => {
      const all = given('Reverse', array, range.length + 1);
      const { start, values } = part('Reverse', all, range);
      return put(all, start, values.toReversed());
    },
    sort: (_, array = null, ...range) => {
      const all = given('Sort', array, range.length + 1);
      const { start, values } = part('Sort', all, range);
      if (new Set(values.filter(each => each !== null).map(typeName)).size > 1) {
        const message = 'Failed to compare two elements in the array.';
        throw invocationError('InvalidOperationException', 'Sort', range.length + 1, message);
      }
      return put(
        all,
        start,
        values.toSorted((a, b) => totalOrder(a, b, true)),
      );
    },
    indexof: (_, array = null, value = null, from = 0) => {
      const start = toInt(from);
      return given('IndexOf', array, 2).findIndex((each, index) => index >= start && sameValue(each, value));
    },
    lastindexof: (_, array = null, value = null, from) => {
      const all = given('LastIndexOf', array, 2);
      const start = from === undefined ? all.length : toInt(from);
      return all.findLastIndex((each, index) => index <= start && sameValue(each, value));
    },
  },
};
