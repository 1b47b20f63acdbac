import type { Value } from '../values/value.ts';
import { ReturnJump } from './control-flow.ts';
import { runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import type { ScriptBlock } from './script-block.ts';
import { Collector } from './sink.ts';
import type { Step } from './step.ts';

/** What a script block sees: `$_`; left out, the caller's. */
export interface BlockInput {
  readonly dollar?: Value;
}

/** Runs a script block where it was written, without a scope of its own, as Where-Object does; answers its outputs. */
export function* invokeBlock(block: ScriptBlock, { dollar }: BlockInput, frame: Frame): Step<readonly Value[]> {
  const output = new Collector();
  const inner: Frame = {
    ...frame,
    scope: block.home,
    source: block.source,
    dollar: dollar === undefined ? frame.dollar : dollar,
  };
  const { begin, process, end } = block.script;
  try {
    for (const part of [begin, process, end]) if (part) yield* runStatements(part.statements, inner, output);
  } catch (error) {
    if (!(error instanceof ReturnJump)) throw error;
  }
  return output.values;
}

/** The same, with the outputs as one value. */
export function* invokeForValue(block: ScriptBlock, dollar: Value, frame: Frame): Step<Value> {
  const values = yield* invokeBlock(block, { dollar }, frame);
  const [only] = values;
  return values.length > 1 ? values : (only ?? null);
}
