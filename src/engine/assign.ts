import type { Expression } from '../language/expression.ts';
import type { Assignment } from '../language/syntax.ts';
import { arithmetic } from '../values/arithmetic.ts';
import { setIndex } from '../values/indexing.ts';
import { setProperty } from '../values/members.ts';
import { isArray } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';
import { evaluate, literalName } from './evaluate-expression.ts';
import { captureStatement } from './evaluate-statement.ts';
import { writeVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import type { Step } from './step.ts';

/** Carries out an assignment and answers the assigned value, which only parentheses emit. */
export function* assign(node: Assignment, frame: Frame): Step<Value> {
  const { operator, target } = node;
  if (operator === '??=') {
    const current = yield* evaluate(target, frame);
    if (current !== null) return current;
  }
  const value = yield* captureStatement(node.value, frame);
  if (operator === '=' || operator === '??=') {
    yield* store(target, value, frame);
    return value;
  }
  const arithmeticOperator = operator[0];
  const current = yield* evaluate(target, frame);
  const result = compound(arithmeticOperator, current, value);
  yield* store(target, result, frame);
  return result;
}

function compound(operator: string | undefined, current: Value, value: Value): Value {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, current, value);
    default:
      throw new ShellError('InvalidOperation', `The assignment operator '${operator}=' is not known.`);
  }
}

/** `++` and `--`: the value before or after, by where the operator stands. */
export function* increment(node: Extract<Expression, { kind: 'Increment' }>, frame: Frame): Step<Value> {
  const before = yield* evaluate(node.target, frame);
  const after = arithmetic(node.operator === '++' ? '+' : '-', before ?? 0, 1);
  yield* store(node.target, after, frame);
  return node.prefix ? after : (before ?? 0);
}

/** Puts a value where an expression points. Throws ShellError InvalidLeftHandSide for what is no place. */
export function* store(target: Expression, value: Value, frame: Frame, typeName?: string): Step<void> {
  switch (target.kind) {
    case 'Variable':
      return writeVariable(target, value, frame, typeName);
    case 'Cast':
      return yield* store(target.operand, value, frame, literalName(target.type));
    case 'AttributedExpression':
      return yield* store(target.operand, value, frame, typeName);
    case 'Paren':
      if (target.body.kind === 'Pipeline' && target.body.elements[0]?.kind === 'CommandExpression') {
        return yield* store(target.body.elements[0].expression, value, frame, typeName);
      }
      break;
    case 'ArrayLiteral':
      return yield* storeEach(target.elements, value, frame);
    case 'Member': {
      const object = yield* evaluate(target.target, frame);
      return setProperty(object, toText(yield* evaluate(target.member, frame)), value);
    }
    case 'Index': {
      const object = yield* evaluate(target.target, frame);
      return setIndex(object, yield* evaluate(target.index, frame), value);
    }
    default:
      break;
  }
  throw new ShellError(
    'InvalidLeftHandSide',
    'The assignment expression is not valid: the left side must be a variable, a property or an element.',
  );
}

/** `$a, $b = 1, 2, 3`: the last name takes the rest. */
function* storeEach(targets: readonly Expression[], value: Value, frame: Frame): Step<void> {
  const values = isArray(value) ? value : [value];
  for (const [index, target] of targets.entries()) {
    const isLast = index === targets.length - 1;
    const rest = values.slice(index);
    const part = isLast && rest.length > 1 ? rest : (rest[0] ?? null);
    yield* store(target, part, frame);
  }
}
