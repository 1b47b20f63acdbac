import { ConversionError } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { ExceptionValue, exceptionNamed } from '../../values/exception.ts';

/** An exception, or a text that becomes the message of one. */
export const exceptionKind: Kind<ExceptionValue> = {
  label: 'Exception',
  accepts: given => given instanceof ExceptionValue,
  convert: given => {
    if (given instanceof ExceptionValue) return given;
    if (typeof given === 'string') return new ExceptionValue(exceptionNamed('Exception'), given);
    throw new ConversionError('An exception is made by [System.Exception]::new("…").');
  },
};
