import type { AssignmentOperator } from '../language/syntax.ts';
import { arithmetic } from '../values/arithmetic.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';

/** What `+=` and its kin assign. */
export function compound(operator: AssignmentOperator, current: Value, value: Value): Value {
  switch (operator) {
    case '+=':
      return arithmetic('+', current, value);
    case '-=':
      return arithmetic('-', current, value);
    case '*=':
      return arithmetic('*', current, value);
    case '/=':
      return arithmetic('/', current, value);
    case '%=':
      return arithmetic('%', current, value);
    default:
      throw new ShellError('InvalidOperation', `The assignment operator '${operator}' does not compute.`);
  }
}
