import type { MethodCall } from '../language/expression.ts';
import { convertTo } from '../values/convert.ts';
import { CustomObject } from '../values/custom-object.ts';
import { getProperty, setProperty } from '../values/members.ts';
import { callMethod, hasMethod } from '../values/methods/call.ts';
import { nothing } from '../values/methods/method.ts';
import { elements, isArray } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import { TypeValue } from '../values/type-value.ts';
import type { Value } from '../values/value.ts';
import { CmdletValue, callCmdletValue } from './cmdlet-value.ts';
import { forEachMethod, whereMethod } from './collection-methods.ts';
import { ExitJump, isAbort, StopUpstream } from './control-flow.ts';
import { directBlock } from './direct-block.ts';
import { evaluate, evaluateAll } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { invokeMember } from './invoke-block.ts';
import { functionStage } from './run-function.ts';
import { Scope } from './scope.ts';
import { ScriptBlock } from './script-block.ts';
import { answer, methodFailed, ScriptMethod } from './script-member.ts';
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
  if (answersScript(target, method)) return yield* callScripts(target, name, args, frame);
  const [block] = args;
  if (block instanceof ScriptBlock && target !== null) {
    if (method === 'foreach') return yield* forEachMethod(target, block, args.slice(1), frame);
    if (method === 'where') return yield* whereMethod(target, block, args.slice(1), frame);
  }
  if (method === 'foreach' && target !== null && args.length > 0) return yield* forEachMember(target, args, frame);
  if (target instanceof ScriptBlock && (method === 'invoke' || method === 'invokereturnasis')) {
    return yield* wait(callBlock(target, args, frame));
  }
  return callMethod(target, name, args);
}

/** `.ForEach('name')` reads a property, with a value it sets it, or it calls a method; `.ForEach([int])` converts. */
function* forEachMember(target: Value, [member = null, ...args]: readonly Value[], frame: Frame): Step<Value> {
  const results: Value[] = [];
  for (const each of elements(target)) {
    for (const result of yield* ofMember(each, member, args, frame)) results.push(result);
  }
  return results;
}

/** The value of a property is one result, an array too; what a method answers is spread. */
function* ofMember(each: Value, member: Value, args: readonly Value[], frame: Frame): Step<readonly Value[]> {
  if (member instanceof TypeValue) return [convertTo(member.fullName, each)];
  const name = toText(member);
  if (hasMethod(each, name)) return elements(yield* callScript(each, name, args, frame));
  const [given] = args;
  if (given === undefined) return [getProperty(each, name)];
  setProperty(each, name, given);
  return [];
}

/** The method that somebody added to an object. */
function scriptOf(target: Value, name: string): ScriptMethod | undefined {
  const method = target instanceof CustomObject ? target.method(name) : undefined;
  return method instanceof ScriptMethod ? method : undefined;
}

/** Has the target such a method, or one of its elements where it has none of its own? */
const answersScript = (target: Value, name: string): boolean =>
  isArray(target)
    ? !hasMethod(target, name) && target.some(each => scriptOf(each, name) !== undefined)
    : scriptOf(target, name) !== undefined;

function* callScripts(target: Value, name: string, args: readonly Value[], frame: Frame): Step<Value> {
  if (!isArray(target)) return yield* callScript(target, name, args, frame);
  const results: Value[] = [];
  for (const each of target) {
    for (const result of elements(yield* callScript(each, name, args, frame))) results.push(result);
  }
  return answer(results) ?? nothing;
}

/** Runs the method below the caller's scope, as a function; one that needs nothing of a function's machinery at once. */
function* callScript(target: Value, name: string, args: readonly Value[], frame: Frame): Step<Value> {
  const method = scriptOf(target, name);
  if (!method) return callMethod(target, name, args);
  const { script } = method;
  try {
    if (isPlain(script) || frame.runtime.state.nested > 0) {
      return answer(yield* invokeMember(script, { self: target, args }, frame)) ?? nothing;
    }
    const scope = new Scope(frame.scope);
    scope.put({ name: 'this', value: target });
    return answer(yield* wait(callBlock(script, args, { ...frame, scope }))) ?? nothing;
  } catch (error) {
    if (error instanceof ExitJump || error instanceof StopUpstream || isAbort(error, frame.signal)) throw error;
    throw methodFailed(error, method.name, args.length);
  }
}

const isPlain = ({ script: { params, begin, process, end } }: ScriptBlock): boolean =>
  !params && !begin && !process && directBlock(end.statements) !== undefined;

/** `.Invoke(1, 2)` is `& { } 1 2`. */
async function callBlock(
  { script, source }: ScriptBlock,
  values: readonly Value[],
  frame: Frame,
): Promise<readonly Value[]> {
  const { extent } = script;
  const args = values.map(each => ({ kind: 'argument' as const, value: each, extent }));
  const call = { args, input: undefined, ownScope: true, extent };
  const outputs: Value[] = [];
  for await (const batch of functionStage({ name: '', body: script, source }, call, { ...frame, source })) {
    for (const each of batch) outputs.push(each);
  }
  return outputs;
}
