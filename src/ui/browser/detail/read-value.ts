import { isArray, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';

/** The values of a type, by its name: `AcrImage`. */
export const ofType = (values: readonly Value[], name: string): readonly Value[] =>
  values.filter(each => isObject(each) && each.type.names[0] === name);

/** A property as text; empty where it is null or missing. */
export const textOf = (value: Value | undefined, name: string): string => toText(propertyOf(value, name));

/** null where there is none. */
export const propertyOf = (value: Value | undefined, name: string): Value =>
  (isObject(value) ? value.type.property(value, name) : undefined) ?? null;

/** A property's elements; none where it is no array. */
export function listOf(value: Value | undefined, name: string): readonly Value[] {
  const found = propertyOf(value, name);
  return isArray(found) ? found : [];
}

/** The names and texts of a dictionary. */
export function entriesOf(value: Value | undefined, name: string): readonly (readonly [string, string])[] {
  const found = propertyOf(value, name);
  if (!isObject(found)) return [];
  return found.type.propertyNames(found).map(each => [each, textOf(found, each)]);
}
