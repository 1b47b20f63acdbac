import type { Expression, Hashtable as HashtableNode } from '../language/expression.ts';
import type { Statement } from '../language/syntax.ts';
import { typeNamed } from '../values/convert.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import { directAssignment, directIncrement } from './direct-assignment.ts';
import { variableReader } from './evaluate-variable.ts';
import { literalName, literalNumber } from './expression-literal.ts';
import type { Frame } from './frame.ts';
import { objectOf, tableOf } from './hash-literal.ts';
import { operationOf } from './operation.ts';
import { ScriptBlock } from './script-block.ts';

/**
 * An expression as a function: what runs no command never waits, so it needs none of the machinery of steps. Script blocks over 100,000
 * objects live from this.
 */
export type Direct = (frame: Frame) => Value;

let known = new WeakMap<Expression, Direct | 'waits'>();

/** Works everything out anew: a method that used to wait for nothing may wait from now on. */
export function forgetExpressions(): void {
  known = new WeakMap();
}

/** The expression as a function; undefined where something in it may wait. Worked out once for each node. */
export function directOf(node: Expression): Direct | undefined {
  const found = known.get(node) ?? remember(node);
  return found === 'waits' ? undefined : found;
}

function remember(node: Expression): Direct | 'waits' {
  const made = compile(node) ?? 'waits';
  known.set(node, made);
  return made;
}

/** The value of one statement as a function: the right side of an assignment, a condition, parentheses. */
export function directStatement(node: Statement): Direct | undefined {
  if (node.kind === 'Assignment') return directAssignment(node);
  if (node.kind !== 'Pipeline' || node.elements.length !== 1) return undefined;
  const [element] = node.elements;
  if (element?.kind !== 'CommandExpression' || element.redirections.length > 0) return undefined;
  return directOf(element.expression);
}

function compile(node: Expression): Direct | undefined {
  switch (node.kind) {
    case 'NumberLiteral': {
      const value = literalNumber(node);
      return () => value;
    }
    case 'StringConstant':
      return () => node.value;
    case 'Variable':
      return variableReader(node);
    case 'TypeLiteral':
      return () => typeNamed(literalName(node.type));
    case 'ScriptBlock':
      return ({ source, scope }) => new ScriptBlock({ script: node.script, source, home: scope });
    case 'Paren':
      return directStatement(node.body);
    case 'Increment':
      return directIncrement(node);
    case 'Ternary':
      return choice(directOf(node.condition), directOf(node.whenTrue), directOf(node.whenFalse));
    case 'Hashtable':
      return table(node, false);
    case 'Cast':
      if (node.operand.kind === 'Hashtable') return castTable(node.operand, node.type.name.toLowerCase());
      break;
    case 'Binary':
      if (node.operator === '-and' || node.operator === '-or' || node.operator === '??') {
        return logical(node.operator, directOf(node.left), directOf(node.right));
      }
      break;
    default:
      break;
  }
  return strict(node);
}

function strict(node: Expression): Direct | undefined {
  const operation = operationOf(node);
  if (!operation) return undefined;
  const operands = allDirect(operation.operands);
  if (!operands) return undefined;
  const { apply } = operation;
  if (operation.binary && operands.length === 2) {
    const { binary } = operation;
    const [left, right] = operands;
    if (left && right) return frame => binary(left(frame), right(frame), frame);
  }
  return frame => {
    const values: Value[] = [];
    for (const operand of operands) values.push(operand(frame));
    return apply(values, frame);
  };
}

function allDirect(nodes: readonly Expression[]): readonly Direct[] | undefined {
  const made = nodes.map(directOf).filter(each => each !== undefined);
  return made.length === nodes.length ? made : undefined;
}

function choice(
  condition: Direct | undefined,
  whenTrue: Direct | undefined,
  whenFalse: Direct | undefined,
): Direct | undefined {
  if (!condition || !whenTrue || !whenFalse) return undefined;
  return frame => (toBoolean(condition(frame)) ? whenTrue(frame) : whenFalse(frame));
}

function logical(
  operator: '-and' | '-or' | '??',
  left: Direct | undefined,
  right: Direct | undefined,
): Direct | undefined {
  if (!left || !right) return undefined;
  switch (operator) {
    case '-and':
      return frame => toBoolean(left(frame)) && toBoolean(right(frame));
    case '-or':
      return frame => toBoolean(left(frame)) || toBoolean(right(frame));
    case '??':
      return frame => left(frame) ?? right(frame);
  }
}

function table(
  { entries }: HashtableNode,
  ordered: boolean,
): ((frame: Frame) => ReturnType<typeof tableOf>) | undefined {
  const keys = allDirect(entries.map(each => each.key));
  const values = entries.map(each => directStatement(each.value)).filter(each => each !== undefined);
  if (!keys || values.length !== entries.length) return undefined;
  return frame =>
    tableOf(
      keys.map((key, index) => [key(frame), values[index]?.(frame) ?? null] as const),
      ordered,
    );
}

function castTable(node: HashtableNode, type: string): Direct | undefined {
  if (type !== 'ordered' && type !== 'pscustomobject') return undefined;
  const made = table(node, true);
  if (!made) return undefined;
  return type === 'ordered' ? made : frame => objectOf(made(frame));
}
