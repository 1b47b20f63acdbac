import { convertTo } from '../values/convert.ts';
import { enumerations } from '../values/enumerations.ts';
import { ExceptionValue, exceptionNamed } from '../values/exception.ts';
import { methodNotFound } from '../values/methods/method.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { errorRecordOf, ShellError } from './error-record.ts';
import { ErrorValue } from './error-value.ts';

export const ERROR_RECORD_TYPE = 'System.Management.Automation.ErrorRecord';

/** `[System.Management.Automation.ErrorRecord]::new(exception, id, category, target)`. Throws MethodNotFound for other arguments. */
export function newErrorRecord(args: readonly Value[]): ErrorValue {
  const [given = null, id = null, category = null, target = null] = args;
  if (args.length !== 4) throw methodNotFound(ERROR_RECORD_TYPE, 'new');
  const exception =
    given instanceof ExceptionValue ? given : new ExceptionValue(exceptionNamed('RuntimeException'), toText(given));
  const word = enumerations.ErrorCategory?.convert(category) ?? convertTo('string', category);
  const error = new ShellError(toText(id), exception.message, { category: toText(word), exception });
  return new ErrorValue(errorRecordOf(error, { target }));
}
