import { ExceptionValue, exceptionNamed } from '../values/exception.ts';
import type { Value } from '../values/value.ts';
import { ValueError } from '../values/value-error.ts';
import { type ErrorRecord, ShellError } from './error-record.ts';

const known = new WeakMap<Error, ExceptionValue>();

/** The .NET exception that a script sees for an error; the same object each time. */
export function exceptionOf({ exception }: Pick<ErrorRecord, 'exception'>): ExceptionValue {
  const found = known.get(exception);
  if (found) return found;
  const made = exception instanceof ShellError && exception.exception ? exception.exception : make(exception);
  known.set(exception, made);
  return made;
}

/** Facts of a registry's answer that scripts may ask for. */
const FACTS: Readonly<Record<string, string>> = {
  status: 'StatusCode',
  code: 'Code',
  detail: 'Detail',
  requestId: 'RequestId',
  url: 'Url',
  method: 'Method',
  scope: 'Scope',
  attempts: 'Attempts',
  seconds: 'Seconds',
};

function make(error: Error): ExceptionValue {
  if (error instanceof ValueError) {
    const inner = error.inner && new ExceptionValue(exceptionNamed(error.inner.name), error.inner.message);
    const own = new ExceptionValue(exceptionNamed(error.exception), error.message, { inner });
    // the engine wraps what a conversion throws (MiscOps.ConvertToRuntimeException)
    return error.exception === 'PSInvalidCastException'
      ? new ExceptionValue(exceptionNamed('RuntimeException'), error.message, { inner: own })
      : own;
  }
  const id: unknown = Reflect.get(error, 'id');
  if (error instanceof ShellError) return new ExceptionValue(exceptionNamed(classOf(error)), error.message);
  if (typeof id === 'string' && error.name === 'LoopJump')
    return new ExceptionValue(exceptionNamed('RuntimeException'), error.message);
  return new ExceptionValue([error.name, 'System.Exception'], error.message, { facts: factsOf(error) });
}

function factsOf(error: Error): Record<string, Value> {
  const facts: Record<string, Value> = {};
  for (const [field, name] of Object.entries(FACTS)) {
    const value: unknown = Reflect.get(error, field);
    if (typeof value === 'string' || typeof value === 'number') facts[name] = value;
  }
  return facts;
}

/** The class of an error of the shell, by its id and name. */
function classOf({ id, name }: ShellError): string {
  if (name === 'ParseException' || name === 'IncompleteParseException') return name;
  if (name === 'ParameterBindingException') {
    if (id.startsWith('ParameterArgumentValidationError')) return 'ParameterBindingValidationException';
    return id === 'ParameterArgumentTransformationError' ? 'ParameterBindingArgumentTransformationException' : name;
  }
  return classes[id] ?? 'RuntimeException';
}

const classes: Readonly<Record<string, string>> = {
  CommandNotFoundException: 'CommandNotFoundException',
  VariableNotWritable: 'SessionStateUnauthorizedAccessException',
  VariableNotFound: 'ItemNotFoundException',
  ItemNotFoundException: 'ItemNotFoundException',
  PathNotFound: 'ItemNotFoundException',
  DriveNotFound: 'DriveNotFoundException',
  CallDepthOverflow: 'ScriptCallDepthException',
  'Microsoft.PowerShell.Commands.WriteErrorException': 'WriteErrorException',
};
