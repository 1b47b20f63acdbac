import type { ExceptionValue } from '../values/exception.ts';
import { outOfMemory } from '../values/out-of-memory.ts';
import type { Value } from '../values/value.ts';
import type { Position } from './position.ts';

/** An error that explains itself: `id` is what tests and scripts match, the message is for people, the recommendation says what to type. */
export class ShellError extends Error {
  override readonly name: string = 'ShellError';
  readonly id: string;
  readonly recommendation: string | undefined;
  /** PowerShell's category word: ObjectNotFound, InvalidArgument, PermissionDenied, … */
  readonly category: string;
  /** The .NET exception that scripts shall see; undefined: the one that goes with the id. */
  readonly exception: ExceptionValue | undefined;

  constructor(
    id: string,
    message: string,
    options: {
      recommendation?: string | undefined;
      category?: string;
      cause?: unknown;
      exception?: ExceptionValue | undefined;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.id = id;
    this.recommendation = options.recommendation;
    this.category = options.category ?? 'NotSpecified';
    this.exception = options.exception;
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
  /** Where in the source; undefined when unknown. */
  readonly position: Position | undefined;
  /** `throw` made it. */
  readonly thrown: boolean;
  /** The name that was called, where that is all that is known of the command. */
  readonly invocationName?: string | undefined;
  /** What was running, the innermost first; undefined as long as nobody knows. */
  readonly stack?: readonly string[];
  /** What CategoryInfo says in place of what follows from the error: -CategoryReason and its kin of Write-Error. */
  readonly categoryInfo?: CategoryOverride;
}

export interface CategoryOverride {
  readonly reason?: string | undefined;
  readonly targetName?: string | undefined;
  readonly targetType?: string | undefined;
}

/** Where an error happened, as far as that is known. */
export interface ErrorOrigin {
  readonly command?: string | undefined;
  /** The command is a cmdlet and no function. */
  readonly isCmdlet?: boolean;
  readonly target?: Value;
  readonly position?: Position | undefined;
}

/**
 * The record of anything that was thrown. Errors that carry an `id` keep it, with their category and recommendation; anything else is a
 * mistake of ours and becomes an internal error in one sentence.
 */
export function errorRecordOf(error: unknown, origin: ErrorOrigin = {}): ErrorRecord {
  if (error instanceof TerminatingError) return placed(error.record, origin);
  const { command, target = null, position, isCmdlet } = origin;
  const exception = isStackOverflow(error)
    ? tooComplicated(error)
    : isTooLong(error)
      ? outOfMemory()
      : error instanceof Error
        ? error
        : new Error(String(error));
  const id = textField(exception, 'id');
  return {
    exception: id === undefined ? internalError(exception) : exception,
    fullyQualifiedErrorId: [
      id ?? 'InternalError',
      ...(command === undefined ? [] : [isCmdlet ? errorSource(command) : command]),
    ].join(','),
    category: textField(exception, 'category') ?? 'NotSpecified',
    targetObject: target,
    command,
    recommendation: textField(exception, 'recommendation'),
    position,
    thrown: false,
  };
}

/** The innermost place that is known is where it happened. */
const placed = (record: ErrorRecord, { position }: ErrorOrigin): ErrorRecord =>
  record.position === undefined && position !== undefined ? { ...record, position } : record;

/**
 * What the ids of a command's errors end in. PowerShell's own cmdlets have the name of their .NET class there, and scripts compare with it;
 * ours and functions have their own name.
 */
const errorSource = (command: string): string =>
  ours.test(command)
    ? command
    : command.replace(/^([A-Z][A-Za-z]+)-([A-Z][A-Za-z]+)$/, 'Microsoft.PowerShell.Commands.$1$2Command');

/** Nouns that PowerShell does not have. */
const ours = /^\w+-(?:Az|Theme|Browser)/;

/** An error that ends its statement, or with `endsScript` everything up to the next `try`: `throw` and -ErrorAction Stop. */
export class TerminatingError extends Error {
  override readonly name = 'TerminatingError';
  readonly record: ErrorRecord;
  readonly endsScript: boolean;
  /** `throw` set it going, also where that threw a caught error again. */
  readonly byThrow: boolean;

  constructor(record: ErrorRecord, endsScript: boolean, byThrow = record.thrown) {
    super(record.exception.message, { cause: record.exception });
    this.record = record;
    this.endsScript = endsScript;
    this.byThrow = byThrow;
  }
}

/** `$PSCmdlet.ThrowTerminatingError()`: ends the function that calls it; for its caller one statement has failed. */
export class FunctionEndingError extends TerminatingError {
  constructor(record: ErrorRecord) {
    super(record, true);
  }
}

const isStackOverflow = (error: unknown): error is RangeError =>
  error instanceof RangeError && error.message.includes('call stack');

/** A text or an array of more elements than there can be. */
const isTooLong = (error: unknown) =>
  error instanceof RangeError && /^Invalid (?:string|array|typed array) length/.test(error.message);

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
