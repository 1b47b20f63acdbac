import { defineType } from './define-type.ts';
import type { ObjectValue, Value, ValueType } from './value.ts';

/** A .NET exception as a value: what `throw` may throw and `$_.Exception` is. */
export class ExceptionValue implements ObjectValue {
  readonly type: ValueType;
  readonly message: string;
  readonly inner: ExceptionValue | undefined;
  /** Further properties, such as ParameterName or StatusCode. */
  readonly facts: Readonly<Record<string, Value>>;

  constructor(
    names: readonly string[],
    message: string,
    { inner, facts = {} }: { readonly inner?: ExceptionValue | undefined; readonly facts?: Record<string, Value> } = {},
  ) {
    this.type = typeOf(names, Object.keys(facts));
    this.message = message;
    this.inner = inner;
    this.facts = facts;
  }
}

const known = new Map<string, ValueType>();

/** One type for all exceptions of a class, so that the views see them as one kind. */
function typeOf(names: readonly string[], facts: readonly string[]): ValueType {
  const key = [...names, ...facts].join();
  const found = known.get(key);
  if (found) return found;
  const made = defineType((value): value is ExceptionValue => value instanceof ExceptionValue, {
    names: [...names, 'System.Object'],
    text: self => `${names[0]}: ${self.message}`,
    properties: {
      Message: self => self.message,
      ...Object.fromEntries(facts.map(name => [name, (self: ExceptionValue) => self.facts[name] ?? null])),
      InnerException: self => self.inner ?? null,
    },
    hidden: { StackTrace: () => null, Source: () => null, HResult: () => -2146233088, HelpLink: () => null },
  });
  known.set(key, made);
  return made;
}

const EXCEPTION = 'System.Exception';
const SYSTEM = ['System.SystemException', EXCEPTION];
const ARGUMENT = ['System.ArgumentException', ...SYSTEM];
const OPERATION = ['System.InvalidOperationException', ...SYSTEM];
const AUTOMATION = 'System.Management.Automation.';
const RUNTIME = [`${AUTOMATION}RuntimeException`, ...SYSTEM];
const BINDING = [`${AUTOMATION}ParameterBindingException`, ...RUNTIME];

/** Exception classes with their bases, most derived first; the closed list of those that can be named. */
const classes: readonly (readonly string[])[] = [
  [EXCEPTION],
  SYSTEM,
  ['System.ApplicationException', EXCEPTION],
  ARGUMENT,
  ['System.ArgumentNullException', ...ARGUMENT],
  ['System.ArgumentOutOfRangeException', ...ARGUMENT],
  ['System.ArithmeticException', ...SYSTEM],
  ['System.DivideByZeroException', 'System.ArithmeticException', ...SYSTEM],
  ['System.OverflowException', 'System.ArithmeticException', ...SYSTEM],
  ['System.FormatException', ...SYSTEM],
  ['System.InvalidCastException', ...SYSTEM],
  ['System.IndexOutOfRangeException', ...SYSTEM],
  ['System.NullReferenceException', ...SYSTEM],
  ['System.OutOfMemoryException', ...SYSTEM],
  OPERATION,
  ['System.NotImplementedException', ...SYSTEM],
  ['System.NotSupportedException', ...SYSTEM],
  ['System.TimeoutException', ...SYSTEM],
  ['System.UnauthorizedAccessException', ...SYSTEM],
  ['System.OperationCanceledException', ...SYSTEM],
  ['System.Collections.Generic.KeyNotFoundException', ...SYSTEM],
  ['System.IO.IOException', ...SYSTEM],
  ['System.IO.FileNotFoundException', 'System.IO.IOException', ...SYSTEM],
  ['System.IO.DirectoryNotFoundException', 'System.IO.IOException', ...SYSTEM],
  ['System.Net.Http.HttpRequestException', EXCEPTION],
  ['System.Net.WebException', ...OPERATION],
  RUNTIME,
  BINDING,
  [`${AUTOMATION}ParameterBindingValidationException`, ...BINDING],
  [`${AUTOMATION}ParameterBindingArgumentTransformationException`, ...BINDING],
  [`${AUTOMATION}CommandNotFoundException`, ...RUNTIME],
  [`${AUTOMATION}ParseException`, ...RUNTIME],
  [`${AUTOMATION}IncompleteParseException`, `${AUTOMATION}ParseException`, ...RUNTIME],
  [`${AUTOMATION}MethodException`, `${AUTOMATION}ExtendedTypeSystemException`, ...RUNTIME],
  [
    `${AUTOMATION}MethodInvocationException`,
    `${AUTOMATION}MethodException`,
    `${AUTOMATION}ExtendedTypeSystemException`,
    ...RUNTIME,
  ],
  [
    `${AUTOMATION}SetValueInvocationException`,
    `${AUTOMATION}SetValueException`,
    `${AUTOMATION}ExtendedTypeSystemException`,
    ...RUNTIME,
  ],
  [`${AUTOMATION}ExtendedTypeSystemException`, ...RUNTIME],
  [`${AUTOMATION}PSInvalidCastException`, 'System.InvalidCastException', ...SYSTEM],
  [`${AUTOMATION}PSArgumentException`, ...ARGUMENT],
  [`${AUTOMATION}PSArgumentNullException`, 'System.ArgumentNullException', ...ARGUMENT],
  [`${AUTOMATION}PSArgumentOutOfRangeException`, 'System.ArgumentOutOfRangeException', ...ARGUMENT],
  [`${AUTOMATION}PSInvalidOperationException`, ...OPERATION],
  [`${AUTOMATION}PSNotSupportedException`, 'System.NotSupportedException', ...SYSTEM],
  [`${AUTOMATION}ActionPreferenceStopException`, ...RUNTIME],
  [`${AUTOMATION}PipelineStoppedException`, ...RUNTIME],
  [`${AUTOMATION}ScriptCallDepthException`, ...SYSTEM],
  [`${AUTOMATION}WildcardPatternException`, ...RUNTIME],
  [`${AUTOMATION}SessionStateException`, ...RUNTIME],
  [`${AUTOMATION}SessionStateUnauthorizedAccessException`, `${AUTOMATION}SessionStateException`, ...RUNTIME],
  [`${AUTOMATION}ItemNotFoundException`, `${AUTOMATION}SessionStateException`, ...RUNTIME],
  [`${AUTOMATION}DriveNotFoundException`, `${AUTOMATION}SessionStateException`, ...RUNTIME],
  [`${AUTOMATION}ArgumentTransformationMetadataException`, `${AUTOMATION}MetadataException`, ...RUNTIME],
  [`${AUTOMATION}ValidationMetadataException`, `${AUTOMATION}MetadataException`, ...RUNTIME],
  ['Microsoft.PowerShell.Commands.WriteErrorException', ...SYSTEM],
];

const byName = new Map(classes.map(each => [each[0]?.toLowerCase() ?? '', each]));

/**
 * An exception class and its bases by full or short name (`System.ArgumentException`, `ArgumentException`,
 * `Management.Automation.RuntimeException`); undefined when it is none that can be named.
 */
export function exceptionClass(name: string): readonly string[] | undefined {
  const key = name.toLowerCase();
  return byName.get(key) ?? byName.get(`system.${key}`);
}

/** The same by its last part alone: `RuntimeException`. */
export const exceptionNamed = (last: string): readonly string[] =>
  classes.find(([name]) => name?.endsWith(`.${last}`)) ?? RUNTIME;
