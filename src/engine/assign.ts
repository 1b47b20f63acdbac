import type { Expression } from '../language/expression.ts';
import type { Assignment } from '../language/syntax.ts';
import { stepped } from '../values/arithmetic.ts';
import { convertTo } from '../values/convert.ts';
import { setIndex } from '../values/indexing.ts';
import { setProperty } from '../values/members.ts';
import { nothing as noResult } from '../values/methods/method.ts';
import { isArray } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { compound } from './compound.ts';
import { ShellError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import { captureOutput } from './evaluate-statement.ts';
import { compoundReader, writeVariable } from './evaluate-variable.ts';
import { literalName } from './expression-literal.ts';
import type { Frame } from './frame.ts';
import type { Step } from './step.ts';
import { holding, notAllowed, validationOf } from './validation.ts';

/** Carries out an assignment and answers the assigned value, which only parentheses emit. */
export function* assign(node: Assignment, frame: Frame): Step<Value> {
  const { operator, target } = node;
  if (operator === '??=') {
    const current = yield* evaluate(target, frame);
    if (current !== null) return current;
  }
  const captured = yield* captureOutput(node.value, frame);
  // a method without a result
  const { value, nothing } = captured.value === noResult ? { value: null, nothing: true } : captured;
  if (operator === '=' || operator === '??=') {
    yield* store(target, { value, nothing }, frame);
    // a type in brackets has converted it
    return target.kind === 'Cast' ? yield* evaluate(innermost(target), frame) : value;
  }
  const variable = innermost(target);
  const current = variable.kind === 'Variable' ? compoundReader(variable)(frame) : yield* evaluate(target, frame);
  const result = compound(operator, current, value);
  yield* store(target, { value: result }, frame);
  return result;
}

const innermost = (target: Expression): Expression =>
  target.kind === 'Cast' || target.kind === 'AttributedExpression' ? innermost(target.operand) : target;

/** `++` and `--`: the value before or after, by where the operator stands. */
export function* increment(node: Extract<Expression, { kind: 'Increment' }>, frame: Frame): Step<Value> {
  const before = yield* evaluate(node.target, frame);
  const after = stepped(node.operator, before);
  yield* store(node.target, { value: after }, frame);
  return node.prefix ? after : (before ?? 0);
}

/** What is to be stored, and what types and attributes before the target make of it. */
interface Stored {
  readonly value: Value;
  readonly nothing?: boolean;
  readonly convert?: (value: Value) => Value;
}

/** Puts a value where an expression points. Throws ShellError InvalidLeftHandSide for what is no place. */
function* store(target: Expression, stored: Stored, frame: Frame): Step<void> {
  switch (target.kind) {
    case 'Variable':
      return writeVariable(target, stored.value, frame, stored);
    case 'Cast': {
      const name = literalName(target.type);
      return yield* store(
        target.operand,
        { ...stored, convert: through(value => convertTo(name, value), stored) },
        frame,
      );
    }
    case 'AttributedExpression': {
      const validation = yield* validationOf(target.attribute, frame);
      if (!validation) return yield* store(target.operand, stored, frame);
      const variable = innermost(target);
      const place = variable.kind === 'Variable' ? variable.name : '';
      if (!validation.demand) {
        if ((yield* validation.problem(stored.value)) !== undefined) throw notAllowed(stored.value, place);
        return yield* store(target.operand, stored, frame);
      }
      // held by the variable, so that it holds for every later assignment
      const convert = through(holding([validation.demand], place), stored);
      return yield* store(target.operand, { ...stored, convert }, frame);
    }
    case 'Paren':
      if (target.body.kind === 'Pipeline' && target.body.elements[0]?.kind === 'CommandExpression') {
        return yield* store(target.body.elements[0].expression, stored, frame);
      }
      break;
    case 'ArrayLiteral':
      return yield* storeEach(target.elements, stored.value, frame);
    case 'Member': {
      const object = yield* evaluate(target.target, frame);
      return setProperty(object, toText(yield* evaluate(target.member, frame)), stored.value);
    }
    case 'Index': {
      const object = yield* evaluate(target.target, frame);
      return setIndex(object, yield* evaluate(target.index, frame), stored.value);
    }
    default:
      break;
  }
  throw new ShellError(
    'InvalidLeftHandSide',
    'The assignment expression is not valid: the left side must be a variable, a property or an element.',
  );
}

/** The type nearest to the variable converts first. */
const through =
  (work: (value: Value) => Value, { convert }: Stored) =>
  (value: Value): Value =>
    convert ? convert(work(value)) : work(value);

/** `$a, $b = 1, 2, 3`: the last name takes the rest. */
function* storeEach(targets: readonly Expression[], value: Value, frame: Frame): Step<void> {
  const values = isArray(value) ? value : [value];
  for (const [index, target] of targets.entries()) {
    const isLast = index === targets.length - 1;
    const rest = values.slice(index);
    const part = isLast && rest.length > 1 ? rest : (rest[0] ?? null);
    yield* store(target, { value: part }, frame);
  }
}
