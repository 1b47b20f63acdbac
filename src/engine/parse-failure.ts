import type { ParseError } from '../language/parse-error.ts';
import { ShellError } from './error-record.ts';

/** A mistake in a text as an error; its class tells whether more input could cure it. */
export function parseFailure({ id, message, incomplete }: ParseError): ShellError {
  const error = new ShellError(id, message, { category: 'ParserError' });
  Object.defineProperty(error, 'name', { value: incomplete ? 'IncompleteParseException' : 'ParseException' });
  return error;
}
