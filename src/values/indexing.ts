import { elementTypeOf } from './array-type.ts';
import { Char } from './char.ts';
import { convertTo } from './convert.ts';
import { Hashtable } from './hashtable.ts';
import { NamedList } from './named-list.ts';
import { isArray } from './object-value.ts';
import { toInt } from './to-number.ts';
import { typeName } from './type-name.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/**
 * `target[index]`: negative counts from the end, an array of indexes gives the array of their values, out of range is null.
 * Throws NullArray, NullArrayIndex, CannotIndex.
 */
export function getIndex(target: Value, index: Value): Value {
  if (target === null) throw new ValueError('NullArray', 'Cannot index into a null array.');
  if (index === null)
    throw new ValueError('NullArrayIndex', 'Index operation failed; the array index evaluated to null.');
  if (target instanceof Hashtable) return fromTable(target, index);
  if (target instanceof NamedList && typeof index === 'string') return target.named(index) ?? null;
  if (isArray(index)) {
    // a slice of what is no collection is nothing
    if (!isArray(target) && typeof target !== 'string') return null;
    return index.flatMap(each => inRange(target, each));
  }
  return at(target, index) ?? null;
}

/** Positions out of range drop out of a slice. */
function inRange(target: Value, index: Value): readonly Value[] {
  const value = at(target, index);
  return value === undefined ? [] : [value];
}

function fromTable(table: Hashtable, index: Value): Value {
  if (isArray(index)) return index.map(each => fromTable(table, each));
  const found = table.get(index);
  if (found !== undefined || !table.ordered || typeof index !== 'number') return found ?? null;
  return table.values().at(index) ?? null;
}

function at(target: Value, index: Value): Value | undefined {
  if (isArray(target)) return target.at(toInt(index));
  if (typeof target === 'string') {
    const code = target.charCodeAt(position(toInt(index), target.length));
    return Number.isNaN(code) ? undefined : new Char(code);
  }
  if (typeof target === 'object' && target !== null && typeof index === 'string') {
    throw new ValueError('CannotIndex', `Unable to index into an object of type "${typeName(target)}".`);
  }
  const first = toInt(index);
  return first === 0 || first === -1 ? target : undefined;
}

const position = (index: number, length: number) => (index < 0 ? length + index : index);

/** `target[index] = value`: changes the array in place. Throws when the position does not exist or the object has none. */
export function setIndex(target: Value, index: Value, value: Value): void {
  if (target === null) throw new ValueError('NullArray', 'Cannot index into a null array.');
  if (index === null)
    throw new ValueError('NullArrayIndex', 'Index operation failed; the array index evaluated to null.');
  if (target instanceof Hashtable) {
    target.set(index, value);
    return;
  }
  if (!isArray(target)) {
    throw new ValueError('CannotIndex', `Unable to index into an object of type "${typeName(target)}".`);
  }
  const place = position(toInt(index), target.length);
  if (place < 0 || place >= target.length) {
    throw new ValueError('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.', {
      category: 'OperationStopped',
      exception: 'IndexOutOfRangeException',
    });
  }
  const type = elementTypeOf(target);
  // Arrays are read-only to everybody but the language's own assignment, which is here.
  Reflect.set(target, place, type === 'System.Object' ? value : convertTo(type, value));
}
