import { CustomObject } from '../values/custom-object.ts';
import { defineType } from '../values/define-type.ts';
import type { ObjectValue, Value, ValueType } from '../values/value.ts';

/** An error that explains itself: `id` is what tests and scripts match, the message is for people, the recommendation says what to type. */
export class ShellError extends Error {
  override readonly name: string = 'ShellError';
  readonly id: string;
  readonly recommendation: string | undefined;
  /** PowerShell's category word: ObjectNotFound, InvalidArgument, PermissionDenied, … */
  readonly category: string;

  constructor(
    id: string,
    message: string,
    options: { recommendation?: string | undefined; category?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.id = id;
    this.recommendation = options.recommendation;
    this.category = options.category ?? 'NotSpecified';
  }
}

/** PowerShell's ErrorRecord: what `$Error` keeps, `catch` sees as `$_` and hosts show. */
export interface ErrorRecord {
  readonly exception: Error;
  /** `<id>,<command>` */
  readonly fullyQualifiedErrorId: string;
  readonly category: string;
  readonly targetObject: Value;
  /** The command that made it: `Get-AzContainerRegistryTag`; undefined for errors of the language itself. */
  readonly command: string | undefined;
  readonly recommendation: string | undefined;
  /** Where in the source, offsets of the statement; undefined when unknown. */
  readonly extent: { readonly start: number; readonly end: number } | undefined;
}

/** Where an error happened, as far as that is known. */
export interface ErrorOrigin {
  readonly command?: string | undefined;
  readonly target?: Value;
  readonly extent?: { readonly start: number; readonly end: number } | undefined;
}

/**
 * The record of anything that was thrown. Errors that carry an `id` keep it, with their category and recommendation; anything else is a
 * mistake of ours and becomes an internal error in one sentence.
 */
export function errorRecordOf(error: unknown, origin: ErrorOrigin = {}): ErrorRecord {
  if (error instanceof TerminatingError) return error.record;
  const { command, target = null, extent } = origin;
  const exception = isStackOverflow(error)
    ? tooComplicated(error)
    : error instanceof Error
      ? error
      : new Error(String(error));
  const id = textField(exception, 'id');
  return {
    exception: id === undefined ? internalError(exception) : exception,
    fullyQualifiedErrorId: [id ?? 'InternalError', ...(command === undefined ? [] : [command])].join(','),
    category: textField(exception, 'category') ?? 'NotSpecified',
    targetObject: target,
    command,
    recommendation: textField(exception, 'recommendation'),
    extent,
  };
}

/** An error that ends its statement, or with `endsScript` everything up to the next `try`: `throw` and -ErrorAction Stop. */
export class TerminatingError extends Error {
  override readonly name = 'TerminatingError';
  readonly record: ErrorRecord;
  readonly endsScript: boolean;

  constructor(record: ErrorRecord, endsScript: boolean) {
    super(record.exception.message, { cause: record.exception });
    this.record = record;
    this.endsScript = endsScript;
  }
}

/** An ErrorRecord on the pipeline: `$_` in `catch`, the elements of `$Error`. Its text is the message. */
export class ErrorValue implements ObjectValue {
  readonly type: ValueType = errorType;
  readonly record: ErrorRecord;

  constructor(record: ErrorRecord) {
    this.record = record;
  }
}

const errorType = defineType((value): value is ErrorValue => value instanceof ErrorValue, {
  names: ['System.Management.Automation.ErrorRecord', 'System.Object'],
  text: ({ record }) => record.exception.message,
  properties: {
    Exception: ({ record }) => exceptionValue(record.exception),
    TargetObject: ({ record }) => record.targetObject,
    CategoryInfo: ({ record }) => categoryValue(record),
    FullyQualifiedErrorId: ({ record }) => record.fullyQualifiedErrorId,
    Recommendation: ({ record }) => record.recommendation ?? null,
    InvocationInfo: ({ record }) => new CustomObject([['InvocationName', record.command ?? '']]),
  },
});

const exceptionValue = (error: Error): Value =>
  new CustomObject([
    ['Message', error.message],
    ['Type', error.name],
  ]);

const categoryValue = ({ category, command, exception, targetObject }: ErrorRecord): Value =>
  new CustomObject([
    ['Category', category],
    ['Activity', command ?? ''],
    ['Reason', exception.name],
    ['TargetName', typeof targetObject === 'string' ? targetObject : ''],
  ]);

const isStackOverflow = (error: unknown): error is RangeError =>
  error instanceof RangeError && error.message.includes('call stack');

const tooComplicated = (cause: RangeError): ShellError =>
  new ShellError('ScriptTooComplicated', 'This expression is too long or too deeply nested to be evaluated.', {
    category: 'InvalidOperation',
    recommendation: 'Split it into several statements, or put the values into an array.',
    cause,
  });

function textField(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

function internalError(cause: Error): Error {
  return new Error(`Something went wrong inside acrsh: ${cause.message}`, { cause });
}
