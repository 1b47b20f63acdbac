import type { Index, Member, MethodCall } from '../language/expression.ts';
import { getIndex } from '../values/indexing.ts';
import { getProperty } from '../values/members.ts';
import { callMethod } from '../values/methods/call.ts';
import { elements } from '../values/object-value.ts';
import { callStatic, getStatic } from '../values/statics/call.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';
import { evaluate, evaluateAll } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { invokeBlock, invokeForValue } from './invoke-block.ts';
import { functionStage } from './run-function.ts';
import { ScriptBlock } from './script-block.ts';
import { type Step, wait } from './step.ts';
import { TypeValue } from './type-value.ts';

const surroundings = { now: () => Date.now(), uuid: () => globalThis.crypto.randomUUID() };

export function* evaluateMember(node: Member, frame: Frame): Step<Value> {
  const target = yield* evaluate(node.target, frame);
  if (node.nullConditional && target === null) return null;
  const name = toText(yield* evaluate(node.member, frame));
  return node.isStatic ? getStatic(staticType(target), name, surroundings) : getProperty(target, name);
}

/** `.ForEach{}` and `.Where{}` take script blocks and are run here; every other method is the value's own. */
export function* evaluateMethodCall(node: MethodCall, frame: Frame): Step<Value> {
  const target = yield* evaluate(node.target, frame);
  if (node.nullConditional && target === null) return null;
  const name = toText(yield* evaluate(node.member, frame));
  const args = yield* evaluateAll(node.arguments, frame);
  if (node.isStatic) return callStatic(staticType(target), name, args, surroundings);
  const [block] = args;
  if (block instanceof ScriptBlock) {
    const method = name.toLowerCase();
    if (method === 'foreach') return yield* forEachMethod(target, block, frame);
    if (method === 'where') return yield* whereMethod(target, block, frame);
  }
  if (target instanceof ScriptBlock && name.toLowerCase() === 'invoke') {
    return yield* wait(callBlock(target, args, frame));
  }
  return callMethod(target, name, args);
}

export function* evaluateIndex(node: Index, frame: Frame): Step<Value> {
  const target = yield* evaluate(node.target, frame);
  if (node.nullConditional && target === null) return null;
  return getIndex(target, yield* evaluate(node.index, frame));
}

/** `.Invoke(1, 2)` is `& { } 1 2`. */
async function callBlock({ script, source }: ScriptBlock, values: readonly Value[], frame: Frame): Promise<Value> {
  const { extent } = script;
  const args = values.map(each => ({ kind: 'argument' as const, value: each, extent }));
  const call = { args, input: undefined, ownScope: true };
  const outputs: Value[] = [];
  for await (const batch of functionStage({ name: '', body: script, source }, call, { ...frame, source })) {
    outputs.push(...batch);
  }
  return outputs;
}

function staticType(value: Value): string {
  if (value instanceof TypeValue) return value.fullName;
  throw new ShellError('InvalidOperation', 'Only a type such as [datetime] has static members.', {
    category: 'InvalidOperation',
  });
}

function* forEachMethod(target: Value, block: ScriptBlock, frame: Frame): Step<Value> {
  const results: Value[] = [];
  for (const each of elements(target)) results.push(...(yield* invokeBlock(block, { dollar: each }, frame)));
  return results;
}

function* whereMethod(target: Value, block: ScriptBlock, frame: Frame): Step<Value> {
  const results: Value[] = [];
  for (const each of elements(target)) {
    if (toBoolean(yield* invokeForValue(block, each, frame))) results.push(each);
  }
  return results;
}
