import type {
  Command,
  CommandExpression,
  Pipeline,
  PipelineChain,
  PipelineElement,
  Redirection,
  Statement,
} from '../language/syntax.ts';
import { elements } from '../values/object-value.ts';
import { type Batches, noBatches, oneBatch } from './batches.ts';
import { channel } from './channel.ts';
import { ShellError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import { judged, runStatement, runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import { startCommand } from './run-command.ts';
import type { Sink } from './sink.ts';
import { run, type Step, wait } from './step.ts';

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
    yield* judged(runExpression(head, frame, sink), frame);
    return;
  }
  state.success = true;
  yield* wait(drain(stages(node.elements, frame), frame, sink));
}

/** Brackets write straight to the sink, so that nothing they hold back is missed; `$x++` as a statement emits nothing. */
function* runExpression({ expression }: CommandExpression, frame: Frame, sink: Sink): Step<void> {
  if (expression.kind === 'Paren' && runsCommands(expression.body))
    return yield* runStatement(expression.body, frame, sink);
  if (expression.kind === 'SubExpression') return yield* runStatements(expression.body.statements, frame, sink);
  const value = yield* evaluate(expression, frame);
  if (expression.kind === 'Increment') return;
  const written = sink.write(elements(value));
  if (written !== undefined) yield* wait(written);
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
  for (const node of nodes) {
    const input = batches;
    const stage = node.kind === 'Command' ? startCommand(node, input, frame) : expressionStage(node, frame);
    batches = redirected(stage, node, frame);
  }
  return batches ?? noBatches();
}

function expressionStage(node: CommandExpression, frame: Frame): Batches {
  if (node.expression.kind === 'Paren' || node.expression.kind === 'SubExpression') {
    return channel(async sink => run(runExpression(node, frame, sink)));
  }
  return lazily(async () => oneBatch(elements(await run(evaluate(node.expression, frame)))));
}

async function* lazily(make: () => Promise<Batches>): Batches {
  yield* await make();
}

/** `> $null` drops the output; files are not written from here. */
function redirected(stage: Batches, node: Command | CommandExpression, frame: Frame): Batches {
  return node.redirections.some(each => dropsOutput(each, frame)) ? dropped(stage) : stage;
}

// biome-ignore lint/correctness/useYield: that is the point
async function* dropped(stage: Batches): Batches {
  for await (const _ of stage) {
    // dropped
  }
}

function dropsOutput(redirection: Redirection, frame: Frame): boolean {
  if (redirection.kind === 'MergeRedirection') return false;
  requireNull(redirection, frame);
  return redirection.stream === 1 || redirection.stream === '*';
}

function requireNull({ target }: Extract<Redirection, { kind: 'FileRedirection' }>, _frame: Frame): void {
  if (target.kind === 'Variable' && target.name.toLowerCase() === 'null') return;
  throw new ShellError('NotSupportedHere', 'Redirection to a file is not supported here.', {
    category: 'NotImplemented',
    recommendation: 'Redirect to $null, or run the command with acrsh -Command and let the outer shell write the file.',
  });
}

/** What a redirection does with the error stream: `2>$null` drops it, `2>&1` puts the records among the output. */
export function errorRoute(redirections: readonly Redirection[]): 'show' | 'drop' | 'merge' {
  const route = redirections.findLast(each => each.stream === 2 || each.stream === '*');
  if (!route) return 'show';
  return route.kind === 'MergeRedirection' ? 'merge' : 'drop';
}
