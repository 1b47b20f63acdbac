import { isArray } from './object-value.ts';
import { toText } from './to-text.ts';
import { typeName } from './type-name.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

/** A value of a type from which there is no way to the wanted one; an array is named by its type, as its ToString() does. */
export function cannotCast(value: Value, wanted: string): ValueError {
  const text = isArray(value) ? typeName(value) : toText(value);
  return new ValueError(
    'ConvertToFinalInvalidCastException',
    `Cannot convert the "${text}" value of type "${typeName(value)}" to type "${wanted}".`,
  );
}
