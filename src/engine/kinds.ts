import { convertTo } from '../values/convert.ts';
import { DateTime } from '../values/date-time.ts';
import { type Enumeration, EnumValue } from '../values/enumeration.ts';
import { Hashtable } from '../values/hashtable.ts';
import { numberType } from '../values/number-type.ts';
import { isArray, isObject } from '../values/object-value.ts';
import { parseNumber } from '../values/parse-number.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import { typeName, typeNames } from '../values/type-name.ts';
import type { ObjectValue, Value } from '../values/value.ts';
import { offerBooleans, offerWords } from './completion/offer.ts';
import type { Kind, Parameter, ParameterOptions } from './parameter.ts';

/** A value that a kind cannot take; the binder adds the parameter's name. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';
  /** PowerShell's id: CannotConvertArgumentNoMessage, ParameterArgumentValidationError. */
  readonly id: string;

  constructor(message: string, id = 'CannotConvertArgumentNoMessage') {
    super(message);
    this.id = id;
  }
}

type Options<T> = ParameterOptions & { readonly many?: boolean; readonly fallback?: T | readonly T[] };
type Quantity<O, T> = O extends { readonly many: true } ? readonly T[] : T;
/** `mandatory: true` and a fallback take `undefined` out of the type. */
type Given<O, T> = O extends { readonly mandatory: true } | { readonly fallback: unknown } ? T : T | undefined;
type SetIn<O> = O extends { readonly set: infer S extends string } ? S : never;

/** Makes the function with which cmdlets declare parameters of a kind; `many: true` gives the body an array. */
export function kindBuilder<T>(kind: Kind<T>) {
  return <const O extends Options<T>>(options: O) => declared<O, Given<O, Quantity<O, T>>>(options, kind);
}

/** The type that the body receives is known to the compiler only, so it is stated here and nowhere built. */
function declared<O extends ParameterOptions, T>(
  options: O,
  kind: Kind<unknown>,
): O & Omit<Parameter<T, SetIn<O>>, 'places'>;
function declared(options: ParameterOptions, kind: Kind<unknown>): ParameterOptions & { readonly kind: Kind<unknown> } {
  return { ...options, kind };
}

/** A text; a bareword number keeps its spelling. Objects that are no single line are refused: their text would name nothing. */
export const stringKind: Kind<string> = {
  label: 'String',
  accepts: value => typeof value === 'string',
  convert: value => {
    if (isArray(value) || (isObject(value) && !value.type.scalar && !numberType(value))) {
      throw cannotConvert(value, 'System.String');
    }
    return toText(value);
  },
};

export const string = kindBuilder(stringKind);
/** A text with PowerShell's wildcards; the body compiles it (values/wildcard). */
export const wildcardKind: Kind<string> = { ...stringKind, wildcards: true };
export const wildcard = kindBuilder<string>(wildcardKind);

export const integerKind: Kind<number> = {
  label: 'Int32',
  accepts: value => numberType(value) === 'int' && typeof value === 'number',
  convert: value => Number(convertTo('int', value)),
};

export const integer = kindBuilder(integerKind);

/** $true, $false, a number, or the words true and false; other text is refused, since any text would count as true. */
export const boolean = kindBuilder<boolean>({
  label: 'Boolean',
  accepts: value => typeof value === 'boolean',
  convert: value => {
    const known = typeof value === 'string' ? (WORDS[value.toLowerCase()] ?? parseNumber(value)) : value;
    if (typeof known === 'boolean' || (known !== undefined && numberType(known))) return toBoolean(known);
    throw new ConversionError(
      `Cannot convert value "${toText(value)}" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    );
  },
  complete: offerBooleans,
});

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false };

const switchKind: Kind<boolean> = {
  label: '',
  accepts: value => typeof value === 'boolean',
  convert: toBoolean,
  complete: offerBooleans,
};

/** A parameter without a value: true when given, false when not; `-Name:$false` takes it back. */
export const switched = <const O extends ParameterOptions>(options: O) =>
  declared<O & { readonly fallback: false }, boolean>({ ...options, fallback: false }, switchKind);

/** Any value as it is. */
export const valueKind: Kind<Value> = { label: 'Object', accepts: () => true, convert: each => each };
export const value = kindBuilder(valueKind);

const SCRIPT_BLOCK = 'System.Management.Automation.ScriptBlock';
const isScriptBlock = (given: Value): given is ObjectValue =>
  isObject(given) && typeNames(given).includes(SCRIPT_BLOCK);

const blockKind: Kind<ObjectValue> = {
  label: 'ScriptBlock',
  accepts: isScriptBlock,
  convert: given => {
    if (isScriptBlock(given)) return given;
    throw cannotConvert(given, SCRIPT_BLOCK);
  },
};

export const scriptBlock = kindBuilder(blockKind);

/** The same where $null says that there is none. */
export const scriptBlockOrNull = kindBuilder<ObjectValue | null>({
  label: blockKind.label,
  accepts: given => given === null || isScriptBlock(given),
  convert: given => (given === null ? null : blockKind.convert(given)),
});

export const dateTime = kindBuilder<DateTime>({
  label: 'DateTime',
  accepts: given => given instanceof DateTime,
  convert: given => {
    const date = convertTo('datetime', given);
    if (date instanceof DateTime) return date;
    throw cannotConvert(given, 'System.DateTime');
  },
});

export const hashtable = kindBuilder<Hashtable>({
  label: 'Hashtable',
  accepts: given => given instanceof Hashtable,
  convert: given => {
    if (given instanceof Hashtable) return given;
    throw cannotConvert(given, 'System.Collections.Hashtable');
  },
});

/** One of a few words: a unique prefix is enough, case does not matter; the body receives the word as declared. */
export function choice<const V extends readonly [string, ...string[]], const O extends Options<V[number]>>(
  values: V,
  options: O,
) {
  return declared<O, Given<O, Quantity<O, V[number]>>>(options, choiceKind<V[number]>(values));
}

function choiceKind<Word extends string>(values: readonly Word[]): Kind<Word> {
  const find = (given: Value): readonly Word[] => {
    const text = isArray(given) ? '' : toText(given).toLowerCase();
    const exact = values.filter(each => each.toLowerCase() === text);
    return exact.length || text === '' ? exact : values.filter(each => each.toLowerCase().startsWith(text));
  };
  return {
    label: 'String',
    accepts: given => typeof given === 'string' && find(given).length === 1,
    convert: given => {
      const [found, ...more] = find(given);
      if (found !== undefined && more.length === 0) return found;
      throw new ConversionError(
        `The argument "${toText(given)}" does not belong to the set "${values.join(',')}". Supply an argument that is in the set and then try the command again.`,
        'ParameterArgumentValidationError',
      );
    },
    complete: word => offerWords(values, word),
  };
}

/** A word of a .NET enumeration, an unambiguous beginning of one, or its number; the body receives the word. */
export const enumeration = (values: Enumeration) =>
  kindBuilder<string>({
    label: values.fullName.slice(values.fullName.lastIndexOf('.') + 1),
    accepts: given => given instanceof EnumValue && given.enumeration === values,
    convert: given => {
      const found = values.convert(given);
      if (found instanceof EnumValue && values.find(found.text)) return found.text;
      throw new ConversionError(
        `Cannot convert value "${toText(given)}" to type "${values.fullName}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${[...values.words.keys()].join(',')}".`,
      );
    },
    complete: word => offerWords(values.words.keys(), word),
  });

const cannotConvert = (given: Value, target: string) =>
  new ConversionError(`Cannot convert the "${toText(given)}" value of type "${typeName(given)}" to type "${target}".`);
