import { isArray } from './object-value.ts';
import { type TypeLiteral, typeLiterals } from './type-literal.ts';
import { typeName, typeNames } from './type-name.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

const byName = new Map(typeLiterals.flatMap(each => each.names.map(name => [name.toLowerCase(), each] as const)));

function literal(name: string): TypeLiteral {
  const found = byName.get(name.toLowerCase().replace(/\s/g, ''));
  if (found) return found;
  const known = typeLiterals.map(each => each.names[0]).join(', ');
  throw new ValueError('TypeNotFound', `Unable to find type [${name}]. Known here: ${known}, and arrays of them.`);
}

const elementType = (name: string) => (/\[\s*\]$/.test(name) ? name.replace(/\[\s*\]$/, '') : undefined);

/** The full name of a known type: `int` → `System.Int32`. Throws TypeNotFound. */
export function fullTypeName(name: string): string {
  const element = elementType(name);
  return element === undefined ? literal(name).fullName : `${literal(element).fullName}[]`;
}

/**
 * A cast: `[int]'5'`. Throws ValueError: TypeNotFound with the list of known types, or the error of the conversion with PowerShell's id
 * and message.
 */
export function convertTo(name: string, value: Value): Value {
  const element = elementType(name);
  if (element === undefined) return literal(name).convert(value);
  const { convert } = literal(element);
  if (value === null) return null;
  return isArray(value) ? value.map(convert) : [convert(value)];
}

/** The `-is` test. Throws TypeNotFound. */
export function isType(value: Value, name: string): boolean {
  if (value === null) return false;
  const element = elementType(name);
  if (element !== undefined) {
    const { fullName } = literal(element);
    return isArray(value) && (fullName === 'System.Object' || value.every(each => typeNames(each).includes(fullName)));
  }
  return typeNames(value).includes(literal(name).fullName);
}

/** The `-as` operator: the converted value, or null when there is no conversion. Throws TypeNotFound. */
export function convertAs(name: string, value: Value): Value {
  literal(elementType(name) ?? name);
  try {
    return convertTo(name, value);
  } catch (problem) {
    if (problem instanceof ValueError) return null;
    throw problem;
  }
}

/** A value as the type of another one: what comparison does with its right side. undefined when there is no way. */
export function convertLike(sample: Value, value: Value): Value | undefined {
  if (typeName(sample) === typeName(value)) return value;
  const found = byName.get(typeName(sample).toLowerCase());
  if (!found) return undefined;
  try {
    return found.convert(value);
  } catch (problem) {
    if (problem instanceof ValueError) return undefined;
    throw problem;
  }
}
