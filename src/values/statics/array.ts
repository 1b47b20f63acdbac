import { typedArray } from '../array-type.ts';
import { emptyElement } from '../methods/array.ts';
import { invocationError, methodNotFound } from '../methods/method.ts';
import { MOST_ELEMENTS } from '../out-of-memory.ts';
import { toInt } from '../to-number.ts';
import type { Value } from '../value.ts';

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
