import type { Range } from '../language/expression.ts';
import type { CommandExpression, Pipeline, PipelineChain, PipelineElement, Statement } from '../language/syntax.ts';
import { elements } from '../values/object-value.ts';
import { rangeSlices } from '../values/range.ts';
import { type Batches, noBatches, oneBatch } from './batches.ts';
import { channel } from './channel.ts';
import { isSilent } from './direct-block.ts';
import { evaluate } from './evaluate-expression.ts';
import { judged, putOut, runStatement, runStatements } from './evaluate-statement.ts';
import { holdsNothing } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { redirected } from './redirect.ts';
import { startCommand } from './run-command.ts';
import { mayLook } from './side-effects.ts';
import type { Sink } from './sink.ts';
import { run, type Step, turn, wait } from './step.ts';

/** `a && b || c`: the right side runs by how the left one ended. */
export function* runChain(node: PipelineChain | Pipeline, frame: Frame, sink: Sink): Step<void> {
  if (node.kind === 'Pipeline') return yield* runPipeline(node, frame, sink);
  yield* runChain(node.left, frame, sink);
  if (frame.runtime.state.success === (node.operator === '&&')) yield* runPipeline(node.right, frame, sink);
}

/** Runs a pipeline; `$?` says afterwards whether anything in it failed. An expression alone runs without waiting. */
export function* runPipeline(node: Pipeline, frame: Frame, sink: Sink): Step<void> {
  const { state } = frame.runtime;
  const [head, ...others] = node.elements;
  if (head?.kind === 'CommandExpression' && others.length === 0 && head.redirections.length === 0) {
    yield* judged(head.expression, runExpression(head, frame, sink), frame);
    return;
  }
  state.success = true;
  state.clean = true;
  yield* wait(drain(stages(node.elements, frame), frame, sink));
}

/** Brackets write straight to the sink, so that nothing they hold back is missed; `$x++` as a statement emits nothing. */
function* runExpression({ expression }: CommandExpression, frame: Frame, sink: Sink): Step<void> {
  if (expression.kind === 'Paren' && runsCommands(expression.body))
    return yield* runStatement(expression.body, frame, sink);
  if (expression.kind === 'SubExpression') return yield* runStatements(expression.body.statements, frame, sink);
  const value = yield* evaluate(expression, frame);
  if (isSilent(expression)) return;
  if (value === null && expression.kind === 'Variable' && holdsNothing(expression, frame)) return;
  yield* putOut(value, sink);
}

/** Is there more in it than an expression, so that output can come piece by piece? */
const runsCommands = (statement: Statement): boolean =>
  statement.kind === 'PipelineChain' ||
  (statement.kind === 'Pipeline' && statement.elements.some(each => each.kind === 'Command'));

async function drain(batches: Batches, frame: Frame, sink: Sink): Promise<void> {
  for await (const batch of batches) {
    await sink.write(batch);
    frame.signal.throwIfAborted();
  }
}

/** The stages of a pipeline, each reading from the one before; `$?` turns false as soon as one of them fails. */
function stages(nodes: readonly PipelineElement[], frame: Frame): Batches {
  let batches: Batches | undefined;
  const lastLook = nodes.findLastIndex(node => mayLook(node, frame));
  for (const [index, node] of nodes.entries()) {
    const input = batches;
    const watched = frame.watched || index < lastLook;
    const own = watched === frame.watched ? frame : { ...frame, watched };
    batches = redirected(node.redirections, own, inner =>
      node.kind === 'Command' ? startCommand(node, input, inner) : expressionStage(node, inner),
    );
  }
  return batches ?? noBatches();
}

function expressionStage(node: CommandExpression, frame: Frame): Batches {
  const { expression } = node;
  if (expression.kind === 'Paren' || expression.kind === 'SubExpression') {
    return channel(async sink => run(runExpression(node, frame, sink)));
  }
  if (isSilent(expression)) {
    return lazily(async () => {
      await run(evaluate(expression, frame));
      return noBatches();
    });
  }
  if (expression.kind === 'Range') return lazily(async () => rangeStage(expression, frame));
  return lazily(async () => {
    const value = await run(judged(expression, evaluate(expression, frame), frame));
    const nothing = value === null && expression.kind === 'Variable' && holdsNothing(expression, frame);
    return nothing ? noBatches() : oneBatch(elements(value));
  });
}

/** A range may be longer than memory, and nobody may want all of it. */
async function rangeStage({ from, to }: Range, frame: Frame): Promise<Batches> {
  const slices = rangeSlices(await run(evaluate(from, frame)), await run(evaluate(to, frame)));
  return (async function* () {
    for (const slice of slices) {
      yield slice;
      await turn();
      frame.signal.throwIfAborted();
    }
  })();
}

async function* lazily(make: () => Promise<Batches>): Batches {
  yield* await make();
}
