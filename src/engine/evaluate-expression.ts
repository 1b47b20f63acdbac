import type { Expression } from '../language/expression.ts';
import { convertTo, fullTypeName } from '../values/convert.ts';
import { CustomObject } from '../values/custom-object.ts';
import { parseDecimal } from '../values/decimal.ts';
import { Hashtable } from '../values/hashtable.ts';
import { isArray } from '../values/object-value.ts';
import { range } from '../values/range.ts';
import { double } from '../values/real.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { increment } from './assign.ts';
import { ShellError } from './error-record.ts';
import { evaluateIndex, evaluateMember, evaluateMethodCall } from './evaluate-member.ts';
import { evaluateBinary, evaluateUnary } from './evaluate-operator.ts';
import { capture, captureStatement, runStatements } from './evaluate-statement.ts';
import { readVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { ScriptBlock } from './script-block.ts';
import { Collector } from './sink.ts';
import type { Step } from './step.ts';
import { TypeValue } from './type-value.ts';

/** The value of an expression. Throws what the values throw (ValueError) and what commands in it throw. */
export function* evaluate(node: Expression, frame: Frame): Step<Value> {
  switch (node.kind) {
    case 'NumberLiteral':
      return numberValue(node.number);
    case 'StringConstant':
      return node.value;
    case 'ExpandableString':
      return yield* expand(node, frame);
    case 'Variable':
      return readVariable(node, frame);
    case 'TypeLiteral':
      return new TypeValue(fullTypeName(literalName(node.type)));
    case 'Cast':
      return yield* evaluateCast(node, frame);
    case 'AttributedExpression':
      return yield* evaluate(node.operand, frame);
    case 'Unary':
      return yield* evaluateUnary(node, frame);
    case 'Increment':
      return yield* increment(node, frame);
    case 'Binary':
      return yield* evaluateBinary(node, frame);
    case 'Range':
      return range(yield* evaluate(node.from, frame), yield* evaluate(node.to, frame));
    case 'Ternary':
      return yield* evaluate(toBoolean(yield* evaluate(node.condition, frame)) ? node.whenTrue : node.whenFalse, frame);
    case 'ArrayLiteral':
      return yield* evaluateAll(node.elements, frame);
    case 'ArrayExpression':
      return yield* evaluateArray(node, frame);
    case 'SubExpression':
      return yield* capture(node.body, frame);
    case 'Paren':
      return yield* captureStatement(node.body, frame);
    case 'Hashtable':
      return yield* evaluateHashtable(node, frame, false);
    case 'ScriptBlock':
      return new ScriptBlock({ script: node.script, source: frame.source, home: frame.scope });
    case 'Member':
      return yield* evaluateMember(node, frame);
    case 'MethodCall':
      return yield* evaluateMethodCall(node, frame);
    case 'Index':
      return yield* evaluateIndex(node, frame);
    case 'ErrorExpression':
      throw new ShellError('ParseException', 'This text could not be understood.');
  }
}

export function* evaluateAll(nodes: readonly Expression[], frame: Frame): Step<Value[]> {
  const values: Value[] = [];
  for (const node of nodes) values.push(yield* evaluate(node, frame));
  return values;
}

/** `int[]` as the conversions spell it. */
export const literalName = ({ name, rank }: { readonly name: string; readonly rank: number }): string =>
  `${name}${'[]'.repeat(rank)}`;

function numberValue(number: Extract<Expression, { kind: 'NumberLiteral' }>['number']): Value {
  switch (number.type) {
    case 'int':
    case 'long':
      return number.value;
    case 'double':
      return double(number.value);
    case 'decimal':
      return parseDecimal(number.value) ?? null;
  }
}

function* expand(node: Extract<Expression, { kind: 'ExpandableString' }>, frame: Frame): Step<Value> {
  const separator = toText(frame.scope.find('OFS')?.value ?? ' ');
  let text = '';
  for (const part of node.parts) {
    if (part.kind === 'StringText') text += part.text;
    else text += toText(yield* evaluate(part, frame), separator);
  }
  return text;
}

function* evaluateCast(node: Extract<Expression, { kind: 'Cast' }>, frame: Frame): Step<Value> {
  const type = node.type.name.toLowerCase();
  if (node.operand.kind === 'Hashtable' && type === 'ordered')
    return yield* evaluateHashtable(node.operand, frame, true);
  if (node.operand.kind === 'Hashtable' && (type === 'pscustomobject' || type === 'psobject')) {
    const table = yield* evaluateHashtable(node.operand, frame, true);
    return new CustomObject(table.entries().map(each => [toText(each.key), each.value] as const));
  }
  const value = yield* evaluate(node.operand, frame);
  return type === 'void' ? null : convertTo(literalName(node.type), value);
}

function* evaluateArray(node: Extract<Expression, { kind: 'ArrayExpression' }>, frame: Frame): Step<Value> {
  const output = new Collector();
  yield* runStatements(node.body.statements, frame, output);
  return output.values;
}

function* evaluateHashtable(
  node: Extract<Expression, { kind: 'Hashtable' }>,
  frame: Frame,
  ordered: boolean,
): Step<Hashtable> {
  const table = new Hashtable([], { ordered });
  for (const { key, value } of node.entries) {
    const name = yield* evaluate(key, frame);
    if (name === null || isArray(name))
      throw new ShellError('InvalidNullKey', 'A null key is not allowed in a hash literal.');
    const element = yield* captureStatement(value, frame);
    if (table.has(name)) {
      throw new ShellError(
        'DuplicateKeyInHashLiteral',
        `Duplicate keys '${toText(name)}' are not allowed in hash literals.`,
      );
    }
    table.set(name, element);
  }
  return table;
}
