import { type OutputType, recordType, TypedObject } from '../values/output-type.ts';
import type { Value } from '../values/value.ts';
import { missingBefore, withAnswers } from './ask-missing.ts';
import { Batch } from './batch.ts';
import { type Batches, noBatches } from './batches.ts';
import { type Binding, type BoundArgument, bind } from './bind.ts';
import { bindAlone, bindRecord, type RecordBinding } from './bind-record.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import { type Call, createCall } from './cmdlet-call.ts';
import type { CommandEntry } from './commands.ts';
import { isAbort, isJump } from './control-flow.ts';
import { withDefaults } from './default-values.ts';
import { errorRecordOf, TerminatingError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { manyRecords } from './many-records.ts';
import { oneByOne, passedOn } from './pipeline-variable.ts';

/** How a command is called from a pipeline. */
export interface Invocation {
  readonly args: readonly BoundArgument[];
  readonly input: Batches | undefined;
  readonly extent: { readonly start: number; readonly end: number };
  /** The name that was written; left out: its own. */
  readonly calledAs?: string;
}

/**
 * A cmdlet as a stage: binds its parameters once, then each record of its input, and passes on what it yields. An error about one record is
 * shown and the next record comes; a wrong call ends the statement.
 */
export async function* cmdletStage(entry: CommandEntry, invocation: Invocation, frame: Frame): Batches {
  const cmdlet = await entry.load();
  const args = withDefaults(cmdlet, invocation.args, frame);
  const piped = invocation.input !== undefined;
  const asked = { args, piped, extent: invocation.extent };
  const binding = await withAnswers(bind(cmdlet, args), asked, frame.runtime.host);
  const call = createCall(cmdlet, binding, invocation, frame);
  try {
    const [problem = missingBefore(binding, piped)] = binding.problems;
    if (problem) throw new TerminatingError(errorRecordOf(problem, call.origin()), false);
    const { pipelineVariable } = binding.common;
    const input = pipelineVariable === undefined ? invocation.input : oneByOne(invocation.input);
    yield* passedOn(produce(cmdlet, binding, input, call), pipelineVariable, frame.scope);
  } catch (error) {
    if (isJump(error) || isAbort(error, frame.signal) || error instanceof TerminatingError) throw error;
    throw new TerminatingError(errorRecordOf(error, call.origin()), call.preference === 'Stop');
  } finally {
    call.end();
  }
}

async function* produce(cmdlet: AnyCmdlet, binding: Binding, input: Batches | undefined, call: Call): Batches {
  const wrap = wrapper(cmdlet.output);
  const { body } = cmdlet;
  if ('stream' in body) {
    const bound = bindAlone(binding, input !== undefined);
    if ('problem' in bound) throw bound.problem;
    const context = call.context(bound.given);
    for await (const item of body.stream(input ?? noBatches(), bound.args, context)) yield call.collect(wrap(item));
    return;
  }
  if (!input) {
    yield* oneRecord(bindAlone(binding), undefined);
    return;
  }
  for await (const batch of input) {
    const records = batch.values();
    for (const record of records) {
      yield* oneRecord(bindRecord(binding, record), record);
      if (!cmdlet.manyAtOnce || !('process' in body) || !call.isSettled()) continue;
      const rest = [...records].map(each => ({ record: each, bound: bindRecord(binding, each) }));
      yield* manyRecords(rest, { body, call, activity: cmdlet.name, collect: item => call.collect(wrap(item)) });
    }
  }

  async function* oneRecord(bound: RecordBinding, record: Value | undefined): Batches {
    if ('problem' in bound) {
      if (record === undefined) throw bound.problem;
      call.error(bound.problem, record);
      return;
    }
    if (!('process' in body)) return;
    call.begin();
    let failed = false;
    try {
      for await (const item of body.process(bound.args, call.context(bound.given))) yield call.collect(wrap(item));
    } catch (error) {
      failed = true;
      if (isJump(error) || isAbort(error, call.signal) || error instanceof TerminatingError) throw error;
      call.error(error, record ?? null);
    } finally {
      // also where nobody wants what it yields any more: it has been made by then
      if (!failed) call.succeed();
    }
  }
}

/** Records of an output type become objects on the pipeline; values are passed as they are. */
function wrapper(output: OutputType<unknown> | 'values'): (item: unknown) => readonly Value[] {
  if (output === 'values') return item => (item instanceof Batch ? item.items : [item as Value]);
  const type = recordType(output);
  return item =>
    item instanceof Batch ? item.items.map(each => new TypedObject(type, each)) : [new TypedObject(type, item)];
}
