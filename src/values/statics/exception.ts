import { ExceptionValue } from '../exception.ts';
import { toText } from '../to-text.ts';
import type { Value } from '../value.ts';

/** What .NET says where nobody gave a message. */
const SAYS: Readonly<Record<string, string>> = {
  'System.SystemException': 'System error.',
  'System.ApplicationException': 'Error in the application.',
  'System.ArgumentException': 'Value does not fall within the expected range.',
  'System.ArgumentNullException': 'Value cannot be null.',
  'System.ArgumentOutOfRangeException': 'Specified argument was out of the range of valid values.',
  'System.ArithmeticException': 'Overflow or underflow in the arithmetic operation.',
  'System.DivideByZeroException': 'Attempted to divide by zero.',
  'System.OverflowException': 'Arithmetic operation resulted in an overflow.',
  'System.FormatException': 'One of the identified items was in an invalid format.',
  'System.InvalidCastException': 'Specified cast is not valid.',
  'System.IndexOutOfRangeException': 'Index was outside the bounds of the array.',
  'System.NullReferenceException': 'Object reference not set to an instance of an object.',
  'System.InvalidOperationException': 'Operation is not valid due to the current state of the object.',
  'System.NotImplementedException': 'The method or operation is not implemented.',
  'System.NotSupportedException': 'Specified method is not supported.',
  'System.TimeoutException': 'The operation has timed out.',
  'System.UnauthorizedAccessException': 'Attempted to perform an unauthorized operation.',
  'System.OperationCanceledException': 'The operation was canceled.',
  'System.Collections.Generic.KeyNotFoundException': 'The given key was not present in the dictionary.',
  'System.IO.IOException': 'I/O error occurred.',
  'System.IO.FileNotFoundException': 'Unable to find the specified file.',
  'System.IO.DirectoryNotFoundException': 'Attempted to access a path that is not on the disk.',
};

/** Those whose first argument is the parameter's name. */
const NAMES_FIRST = new Set(['System.ArgumentNullException', 'System.ArgumentOutOfRangeException']);

/** `[exception]::new(message, inner)`; those about arguments take the name of a parameter too. */
export function newException(names: readonly string[], args: readonly Value[]): ExceptionValue {
  const [name = ''] = names;
  const inner = args.find(each => each instanceof ExceptionValue);
  const texts = args.filter(each => each !== null && !(each instanceof ExceptionValue)).map(each => toText(each));
  const [parameter, message] = namesOf(name, texts, inner !== undefined);
  const says = message ?? SAYS[name] ?? `Exception of type '${name}' was thrown.`;
  return new ExceptionValue(names, parameter === undefined ? says : `${says} (Parameter '${parameter}')`, { inner });
}

/** The parameter and the message among the texts that were given. */
function namesOf(
  name: string,
  [first, second]: readonly string[],
  hasInner: boolean,
): readonly [string | undefined, string | undefined] {
  if (NAMES_FIRST.has(name) && !hasInner) return [first, second];
  return name === 'System.ArgumentException' ? [second, first] : [undefined, first];
}
