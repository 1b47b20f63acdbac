import { convertTo } from '../values/convert.ts';
import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import { CALL, outOfBreath } from './breath.ts';
import { channel } from './channel.ts';
import { ReturnJump } from './control-flow.ts';
import { directBlock } from './direct-block.ts';
import { evaluate } from './evaluate-expression.ts';
import { putOut, runStatements } from './evaluate-statement.ts';
import { literalName } from './expression-literal.ts';
import { blockFrame, type Frame } from './frame.ts';
import { Scope } from './scope.ts';
import type { ScriptBlock } from './script-block.ts';
import { Collector, type Sink } from './sink.ts';
import { run, type Step, turn, wait } from './step.ts';

/** What a script block sees: `$_`; left out, the caller's. */
export interface BlockInput {
  readonly dollar?: Value;
  /** `$args` */
  readonly args?: readonly Value[];
}

/** Runs a script block where it was written, without a scope of its own, as Where-Object does; answers its outputs. */
export function* invokeBlock(block: ScriptBlock, input: BlockInput, frame: Frame): Step<readonly Value[]> {
  const now = invokeNow(block, input, frame);
  if (now) return now;
  const output = new Collector();
  yield* runBlock(block, input, frame, output);
  return output.values;
}

/** The same, with its outputs as they come: a block may go on for long. */
export const streamBlock = (block: ScriptBlock, input: BlockInput, frame: Frame): Batches =>
  channel(async sink => run(runBlock(block, input, frame, sink)));

function* runBlock(block: ScriptBlock, input: BlockInput, frame: Frame, output: Sink): Step<void> {
  const inner = blockFrame(frame, homeOf(block), input.dollar === undefined ? frame.dollar : input.dollar);
  yield* runInside(block, input.args, inner, output);
}

/** What a member of an object sees: `$this` and `$args`. */
interface MemberInput {
  readonly self: Value;
  readonly args: readonly Value[];
}

/** Runs a script block as a member of an object: in a scope of its own below the frame's, where `$this` is the object. */
export function* invokeMember(block: ScriptBlock, { self, args }: MemberInput, frame: Frame): Step<readonly Value[]> {
  if (outOfBreath(frame, CALL)) yield* wait(turn());
  const scope = new Scope(frame.scope);
  scope.put({ name: 'this', value: self });
  const output = new Collector();
  yield* runInside(block, args, { ...frame, scope, source: block.source, ownsScope: true }, output);
  return output.values;
}

function* runInside(block: ScriptBlock, args: readonly Value[] | undefined, inner: Frame, output: Sink): Step<void> {
  yield* bindArguments(block, args, inner);
  const { begin, process, end } = block.script;
  try {
    for (const part of [begin, process, end]) if (part) yield* runStatements(part.statements, inner, output);
  } catch (error) {
    if (!(error instanceof ReturnJump)) throw error;
    yield* putOut(error.output, output);
  }
}

/** The same at once, for a block that runs no command; undefined for others. */
function invokeNow(block: ScriptBlock, input: BlockInput, frame: Frame): readonly Value[] | undefined {
  const { script } = block;
  if (script.begin || script.process || script.params || input.args) return undefined;
  const direct = directBlock(script.end.statements);
  if (!direct) return undefined;
  const output = new Collector();
  try {
    direct(blockFrame(frame, homeOf(block), input.dollar === undefined ? frame.dollar : input.dollar), output);
  } catch (error) {
    if (!(error instanceof ReturnJump)) throw error;
  }
  return output.values;
}

const homeOf = ({ home, source }: ScriptBlock) => ({ scope: home, source });

/** Positional arguments of a block that is not called by name: its parameters, then `$args`. */
function* bindArguments({ script }: ScriptBlock, args: readonly Value[] | undefined, frame: Frame): Step<void> {
  if (!args) return;
  const parameters = script.params?.parameters ?? [];
  for (const [index, { variable, defaultValue, type }] of parameters.entries()) {
    const given = args[index];
    const value = given ?? (defaultValue ? yield* evaluate(defaultValue, frame) : null);
    frame.scope.put({ name: variable.name, value: type ? convertTo(literalName(type), value) : value });
  }
  frame.scope.put({ name: 'args', value: args.slice(parameters.length) });
}

/** The same, with the outputs as one value. */
export function* invokeForValue(block: ScriptBlock, dollar: Value, frame: Frame): Step<Value> {
  const values = yield* invokeBlock(block, { dollar }, frame);
  const [only] = values;
  return values.length > 1 ? values : (only ?? null);
}
