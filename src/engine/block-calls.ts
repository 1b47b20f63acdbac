import type { Value } from '../values/value.ts';
import { outOfBreath } from './breath.ts';
import type { Context } from './context.ts';
import { isAbort, isJump } from './control-flow.ts';
import { ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { invokeBlock, streamBlock } from './invoke-block.ts';
import { ScriptBlock } from './script-block.ts';
import { effectsOf } from './side-effects.ts';
import { ROUNDS_BETWEEN_TURNS, run, turn } from './step.ts';

type BlockCalls = Pick<
  Context<unknown>,
  'invoke' | 'invokeAll' | 'invokeQuietly' | 'invokeEach' | 'stream' | 'watches'
>;

/** How a cmdlet runs the script blocks that it was given. */
export function blockCalls(frame: Frame): BlockCalls {
  const { signal } = frame;
  return {
    async *invoke(block, dollar) {
      yield* await run(invokeBlock(blockOf(block), { dollar }, frame));
    },
    invokeAll: (block, dollars) => outputsOf(blockOf(block), dollars, frame),
    invokeQuietly: (block, dollars, failed = () => []) =>
      outputsOf(blockOf(block), dollars, quietFrame(frame), throughJumps(failed, signal)),
    invokeEach: (block, dollars) => nextOutputs(blockOf(block), dollars, frame),
    stream: (block, dollars) => streamed(blockOf(block), dollars, frame),
    watches: block => goesAlone(blockOf(block), frame),
  };
}

function blockOf(value: Value): ScriptBlock {
  if (value instanceof ScriptBlock) return value;
  throw new ShellError('NotAScriptBlock', 'A script block { … } is needed here.', { category: 'InvalidArgument' });
}

/** Must what the block does for one object have gone through the whole pipeline before it sees the next? */
const goesAlone = ({ script }: ScriptBlock, { watched }: Frame): boolean => watched && effectsOf(script).changes;

async function* streamed(block: ScriptBlock, dollars: readonly Value[], frame: Frame): AsyncIterable<readonly Value[]> {
  if (!goesAlone(block, frame) && !effectsOf(block.script).commands) {
    for await (const results of nextOutputs(block, dollars, frame)) yield results.flat();
    return;
  }
  for (const dollar of dollars) {
    yield* streamBlock(block, { dollar }, frame);
    if (outOfBreath(frame)) await turn();
  }
}

async function* nextOutputs(block: ScriptBlock, dollars: readonly Value[], frame: Frame) {
  let finished: (readonly Value[])[] = [];
  let waits = goesAlone(block, frame);
  for (const dollar of dollars) {
    try {
      const outputs = run(invokeBlock(block, { dollar }, frame));
      waits ||= outputs instanceof Promise;
      finished.push(outputs instanceof Promise ? await outputs : outputs);
    } catch (error) {
      if (finished.length > 0) yield finished;
      throw error;
    }
    if (!waits && finished.length < ROUNDS_BETWEEN_TURNS) continue;
    if (!waits) await pause(frame);
    yield finished;
    finished = [];
  }
  if (finished.length > 0) yield finished;
}

/** The outputs of the block for each input; `failed` answers in place of a run that threw. */
async function outputsOf(
  block: ScriptBlock,
  dollars: readonly Value[],
  frame: Frame,
  failed: (dollar: Value, error: unknown) => readonly Value[] = rethrow,
): Promise<readonly (readonly Value[])[]> {
  const results: (readonly Value[])[] = [];
  for (const dollar of dollars) {
    try {
      const outputs = run(invokeBlock(block, { dollar }, frame));
      results.push(outputs instanceof Promise ? await outputs : outputs);
    } catch (error) {
      results.push(failed(dollar, error));
    }
    if (results.length % ROUNDS_BETWEEN_TURNS === 0) await pause(frame);
  }
  return results;
}

function rethrow(_: Value, error: unknown): never {
  throw error;
}

/** Errors leave the block and reach nobody. */
const quietFrame = (frame: Frame): Frame => ({
  ...frame,
  guarded: true,
  noteError: undefined,
  takeError: () => undefined,
});

const throughJumps =
  (failed: (dollar: Value) => readonly Value[], signal: AbortSignal) =>
  (dollar: Value, error: unknown): readonly Value[] => {
    if (isJump(error) || isAbort(error, signal)) throw error;
    return failed(dollar);
  };

async function pause({ signal }: Frame): Promise<void> {
  await turn();
  signal.throwIfAborted();
}
