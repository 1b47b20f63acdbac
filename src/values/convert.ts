import { elementTypeOf, typedArray } from './array-type.ts';
import { enumerationNamed } from './enumerations.ts';
import { exceptionClass } from './exception.ts';
import { numberType } from './number-type.ts';
import { isArray, isObject } from './object-value.ts';
import { exceptionLiteral, type TypeLiteral, typeLiterals } from './type-literal.ts';
import { typeName, typeNames } from './type-name.ts';
import { TypeValue } from './type-value.ts';
import type { Value } from './value.ts';
import { ValueError } from './value-error.ts';

const byName = new Map(typeLiterals.flatMap(each => each.names.map(name => [name.toLowerCase(), each] as const)));

function literal(name: string): TypeLiteral {
  const found = byName.get(name.toLowerCase().replace(/\s/g, '')) ?? exceptionLiteral(name);
  if (found) return found;
  const known = typeLiterals.map(each => each.names[0]).join(', ');
  throw new ValueError('TypeNotFound', `Unable to find type [${name}]. Known here: ${known}, and arrays of them.`);
}

const elementType = (name: string) => (/\[\s*\]$/.test(name) ? name.replace(/\[\s*\]$/, '') : undefined);

/** A type by its name, with its bases as far as a value of it would tell them. Throws TypeNotFound. */
export function typeNamed(name: string): TypeValue {
  const fullName = fullTypeName(name);
  return new TypeValue([fullName, ...basesOf(fullName)]);
}

function basesOf(fullName: string): readonly string[] {
  if (fullName.endsWith('[]')) return ['System.Array', 'System.Object'];
  const exception = exceptionClass(fullName);
  if (exception) return [...exception.slice(1), 'System.Object'];
  if (fullName === 'System.Object') return [];
  if (enumerationNamed(fullName)) return ['System.Enum', 'System.ValueType', 'System.Object'];
  return valueTypes.has(fullName) ? ['System.ValueType', 'System.Object'] : ['System.Object'];
}

const valueTypes = new Set([
  ...['Int32', 'Int64', 'Int16', 'UInt16', 'UInt32', 'UInt64', 'Byte', 'SByte', 'Single', 'Double', 'Decimal'].map(
    name => `System.${name}`,
  ),
  ...['Boolean', 'Char', 'DateTime', 'TimeSpan', 'Guid', 'Numerics.BigInteger'].map(name => `System.${name}`),
  'System.Management.Automation.SwitchParameter',
]);

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
  const { convert, fullName } = literal(element);
  if (value === null) return null;
  const each = isArray(value)
    ? value
    : fullName === 'System.Char' && typeof value === 'string'
      ? value.split('')
      : [value];
  return typedArray(each.map(convert), fullName);
}

/** The `-is` test. Throws TypeNotFound. */
export function isType(value: Value, name: string): boolean {
  if (value === null) return false;
  const element = elementType(name);
  if (element !== undefined) {
    const { fullName } = literal(element);
    return isArray(value) && (fullName === 'System.Object' || elementTypeOf(value) === fullName);
  }
  const { fullName } = literal(name);
  if (fullName === PS_OBJECT) return isObject(value) && value.type.scalar !== true && !numberType(value);
  return fullName === 'System.Object' || typeNames(value).includes(fullName);
}

const PS_OBJECT = 'System.Management.Automation.PSObject';

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
