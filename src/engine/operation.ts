import type { Binary, ExpandableString, Expression, Member, MethodCall } from '../language/expression.ts';
import { negate, positive } from '../values/arithmetic.ts';
import { bitwiseNot } from '../values/bitwise.ts';
import { convertTo } from '../values/convert.ts';
import { getIndex } from '../values/indexing.ts';
import { join } from '../values/join.ts';
import { getProperty } from '../values/members.ts';
import { callMethod } from '../values/methods/call.ts';
import { isArray } from '../values/object-value.ts';
import { range } from '../values/range.ts';
import { splitWords } from '../values/split.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { binaryOperation } from './binary-operation.ts';
import { literalName } from './expression-literal.ts';
import type { Frame } from './frame.ts';
import { isRunning } from './running-methods.ts';
import { callStaticMember, staticMember } from './static-member.ts';

/** An expression whose operands are all evaluated first, each once and in order, and which then waits for nothing. */
export interface Operation {
  readonly operands: readonly Expression[];
  /** The result, from the operands' values. Throws what the values throw (ValueError). */
  readonly apply: (values: readonly Value[], frame: Frame) => Value;
  /** The same for two operands, so that no array has to carry them. */
  readonly binary?: BinaryWork;
}

type BinaryWork = (left: Value, right: Value, frame: Frame) => Value;

/** The operation that a node is; undefined for nodes that decide themselves what to evaluate. */
export function operationOf(node: Expression): Operation | undefined {
  switch (node.kind) {
    case 'Unary':
      return one(node.operand, UNARY[node.operator]);
    case 'Binary':
      return strictBinary(node);
    case 'Range':
      return two(node.from, node.to, range);
    case 'ArrayLiteral':
      return { operands: node.elements, apply: values => values };
    case 'AttributedExpression':
      return one(node.operand, value => value);
    case 'Cast':
      return node.operand.kind === 'Hashtable' ? undefined : one(node.operand, castTo(literalName(node.type)));
    case 'Index':
      return node.nullConditional ? undefined : two(node.target, node.index, getIndex);
    case 'Member':
      return memberOperation(node);
    case 'MethodCall':
      return methodOperation(node);
    case 'ExpandableString':
      return expansion(node);
    default:
      return undefined;
  }
}

const one = (operand: Expression, work: (value: Value, frame: Frame) => Value): Operation => ({
  operands: [operand],
  apply: ([value = null], frame) => work(value, frame),
});

const two = (left: Expression, right: Expression, work: BinaryWork): Operation => ({
  operands: [left, right],
  binary: work,
  apply: ([a = null, b = null], frame) => work(a, b, frame),
});

const UNARY = {
  '+': positive,
  '-': negate,
  '-not': (value: Value) => !toBoolean(value),
  '-bnot': bitwiseNot,
  '-split': splitWords,
  '-join': (value: Value) => join(value),
} as const;

function strictBinary(node: Binary): Operation | undefined {
  const work = binaryOperation(node);
  return work && two(node.left, node.right, work);
}

/** An array becomes a text with `$OFS` between its elements. */
function castTo(name: string): (value: Value, frame: Frame) => Value {
  if (/^(?:System\.)?string$/i.test(name)) {
    return (value, frame) => (isArray(value) ? toText(value, separator(frame)) : convertTo(name, value));
  }
  return value => convertTo(name, value);
}

const separator = ({ scope }: Frame): string => {
  const cell = scope.findKey('ofs');
  return cell === undefined ? ' ' : toText(cell.value);
};

function memberOperation({ target, member, isStatic, nullConditional }: Member): Operation {
  const read = isStatic
    ? staticMember
    : nullConditional
      ? (value: Value, name: Value) => (value === null ? null : getProperty(value, toText(name)))
      : (value: Value, name: Value) => getProperty(value, toText(name));
  return two(receiverOf(target), member, read);
}

/** `$input.Current` looks at the enumerator, without taking its values. */
const receiverOf = (target: Expression): Expression =>
  target.kind === 'Variable' && target.name.toLowerCase() === 'input' && !target.scope
    ? { ...target, scope: 'local' }
    : target;

function methodOperation(node: MethodCall): Operation | undefined {
  const { target, member, isStatic, nullConditional } = node;
  if (nullConditional || member.kind !== 'StringConstant') return undefined;
  const name = member.value;
  if (!isStatic && isRunning(name.toLowerCase())) return undefined;
  const call = isStatic
    ? (receiver: Value, args: readonly Value[], frame: Frame) => callStaticMember(receiver, name, args, frame)
    : (receiver: Value, args: readonly Value[]) => callMethod(receiver, name, args);
  return {
    operands: [receiverOf(target), ...node.arguments],
    apply: ([receiver = null, ...args], frame) => call(receiver, args, frame),
  };
}

function expansion({ parts }: ExpandableString): Operation {
  const operands = parts.filter(each => each.kind !== 'StringText');
  return {
    operands,
    apply(values, frame) {
      let text = '';
      let next = 0;
      for (const part of parts) {
        text += part.kind === 'StringText' ? part.text : toText(values[next++] ?? null, separator(frame));
      }
      return text;
    },
  };
}
