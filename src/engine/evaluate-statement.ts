import type { Statement, StatementBlock } from '../language/syntax.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import { assign } from './assign.ts';
import { ExitJump, exitNumber, isAbort, isJump, LoopJump, ReturnJump } from './control-flow.ts';
import { errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import { runDo, runFor, runForEach, runWhile } from './evaluate-loop.ts';
import { runSwitch } from './evaluate-switch.ts';
import { runThrow, runTry } from './evaluate-try.ts';
import type { Frame } from './frame.ts';
import { runChain, runPipeline } from './run-pipeline.ts';
import { Collector, type Sink } from './sink.ts';
import type { Step } from './step.ts';
import { markFailed, preferenceVariable, writeError } from './streams.ts';

/**
 * Runs statements one after another. An error that only ends its statement is treated as `$ErrorActionPreference` says, and where that is
 * not Stop the next one runs; inside `try`, and for errors that end the script, it goes on to the caller.
 */
export function* runStatements(statements: readonly Statement[], frame: Frame, sink: Sink): Step<void> {
  for (const statement of statements) {
    try {
      yield* runStatement(statement, frame, sink);
    } catch (error) {
      if (isJump(error) || isAbort(error, frame.signal)) throw error;
      markFailed(frame.runtime.state);
      if (frame.guarded || (error instanceof TerminatingError && error.endsScript)) throw error;
      const record = errorRecordOf(error, { extent: statement.extent });
      writeError(record, preferenceVariable('ErrorActionPreference', frame), frame);
    }
  }
}

export function* runStatement(node: Statement, frame: Frame, sink: Sink): Step<void> {
  switch (node.kind) {
    case 'Pipeline':
      return yield* runPipeline(node, frame, sink);
    case 'PipelineChain':
      return yield* runChain(node, frame, sink);
    case 'Assignment':
      yield* judged(assign(node, frame), frame);
      return;
    case 'If': {
      for (const { condition, body } of node.clauses) {
        if (toBoolean(yield* captureStatement(condition, frame)))
          return yield* runStatements(body.statements, frame, sink);
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
      frame.scope.setFunction({ name: node.name, body: node.body, source: frame.source });
      return;
    case 'ErrorStatement':
      throw new ShellError('ParseException', 'This text could not be understood.');
  }
}

/** The output of statements as one value: `$( )`. */
export function* capture(block: StatementBlock, frame: Frame): Step<Value> {
  const output = new Collector();
  yield* runStatements(block.statements, frame, output);
  return output.captured;
}

/** The output of one statement as one value: the right side of an assignment, a condition, parentheses. Its errors are the caller's. */
export function* captureStatement(statement: Statement, frame: Frame): Step<Value> {
  if (statement.kind === 'Assignment') return yield* assign(statement, frame);
  if (statement.kind === 'Pipeline' && statement.elements.length === 1) {
    const [element] = statement.elements;
    if (element?.kind === 'CommandExpression' && element.redirections.length === 0) {
      return yield* judged(evaluate(element.expression, frame), frame);
    }
  }
  const output = new Collector();
  yield* runStatement(statement, frame, output);
  return output.captured;
}

/** Runs a step that is no pipeline; `$?` says afterwards whether anything in it failed. */
export function* judged<T>(step: Step<T>, { runtime: { state } }: Frame): Step<T> {
  const before = state.mishaps;
  const value = yield* step;
  state.success = state.mishaps === before;
  return value;
}
