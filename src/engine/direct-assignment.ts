import type { Expression } from '../language/expression.ts';
import type { Assignment, Statement } from '../language/syntax.ts';
import { stepped } from '../values/arithmetic.ts';
import { setIndex } from '../values/indexing.ts';
import { setProperty } from '../values/members.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { compound } from './compound.ts';
import { type Direct, directOf, directStatement } from './direct.ts';
import { compoundReader, variableReader, writeVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';

type Store = (value: Value, frame: Frame) => void;

/** An assignment that waits for nothing, as a function that answers the assigned value. */
export function directAssignment(node: Assignment): Direct | undefined {
  if (node.target.kind === 'Variable' && mayBeNothing(node.value)) return undefined;
  const value = directStatement(node.value);
  const store = storeOf(node.target);
  if (!value || !store) return undefined;
  const { operator } = node;
  if (operator === '=') {
    return frame => {
      const given = value(frame);
      store(given, frame);
      return given;
    };
  }
  if (operator === '??=') {
    const current = directOf(node.target);
    if (!current) return undefined;
    return frame => {
      const before = current(frame);
      if (before !== null) return before;
      const given = value(frame);
      store(given, frame);
      return given;
    };
  }
  const current = node.target.kind === 'Variable' ? compoundReader(node.target) : directOf(node.target);
  if (!current) return undefined;
  return frame => {
    const given = value(frame);
    const result = compound(operator, current(frame), given);
    store(result, frame);
    return result;
  };
}

/** Is the value a variable, which may hold nothing at all? Then the assignment has to look closer. */
function mayBeNothing(node: Statement): boolean {
  if (node.kind !== 'Pipeline') return false;
  const [element, ...more] = node.elements;
  return more.length === 0 && element?.kind === 'CommandExpression' && element.expression.kind === 'Variable';
}

/** `++` and `--`. */
export function directIncrement(node: Extract<Expression, { kind: 'Increment' }>): Direct | undefined {
  const read = node.target.kind === 'Variable' ? variableReader(node.target) : directOf(node.target);
  const store = storeOf(node.target);
  if (!read || !store) return undefined;
  const { operator, prefix } = node;
  return frame => {
    const before = read(frame);
    const after = stepped(operator, before);
    store(after, frame);
    return prefix ? after : (before ?? 0);
  };
}

function storeOf(target: Expression): Store | undefined {
  switch (target.kind) {
    case 'Variable':
      return (value, frame) => writeVariable(target, value, frame);
    case 'Member': {
      const object = directOf(target.target);
      const member = directOf(target.member);
      if (!object || !member || target.isStatic) return undefined;
      return (value, frame) => setProperty(object(frame), toText(member(frame)), value);
    }
    case 'Index': {
      const object = directOf(target.target);
      const index = directOf(target.index);
      if (!object || !index) return undefined;
      return (value, frame) => setIndex(object(frame), index(frame), value);
    }
    default:
      return undefined;
  }
}
