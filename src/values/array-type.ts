import type { Value } from './value.ts';

const elementTypes = new WeakMap<readonly Value[], string>();

/** An array whose elements are of one type: `[int[]]`; answers the array. */
export function typedArray(values: readonly Value[], elementType: string): readonly Value[] {
  elementTypes.set(values, elementType);
  return values;
}

/** The full name of what an array holds: `System.Object` unless it was made by a cast. */
export const elementTypeOf = (values: readonly Value[]): string => elementTypes.get(values) ?? 'System.Object';
