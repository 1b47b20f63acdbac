import type { Expression } from '../language/expression.ts';
import type { Statement, StatementBlock } from '../language/syntax.ts';
import { elements } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { assign } from './assign.ts';
import { traced } from './call-stack.ts';
import { ExitJump, exitNumber, isAbort, isJump, LoopJump, ReturnJump } from './control-flow.ts';
import { directStatement } from './direct.ts';
import { directBlock, runDirect } from './direct-block.ts';
import { errorRecordOf, FunctionEndingError, ShellError, TerminatingError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import { runDo, runFor, runForEach, runWhile } from './evaluate-loop.ts';
import { runSwitch } from './evaluate-switch.ts';
import { runThrow, runTry } from './evaluate-try.ts';
import { holdsNothing } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { positionOf } from './position.ts';
import { runChain, runPipeline } from './run-pipeline.ts';
import { Collector, type Sink } from './sink.ts';
import { type Step, wait } from './step.ts';
import { markFailed, preferenceVariable, writeError } from './streams.ts';
import { attributeFacts, attributeName } from './validation.ts';

/**
 * Runs statements one after another. An error that only ends its statement is treated as `$ErrorActionPreference` says, and where that is
 * not Stop the next one runs; inside `try`, and for errors that end the script, it goes on to the caller.
 */
export function* runStatements(statements: readonly Statement[], frame: Frame, sink: Sink): Step<void> {
  if (sink instanceof Collector) {
    const direct = directBlock(statements);
    if (direct) return direct(frame, sink);
  }
  for (const statement of statements) {
    try {
      yield* runStatement(statement, frame, sink);
    } catch (error) {
      statementFailed(error, statement, frame);
    }
  }
}

/** What becomes of an error of one statement; throws it on where it ends more than that. */
export function statementFailed(error: unknown, { extent }: Statement, frame: Frame): void {
  if (isJump(error) || isAbort(error, frame.signal)) throw error;
  markFailed(frame.runtime.state);
  if (error instanceof FunctionEndingError) throw error;
  const position = positionOf(frame.source, extent);
  const ending = error instanceof TerminatingError && error.endsScript ? error : undefined;
  const record = traced(errorRecordOf(error, { position }), frame);
  const asked = preferenceVariable('ErrorActionPreference', frame);
  // an error that has ended something is kept in $Error all the same (about_Error_Handling)
  const preference = asked === 'Ignore' ? 'SilentlyContinue' : asked;
  const silenced = ending?.byThrow && preference === 'SilentlyContinue';
  if (frame.guarded || (ending && !silenced)) {
    throw new TerminatingError(record, ending !== undefined, ending?.byThrow ?? false);
  }
  writeError(record, preference, frame);
}

export function* runStatement(node: Statement, frame: Frame, sink: Sink): Step<void> {
  switch (node.kind) {
    case 'Pipeline':
      return yield* runPipeline(node, frame, sink);
    case 'PipelineChain':
      return yield* runChain(node, frame, sink);
    case 'Assignment': {
      const direct = directStatement(node);
      if (direct) runDirect(direct, frame);
      else yield* assign(node, frame);
      return;
    }
    case 'If': {
      for (const { condition, body } of node.clauses) {
        const holds = toBoolean(yield* captureStatement(condition, frame));
        frame.runtime.state.success = true;
        if (holds) return yield* runStatements(body.statements, frame, sink);
      }
      return node.otherwise && (yield* runStatements(node.otherwise.statements, frame, sink));
    }
    case 'Switch':
      return yield* runSwitch(node, frame, sink);
    case 'ForEach':
      return yield* runForEach(node, frame, sink);
    case 'For':
      return yield* runFor(node, frame, sink);
    case 'While':
      return yield* runWhile(node, frame, sink);
    case 'Do':
      return yield* runDo(node, frame, sink);
    case 'Break':
      throw new LoopJump('break', node.label);
    case 'Continue':
      throw new LoopJump('continue', node.label);
    case 'Return':
      if (node.value) yield* runStatement(node.value, frame, sink);
      throw new ReturnJump();
    case 'Exit':
      throw new ExitJump(node.value ? exitNumber(yield* captureStatement(node.value, frame)) : 0);
    case 'Throw':
      return yield* runThrow(node, frame);
    case 'Try':
      return yield* runTry(node, frame, sink);
    case 'FunctionDefinition':
      return yield* defineFunction(node, frame);
    case 'ErrorStatement':
      throw new ShellError('ParseException', 'This text could not be understood.');
  }
}

/** `function global:name` is defined in the scope that the prefix names, and so are the names that [Alias()] gives it. */
function* defineFunction({ name, body }: Extract<Statement, { kind: 'FunctionDefinition' }>, frame: Frame): Step<void> {
  const { scope, source } = frame;
  const [, prefix, plain = name] = /^(global|script|local|private):(.+)$/i.exec(name) ?? [];
  const home = { global: scope.root, script: scope.script }[prefix?.toLowerCase() ?? ''] ?? scope;
  home.setFunction({ name: plain, body, source });
  for (const attribute of body.params?.attributes ?? []) {
    if (attributeName(attribute) !== 'alias') continue;
    const { positional } = yield* attributeFacts(attribute, frame);
    for (const alias of positional.flatMap(elements)) home.setAlias({ name: toText(alias), definition: plain });
  }
}

/** The output of statements as one value: `$( )`. */
export function* capture(block: StatementBlock, frame: Frame): Step<Value> {
  const output = new Collector();
  yield* runStatements(block.statements, frame, output);
  return output.captured;
}

/** What a statement put out, and whether that was nothing at all (PowerShell's AutomationNull), which a pipeline does not see. */
export interface Captured {
  readonly value: Value;
  readonly nothing: boolean;
}

/** The output of one statement as one value: the right side of an assignment, a condition, parentheses. Its errors are the caller's. */
export function* captureStatement(statement: Statement, frame: Frame): Step<Value> {
  const direct = directStatement(statement);
  if (direct) return runDirect(direct, frame);
  return (yield* captureOutput(statement, frame)).value;
}

export function* captureOutput(statement: Statement, frame: Frame): Step<Captured> {
  if (statement.kind === 'Assignment') return { value: yield* assign(statement, frame), nothing: false };
  if (statement.kind === 'Pipeline' && statement.elements.length === 1) {
    const [element] = statement.elements;
    if (element?.kind === 'CommandExpression' && element.redirections.length === 0) {
      const { expression } = element;
      if (expression.kind === 'Paren') return yield* captureOutput(expression.body, frame);
      if (expression.kind !== 'SubExpression') {
        const nothing = expression.kind === 'Variable' && holdsNothing(expression, frame);
        return { value: yield* judged(expression, evaluate(expression, frame), frame), nothing };
      }
    }
  }
  const output = new Collector();
  try {
    yield* runStatement(statement, frame, output);
  } catch (error) {
    // what `$x = if (…) { return 1 }` returns goes to the caller of the function
    if (error instanceof ReturnJump) error.output.unshift(...output.values);
    throw error;
  }
  return { value: output.captured, nothing: output.values.length === 0 };
}

/** Puts out the objects that a value is in a pipeline. */
export function* putOut(value: Value, sink: Sink): Step<void> {
  const written = sink.write(elements(value));
  if (written !== undefined) yield* wait(written);
}

/** Evaluates an expression that is a statement: it has succeeded, unless commands in its brackets say otherwise. */
export function* judged<T>(expression: Expression, step: Step<T>, { runtime: { state } }: Frame): Step<T> {
  const before = state.mishaps;
  const value = yield* step;
  if (!keepsStatus(expression)) state.success = true;
  state.clean = state.mishaps === before;
  return value;
}

/** Brackets around statements leave `$?` as these have set it (the cases of PowerShell's DollarHook tests). */
function keepsStatus(expression: Expression): boolean {
  switch (expression.kind) {
    case 'Paren': {
      const { body } = expression;
      if (body.kind !== 'Pipeline' || body.elements.length !== 1) return true;
      const [only] = body.elements;
      return only?.kind !== 'CommandExpression' || keepsStatus(only.expression);
    }
    case 'SubExpression':
    case 'ArrayExpression':
      return expression.body.statements.length > 0;
    default:
      return false;
  }
}
