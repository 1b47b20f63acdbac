import type { Range } from '../language/expression.ts';
import type { Do, For, ForEach, Statement, StatementBlock, While } from '../language/syntax.ts';
import { elements } from '../values/object-value.ts';
import { rangeSlices } from '../values/range.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import { outOfBreath } from './breath.ts';
import { LoopJump } from './control-flow.ts';
import { evaluate } from './evaluate-expression.ts';
import { captureStatement, runStatement, runStatements } from './evaluate-statement.ts';
import { writeVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { walk } from './loop-enumerator.ts';
import { Collector, type Sink } from './sink.ts';
import { type Step, turn, wait } from './step.ts';

/** `foreach` over nothing runs zero times, also over `$null`. */
export function* runForEach(node: ForEach, frame: Frame, sink: Sink): Step<void> {
  const body = rounds(node.body, node.label, frame, sink);
  const batches = yield* batchesOf(node.collection, [], frame);
  for (const each of walk('foreach', batches, node.body.extent, frame)) {
    writeVariable(node.variable, each, frame);
    if (!(yield* body())) return;
  }
}

/** What a loop goes over, `ofNull` for `$null`; a range comes piece by piece, as it may be longer than memory. */
export function* batchesOf(
  collection: Statement,
  ofNull: readonly Value[],
  frame: Frame,
): Step<Iterable<readonly Value[]>> {
  const range = rangeOf(collection);
  if (range) return rangeSlices(yield* evaluate(range.from, frame), yield* evaluate(range.to, frame));
  const value = yield* captureStatement(collection, frame);
  return [value === null ? ofNull : elements(value)];
}

function rangeOf(statement: Statement): Range | undefined {
  if (statement.kind !== 'Pipeline') return undefined;
  const [only, ...others] = statement.elements;
  if (only?.kind !== 'CommandExpression' || others.length > 0 || only.redirections.length > 0) return undefined;
  return only.expression.kind === 'Range' ? only.expression : undefined;
}

export function* runFor(node: For, frame: Frame, sink: Sink): Step<void> {
  const quiet = new Collector();
  const body = rounds(node.body, node.label, frame, sink);
  if (node.initializer) yield* runStatement(node.initializer, frame, quiet);
  while (!node.condition || toBoolean(yield* captureStatement(node.condition, frame))) {
    if (!(yield* body())) return;
    if (node.iterator) yield* runStatement(node.iterator, frame, quiet);
  }
}

export function* runWhile(node: While, frame: Frame, sink: Sink): Step<void> {
  const body = rounds(node.body, node.label, frame, sink);
  while (toBoolean(yield* captureStatement(node.condition, frame))) if (!(yield* body())) return;
}

export function* runDo(node: Do, frame: Frame, sink: Sink): Step<void> {
  const body = rounds(node.body, node.label, frame, sink);
  do {
    if (!(yield* body())) return;
  } while (toBoolean(yield* captureStatement(node.condition, frame)) !== node.until);
}

/** One round of the body; answers false when the loop is to end. */
function rounds(block: StatementBlock, label: string | undefined, frame: Frame, sink: Sink) {
  return function* round(): Step<boolean> {
    if (outOfBreath(frame)) yield* wait(turn());
    try {
      yield* runStatements(block.statements, frame, sink);
    } catch (error) {
      if (!(error instanceof LoopJump && error.meets(label))) throw error;
      return error.kind === 'continue';
    }
    return true;
  };
}
