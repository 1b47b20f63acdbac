import type { Expression } from '../language/expression.ts';
import { convertTo } from '../values/convert.ts';
import type { Hashtable } from '../values/hashtable.ts';
import { getIndex } from '../values/indexing.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import { increment } from './assign.ts';
import { directOf } from './direct.ts';
import { ShellError } from './error-record.ts';
import { evaluateMethodCall } from './evaluate-method.ts';
import { evaluateReplace, evaluateSplit } from './evaluate-pattern.ts';
import { capture, captureStatement, runStatements } from './evaluate-statement.ts';
import { literalName } from './expression-literal.ts';
import type { Frame } from './frame.ts';
import { objectOf, tableOf } from './hash-literal.ts';
import { operationOf } from './operation.ts';
import { Collector } from './sink.ts';
import type { Step } from './step.ts';

/** The value of an expression. Throws what the values throw (ValueError) and what commands in it throw. */
export function* evaluate(node: Expression, frame: Frame): Step<Value> {
  const direct = directOf(node);
  if (direct) return direct(frame);
  const operation = operationOf(node);
  if (operation) return operation.apply(yield* evaluateAll(operation.operands, frame), frame);
  switch (node.kind) {
    case 'Cast':
      return yield* castTable(node, frame);
    case 'Increment':
      return yield* increment(node, frame);
    case 'Binary':
      return yield* evaluateBinary(node, frame);
    case 'Ternary':
      return yield* evaluate(toBoolean(yield* evaluate(node.condition, frame)) ? node.whenTrue : node.whenFalse, frame);
    case 'ArrayExpression': {
      const output = new Collector();
      yield* runStatements(node.body.statements, frame, output);
      return output.values;
    }
    case 'SubExpression':
      return yield* capture(node.body, frame);
    case 'Paren':
      return yield* captureStatement(node.body, frame);
    case 'Hashtable':
      return yield* evaluateTable(node, frame, false);
    case 'MethodCall':
      return yield* evaluateMethodCall(node, frame);
    case 'Index': {
      const target = yield* evaluate(node.target, frame);
      return target === null ? null : getIndex(target, yield* evaluate(node.index, frame));
    }
    default:
      throw new ShellError('ParseException', 'This text could not be understood.');
  }
}

export function* evaluateAll(nodes: readonly Expression[], frame: Frame): Step<Value[]> {
  const values: Value[] = [];
  for (const node of nodes) values.push(yield* evaluate(node, frame));
  return values;
}

/** `-and`, `-or` and `??` look at their right side only when the left one does not decide; patterns may run script blocks. */
function* evaluateBinary(node: Extract<Expression, { kind: 'Binary' }>, frame: Frame): Step<Value> {
  const left = yield* evaluate(node.left, frame);
  switch (node.operator) {
    case '-and':
      return toBoolean(left) && toBoolean(yield* evaluate(node.right, frame));
    case '-or':
      return toBoolean(left) || toBoolean(yield* evaluate(node.right, frame));
    case '??':
      return left ?? (yield* evaluate(node.right, frame));
    case '-replace':
      return yield* evaluateReplace(left, yield* evaluate(node.right, frame), node.caseSensitive, frame);
    case '-split':
      return yield* evaluateSplit(left, yield* evaluate(node.right, frame), node.caseSensitive, frame);
    default:
      throw new TypeError(`${node.operator} is an operation`);
  }
}

function* castTable(node: Extract<Expression, { kind: 'Cast' }>, frame: Frame): Step<Value> {
  const type = node.type.name.toLowerCase();
  if (node.operand.kind !== 'Hashtable') throw new TypeError('other casts are operations');
  if (type === 'ordered') return yield* evaluateTable(node.operand, frame, true);
  if (type === 'pscustomobject') return objectOf(yield* evaluateTable(node.operand, frame, true));
  return convertTo(literalName(node.type), yield* evaluate(node.operand, frame));
}

function* evaluateTable(
  node: Extract<Expression, { kind: 'Hashtable' }>,
  frame: Frame,
  ordered: boolean,
): Step<Hashtable> {
  const entries: [Value, Value][] = [];
  for (const { key, value } of node.entries) {
    const name = yield* evaluate(key, frame);
    entries.push([name, yield* captureStatement(value, frame)]);
  }
  return tableOf(entries, ordered);
}
