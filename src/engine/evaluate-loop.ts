import type { Do, For, ForEach, StatementBlock, While } from '../language/syntax.ts';
import { elements } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { LoopJump } from './control-flow.ts';
import { captureStatement, runStatement, runStatements } from './evaluate-statement.ts';
import { writeVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { Collector, type Sink } from './sink.ts';
import { ROUNDS_BETWEEN_TURNS, type Step, turn, wait } from './step.ts';

/** `foreach` over nothing runs zero times, also over `$null`. */
export function* runForEach(node: ForEach, frame: Frame, sink: Sink): Step<void> {
  const collection = yield* captureStatement(node.collection, frame);
  const body = rounds(node.body, node.label, frame, sink);
  for (const each of collection === null ? [] : elements(collection)) {
    writeVariable(node.variable, each, frame);
    if (!(yield* body())) return;
  }
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
  let count = 0;
  return function* round(): Step<boolean> {
    frame.signal.throwIfAborted();
    if (++count % ROUNDS_BETWEEN_TURNS === 0) yield* wait(turn());
    try {
      yield* runStatements(block.statements, frame, sink);
    } catch (error) {
      if (!(error instanceof LoopJump && error.meets(label))) throw error;
      return error.kind === 'continue';
    }
    return true;
  };
}
