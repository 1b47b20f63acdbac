import type { Extent } from '../language/extent.ts';
import { isArray } from '../values/object-value.ts';
import type { Value } from '../values/value.ts';
import { BindingError } from './binding-error.ts';
import { ConversionError } from './kinds.ts';
import type { Kind, Parameter } from './parameter.ts';
import type { ParameterEntry } from './parameter-names.ts';

/** A value with the source text of a bare number: `1.10` is the text to a String parameter and a number to an Object one. */
export interface GivenValue {
  readonly value: Value;
  readonly text?: string;
  /** Of a list: the text of each element that is a bare number. */
  readonly texts?: readonly (string | undefined)[];
}

/** The value as the parameter's kind wants it, or why that cannot be. Never throws. */
export function convertArgument(
  entry: ParameterEntry,
  given: GivenValue,
  extent?: Extent,
): { readonly converted: unknown } | BindingError {
  try {
    const converted = convert(entry.parameter, given);
    return refused(entry, given.value, converted, extent) ?? { converted };
  } catch (cause) {
    return conversionProblem(entry.name, cause, extent);
  }
}

function convert({ kind, many }: Parameter<unknown, string>, given: GivenValue): unknown {
  const value = isText(kind) ? asTexts(given) : given.value;
  if (!many) return convertOne(kind, { ...given, value });
  if (isArray(value)) return value.map(each => kind.convert(each));
  return value === null && !kind.accepts(null) ? [] : [convertOne(kind, given)];
}

/** A list with the bare numbers in it as they are written. */
const asTexts = ({ value, texts }: GivenValue): Value =>
  texts && isArray(value) ? value.map((each, index) => texts[index] ?? each) : value;

const convertOne = (kind: Kind<unknown>, { value, text }: GivenValue): unknown =>
  kind.convert(text !== undefined && !kind.asNumber && !kind.accepts(value) ? text : value);

/** true when the value fits without conversion; an element counts as its array. */
export function fitsAsIs({ kind, many }: Parameter<unknown, string>, value: Value): boolean {
  return kind.accepts(value) || (many === true && isArray(value) && value.every(each => kind.accepts(each)));
}

/** What a mandatory parameter does not take. */
function refused(
  { name, parameter, places }: ParameterEntry,
  value: Value,
  converted: unknown,
  extent: Extent | undefined,
): BindingError | undefined {
  if (parameter.notEmpty && isEmpty(converted)) {
    return new BindingError(
      'ParameterArgumentValidationError',
      `Cannot validate argument on parameter '${name}'. The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.`,
      { extent },
    );
  }
  if (!places.some(each => each.mandatory)) return undefined;
  const { allows = [] } = parameter;
  const why =
    value === null && converted !== ''
      ? (['NullNotAllowed', 'it is null', 'null'] as const)
      : converted === ''
        ? (['EmptyStringNotAllowed', 'it is an empty string', 'emptyText'] as const)
        : Array.isArray(converted) && converted.length === 0
          ? (['EmptyArrayNotAllowed', 'it is an empty array', 'emptyArray'] as const)
          : Array.isArray(converted) && isText(parameter.kind) && converted.includes('')
            ? (['EmptyStringNotAllowed', 'it is an empty string', 'emptyText'] as const)
            : undefined;
  if (!why || allows.includes(why[2])) return undefined;
  const [id, reason] = why;
  return new BindingError(
    `ParameterArgumentValidationError${id}`,
    `Cannot bind argument to parameter '${name}' because ${reason}.`,
    { extent },
  );
}

const isText = ({ label }: Kind<unknown>): boolean => /^(?:System\.)?String(?:\[\])?$/.test(label);

const isEmpty = (converted: unknown): boolean =>
  converted === '' ||
  converted === null ||
  (Array.isArray(converted) && (converted.length === 0 || converted.some(isEmpty)));

function conversionProblem(name: string, cause: unknown, extent: Extent | undefined): BindingError {
  const id = cause instanceof ConversionError ? cause.id : 'CannotConvertArgumentNoMessage';
  const message = cause instanceof Error ? cause.message : String(cause);
  const beginning =
    id === 'ParameterArgumentValidationError'
      ? `Cannot validate argument on parameter '${name}'.`
      : id === 'ParameterArgumentTransformationError'
        ? `Cannot process argument transformation on parameter '${name}'.`
        : `Cannot bind parameter '${name}'.`;
  return new BindingError(id, `${beginning} ${message}`, { cause, extent });
}
