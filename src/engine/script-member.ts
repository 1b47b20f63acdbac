import type { AddedMethod, AddedProperty } from '../values/added-member.ts';
import { cannotCast } from '../values/cannot-cast.ts';
import type { CustomObject } from '../values/custom-object.ts';
import { nothing } from '../values/methods/method.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ValueError } from '../values/value-error.ts';
import type { Context } from './context.ts';
import { forgetExpressions } from './direct.ts';
import { forgetBlocks } from './direct-block.ts';
import { type ErrorRecord, errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import { exceptionOf } from './exception-of.ts';
import type { Frame } from './frame.ts';
import { invokeMember } from './invoke-block.ts';
import { noteScripted } from './running-methods.ts';
import type { RunState, Runtime } from './runtime.ts';
import { SCRIPT_BLOCK_TYPE, ScriptBlock } from './script-block.ts';
import { effectsOf, forgetEffects } from './side-effects.ts';

/** How a cmdlet makes members of script blocks. */
export function scriptMembers(runtime: Runtime): Pick<Context<unknown>, 'scriptProperty' | 'scriptMethod'> {
  return {
    scriptProperty: (name, getter, setter) =>
      new ScriptProperty(name, { getter: atOnce(getter), setter: atOnce(setter), runtime }),
    scriptMethod(name, block) {
      if (noteScripted(name)) {
        forgetExpressions();
        forgetBlocks();
        forgetEffects();
      }
      return new ScriptMethod(name, blockOf(block), runtime);
    },
  };
}

function blockOf(value: Value): ScriptBlock {
  if (value instanceof ScriptBlock) return value;
  throw cannotCast(value, SCRIPT_BLOCK_TYPE);
}

/** The block of a property, which is read where nothing can wait. */
function atOnce(value: Value): ScriptBlock | undefined {
  if (value === null) return undefined;
  const block = blockOf(value);
  if (effectsOf(block.script).commands) throw new NotAtOnce('a script property that runs commands');
  return block;
}

/** A block has to wait where that is not possible. Reading a property hides every other error. */
class NotAtOnce extends ShellError {
  constructor(what: string) {
    super('NotSupportedHere', `Not supported here: ${what}.`, {
      category: 'NotImplemented',
      recommendation: 'Make it a method, which may run commands: Add-Member ScriptMethod …',
    });
  }
}

/** Members that ask for one another without end. */
class TooDeep extends ShellError {
  constructor() {
    super(
      'CallDepthOverflow',
      `The script failed due to call depth overflow: more than ${DEEPEST} members of objects inside one another.`,
      { category: 'InvalidOperation' },
    );
  }
}

const DEEPEST = 100;

interface Parts {
  readonly getter: ScriptBlock | undefined;
  readonly setter: ScriptBlock | undefined;
  readonly runtime: Runtime;
}

/** A property that script blocks work out and take. */
class ScriptProperty implements AddedProperty {
  readonly kind = 'ScriptProperty';
  readonly name: string;
  readonly #parts: Parts;

  constructor(name: string, parts: Parts) {
    this.name = name;
    this.#parts = parts;
  }

  get definition(): string {
    const { getter, setter } = this.#parts;
    const texts = [...(getter ? [`get=${toText(getter)};`] : []), ...(setter ? [`set=${toText(setter)};`] : [])];
    return `System.Object ${this.name} {${texts.join('')}}`;
  }

  get facts(): readonly (readonly [string, Value])[] {
    const { getter, setter } = this.#parts;
    return [
      ['GetterScript', getter ?? null],
      ['SetterScript', setter ?? null],
    ];
  }

  get isGettable(): boolean {
    return this.#parts.getter !== undefined;
  }

  get isSettable(): boolean {
    return this.#parts.setter !== undefined;
  }

  typeOfValue(): string {
    return 'System.Object';
  }

  get(self: CustomObject): Value {
    const { getter, runtime } = this.#parts;
    if (!getter) return null;
    try {
      return answer(runNow(getter, { self, args: [] }, memberFrame(getter, runtime, hideError))) ?? null;
    } catch (error) {
      const hidden = original(error);
      if (mustShow(hidden)) throw hidden;
      return null;
    }
  }

  set(self: CustomObject, value: Value): void {
    const { setter, runtime } = this.#parts;
    if (!setter) {
      const message = `Set accessor for property "${this.name}" is unavailable.`;
      throw new ValueError('SetWithoutSetterFromScriptProperty', message, {
        category: 'NotSpecified',
        exception: 'SetValueException',
      });
    }
    try {
      runNow(setter, { self, args: [value] }, { ...memberFrame(setter, runtime), guarded: true });
    } catch (error) {
      throw wrapped(error, {
        id: 'ScriptSetValueRuntimeException',
        says: `Exception setting "${this.name}"`,
        exception: 'SetValueInvocationException',
      });
    }
  }
}

/** A method that is a script block; the evaluator runs it as it runs functions. */
export class ScriptMethod implements AddedMethod {
  readonly kind = 'ScriptMethod';
  readonly name: string;
  readonly script: ScriptBlock;
  readonly #runtime: Runtime;

  constructor(name: string, script: ScriptBlock, runtime: Runtime) {
    this.name = name;
    this.script = script;
    this.#runtime = runtime;
  }

  get definition(): string {
    return `System.Object ${this.name}();`;
  }

  call(self: CustomObject, args: readonly Value[]): Value {
    const frame = { ...memberFrame(this.script, this.#runtime), guarded: true };
    try {
      return answer(runNow(this.script, { self, args }, frame)) ?? nothing;
    } catch (error) {
      throw methodFailed(error, this.name, args.length);
    }
  }
}

/** What a method threw, as its caller sees it. */
export const methodFailed = (error: unknown, name: string, count: number): unknown =>
  wrapped(error, {
    id: 'ScriptMethodRuntimeException',
    says: `Exception calling "${name}" with "${count}" argument(s)`,
    exception: 'MethodInvocationException',
  });

/** One output is the result, several are an array; undefined where there is none. */
export const answer = (outputs: readonly Value[]): Value | undefined => (outputs.length > 1 ? outputs : outputs[0]);

interface Wrapping {
  readonly id: string;
  readonly says: string;
  readonly exception: string;
}

function wrapped(error: unknown, { id, says, exception }: Wrapping): unknown {
  const inner = original(error);
  if (mustShow(inner)) return inner;
  const record = errorRecordOf(inner);
  const name = exceptionOf(record).type.names[0]?.split('.').at(-1) ?? 'RuntimeException';
  const { message } = record.exception;
  return new ValueError(id, `${says}: "${message}"`, { category: 'NotSpecified', exception, inner: { name, message } });
}

const original = (error: unknown): unknown => (error instanceof TerminatingError ? error.record.exception : error);

const mustShow = (error: unknown): boolean => error instanceof NotAtOnce || error instanceof TooDeep;

/** Errors of a getter that do not end it are nobody's. */
function hideError({ exception }: ErrorRecord): void {
  if (mustShow(exception)) throw exception;
}

const NEVER = new AbortController().signal;

/** Where a member runs that has no caller: below the place where it was written. */
const memberFrame = ({ home, source }: ScriptBlock, runtime: Runtime, takeError?: Frame['takeError']): Frame => ({
  runtime,
  scope: home,
  dollar: undefined,
  ownsScope: true,
  watched: false,
  calls: undefined,
  source,
  signal: NEVER,
  abandoned: NEVER,
  guarded: false,
  noteError: undefined,
  takeError,
  talk: undefined,
  overhear: undefined,
});

/** Rounds of loops that a block may take where nothing else can have its turn. */
const MOST_ROUNDS = 1_000_000;

/** Runs a block to its end without waiting; `$?` and its kin stay as they are. Throws NotSupportedHere where it has to wait. */
function runNow(
  block: ScriptBlock,
  input: { readonly self: Value; readonly args: readonly Value[] },
  frame: Frame,
): readonly Value[] {
  const { state } = frame.runtime;
  if (state.nested >= DEEPEST) throw new TooDeep();
  const { success, clean, mishaps, rounds }: RunState = state;
  if (state.nested === 0) state.rounds = -MOST_ROUNDS;
  state.nested++;
  try {
    const next = invokeMember(block, input, frame).next();
    if (next.done) return next.value;
    // what it waits for goes on by itself, and nobody hears of its end
    next.value.catch(() => undefined);
    throw new NotAtOnce('a script property that runs commands or goes on for long');
  } finally {
    state.nested--;
    state.success = success;
    state.clean = clean;
    state.mishaps = mishaps;
    if (state.nested === 0) state.rounds = rounds;
  }
}
