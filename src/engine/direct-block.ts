import type { Expression } from '../language/expression.ts';
import type { Statement } from '../language/syntax.ts';
import { elements } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import { LoopJump, ReturnJump } from './control-flow.ts';
import { type Direct, directStatement } from './direct.ts';
import { statementFailed } from './evaluate-statement.ts';
import { holdsNothing } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import type { Collector } from './sink.ts';

/** Statements as a function that keeps its output: those that run no command and no loop. */
export type DirectBlock = (frame: Frame, output: Collector) => void;

let known = new WeakMap<readonly Statement[], DirectBlock | 'waits'>();

/** Works everything out anew, as `forgetExpressions` does. */
export function forgetBlocks(): void {
  known = new WeakMap();
}

/** The statements as a function; undefined where one of them may wait or go on for long. */
export function directBlock(statements: readonly Statement[]): DirectBlock | undefined {
  const found = known.get(statements) ?? remember(statements);
  return found === 'waits' ? undefined : found;
}

function remember(statements: readonly Statement[]): DirectBlock | 'waits' {
  const made = compileBlock(statements) ?? 'waits';
  known.set(statements, made);
  return made;
}

/** Runs an expression; `$?` says afterwards that it has succeeded. */
export function runDirect(direct: Direct, frame: Frame): Value {
  const value = direct(frame);
  const { state } = frame.runtime;
  state.success = true;
  state.clean = true;
  return value;
}

function compileBlock(statements: readonly Statement[]): DirectBlock | undefined {
  const made: DirectBlock[] = [];
  for (const statement of statements) {
    const direct = compileStatement(statement);
    if (!direct) return undefined;
    made.push(direct);
  }
  return (frame, output) => {
    for (let index = 0; index < made.length; index++) {
      try {
        made[index]?.(frame, output);
      } catch (error) {
        const statement = statements[index];
        if (statement) statementFailed(error, statement, frame);
      }
    }
  };
}

function compileStatement(node: Statement): DirectBlock | undefined {
  switch (node.kind) {
    case 'Pipeline': {
      const [element] = node.elements;
      const direct = directStatement(node);
      return direct && element?.kind === 'CommandExpression' ? putting(element.expression, direct) : undefined;
    }
    case 'Assignment': {
      const direct = directStatement(node);
      return direct && (frame => void runDirect(direct, frame));
    }
    case 'If':
      return compileIf(node);
    case 'Break':
      return () => {
        throw new LoopJump('break', node.label);
      };
    case 'Continue':
      return () => {
        throw new LoopJump('continue', node.label);
      };
    case 'Return': {
      const value = node.value && compileStatement(node.value);
      if (node.value && !value) return undefined;
      return (frame, output) => {
        value?.(frame, output);
        throw new ReturnJump();
      };
    }
    default:
      return undefined;
  }
}

function compileIf(node: Extract<Statement, { kind: 'If' }>): DirectBlock | undefined {
  const clauses: { readonly condition: Direct; readonly body: DirectBlock }[] = [];
  for (const each of node.clauses) {
    const condition = directStatement(each.condition);
    const body = directBlock(each.body.statements);
    if (!condition || !body) return undefined;
    clauses.push({ condition, body });
  }
  const otherwise = node.otherwise && directBlock(node.otherwise.statements);
  if (node.otherwise && !otherwise) return undefined;
  return (frame, output) => {
    for (const { condition, body } of clauses) if (toBoolean(runDirect(condition, frame))) return body(frame, output);
    otherwise?.(frame, output);
  };
}

/** What an expression puts out: `$x++` and `[void]` nothing, nor a variable that holds nothing at all. */
function putting(expression: Expression, direct: Direct): DirectBlock {
  if (isSilent(expression)) return frame => void runDirect(direct, frame);
  if (expression.kind === 'Variable') {
    return (frame, output) => {
      const value = runDirect(direct, frame);
      if (value !== null || !holdsNothing(expression, frame)) put(value, output);
    };
  }
  return (frame, output) => put(runDirect(direct, frame), output);
}

function put(value: Value, output: Collector): void {
  if (Array.isArray(value)) output.write(elements(value));
  else output.values.push(value);
}

/** `[void]` drops what it stands before, and `$x++` as a statement emits nothing. */
export const isSilent = (expression: Expression): boolean =>
  expression.kind === 'Increment' || (expression.kind === 'Cast' && /^(?:System\.)?void$/i.test(expression.type.name));
