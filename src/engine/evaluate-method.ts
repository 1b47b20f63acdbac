import type { MethodCall } from '../language/expression.ts';
import { convertTo } from '../values/convert.ts';
import { getProperty, setProperty } from '../values/members.ts';
import { callMethod, hasMethod } from '../values/methods/call.ts';
import { elements } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import { TypeValue } from '../values/type-value.ts';
import type { Value } from '../values/value.ts';
import { CmdletValue, callCmdletValue } from './cmdlet-value.ts';
import { forEachMethod, whereMethod } from './collection-methods.ts';
import { evaluate, evaluateAll } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { functionStage } from './run-function.ts';
import { ScriptBlock } from './script-block.ts';
import { callStaticMember } from './static-member.ts';
import { type Step, wait } from './step.ts';

/** Methods that run script blocks: `.ForEach{}`, `.Where{}`, `.Invoke()`, `$PSCmdlet.ShouldProcess()`; every other one is the value's own. */
export function* evaluateMethodCall(node: MethodCall, frame: Frame): Step<Value> {
  const target = yield* evaluate(node.target, frame);
  if (node.nullConditional && target === null) return null;
  const name = toText(yield* evaluate(node.member, frame));
  const args = yield* evaluateAll(node.arguments, frame);
  if (node.isStatic) return callStaticMember(target, name, args, frame);
  const method = name.toLowerCase();
  if (target instanceof CmdletValue) return yield* wait(callCmdletValue(target, method, args));
  const [block] = args;
  if (block instanceof ScriptBlock && target !== null) {
    if (method === 'foreach') return yield* forEachMethod(target, block, args.slice(1), frame);
    if (method === 'where') return yield* whereMethod(target, block, args.slice(1), frame);
  }
  if (method === 'foreach' && target !== null && args.length > 0) return forEachMember(target, args);
  if (target instanceof ScriptBlock && (method === 'invoke' || method === 'invokereturnasis')) {
    return yield* wait(callBlock(target, args, frame));
  }
  return callMethod(target, name, args);
}

/** `.ForEach('name')` reads a property, with a value it sets it, or it calls a method; `.ForEach([int])` converts. */
function forEachMember(target: Value, [member = null, ...args]: readonly Value[]): Value {
  return elements(target).flatMap(each => ofMember(each, member, args));
}

/** The value of a property is one result, an array too; what a method answers is spread. */
function ofMember(each: Value, member: Value, args: readonly Value[]): readonly Value[] {
  if (member instanceof TypeValue) return [convertTo(member.fullName, each)];
  const name = toText(member);
  if (hasMethod(each, name)) return elements(callMethod(each, name, args));
  const [given] = args;
  if (given === undefined) return [getProperty(each, name)];
  setProperty(each, name, given);
  return [];
}

/** `.Invoke(1, 2)` is `& { } 1 2`. */
async function callBlock({ script, source }: ScriptBlock, values: readonly Value[], frame: Frame): Promise<Value> {
  const { extent } = script;
  const args = values.map(each => ({ kind: 'argument' as const, value: each, extent }));
  const call = { args, input: undefined, ownScope: true, extent };
  const outputs: Value[] = [];
  for await (const batch of functionStage({ name: '', body: script, source }, call, { ...frame, source })) {
    for (const each of batch) outputs.push(each);
  }
  return outputs;
}
