import { ValueError } from '../value-error.ts';

/** A pattern that is none; what .NET says about it is inside. */
export function invalidPattern(pattern: string, offset: number, reason: string): ValueError {
  return new ValueError('InvalidRegularExpression', `The regular expression pattern ${pattern} is not valid.`, {
    inner: { name: 'ArgumentException', message: `Invalid pattern '${pattern}' at offset ${offset}. ${reason}` },
  });
}

/** A pattern that .NET takes and this shell does not. */
export function unsupportedPattern(pattern: string, what: string): ValueError {
  const message = `The regular expression pattern ${pattern} is not supported: ${what}.`;
  return new ValueError('NotSupported', message, {
    category: 'NotImplemented',
    inner: { name: 'NotSupportedException', message },
  });
}
