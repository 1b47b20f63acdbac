import { expectsMore, parse } from '../language/parse.ts';
import { List } from '../values/list.ts';
import { TimeSpan, ticksOf, ticksPer } from '../values/time-span.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import type { AboutTopic } from './about-topic.ts';
import { initialVariables } from './automatic-variables.ts';
import type { BoundArgument } from './bind.ts';
import { type CommandEntry, CommandTable } from './commands.ts';
import { createTyping, type Typing } from './completion/typing.ts';
import { ExitJump, isAbort, ReturnJump } from './control-flow.ts';
import { type ErrorRecord, errorRecordOf } from './error-record.ts';
import { runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import type { Host } from './host.ts';
import { Inputs } from './inputs.ts';
import { outputStyle } from './output-style.ts';
import { parseFailure } from './parse-failure.ts';
import { positionOf } from './position.ts';
import { promptRunner } from './prompt-function.ts';
import { redact } from './redact.ts';
import { functionStage } from './run-function.ts';
import { type CallObserver, type RunState, type Runtime, rememberOutcome } from './runtime.ts';
import { Scope } from './scope.ts';
import { scriptCell } from './script-file.ts';
import type { Sink } from './sink.ts';
import { type Source, sourceOf } from './source.ts';
import { run } from './step.ts';
import { reportError } from './streams.ts';

/** What came of an input. */
export interface RunResult {
  /** `$?` at its end. */
  readonly success: boolean;
  readonly outcome: 'ok' | 'failed' | 'partly' | 'cancelled';
  /** An error that nothing caught ended it before its last statement. */
  readonly ended: boolean;
  /** Changes that were carried out. */
  readonly changed: number;
  /** Everything that was shown as an error. */
  readonly errors: readonly ErrorRecord[];
  /** The code of `exit`, when that ended it. */
  readonly exit?: number;
}

/** Runs lines and scripts in one session of variables, and tells what it knows of a line before it is run. */
export interface Engine extends Typing {
  /**
   * Runs one input; shows its errors and never throws for them. `signal` stops it, but a change that has been sent is awaited until `abandoned`
   * aborts; left out, to its end.
   */
  run(source: string, signal: AbortSignal, abandoned?: AbortSignal): Promise<RunResult>;
  /** The same in the middle of another input, whose outcome it does not change. */
  runNested(source: string, signal: AbortSignal, abandoned?: AbortSignal): Promise<RunResult>;
  /**
   * Runs an input beside others, with a host and an outcome of its own: `$?` and `$Error` of the prompt do not change, and several may run at
   * once. Its variables are those of the session.
   */
  aside(source: string, options: AsideOptions): Promise<RunResult>;
  /** Runs a script file in the session's own scope, with arguments as the outer shell gave them; a file that cannot be read is an error. */
  runFile(path: string, args: readonly string[], signal: AbortSignal, abandoned?: AbortSignal): Promise<RunResult>;
  /** What the user's function `prompt` answers; undefined where there is none, where it failed or was cancelled. Not an input: `$?` stays. */
  promptText(signal: AbortSignal): Promise<string | undefined>;
  /** Is something still open, so that a further line is needed? */
  isIncomplete(source: string): boolean;
  /** The source without the secrets in it, for the history. */
  redact(source: string): Promise<string>;
}

export interface AsideOptions {
  readonly host: Host;
  readonly signal: AbortSignal;
  /** As of `run`. */
  readonly abandoned?: AbortSignal | undefined;
  /** Assigned before it runs, by name: `Marked`. */
  readonly variables?: Readonly<Record<string, Value>>;
}

export interface EngineOptions<Session> {
  readonly commands: readonly CommandEntry<Session>[];
  /** What Get-Help knows besides commands; none if left out. */
  readonly topics?: readonly AboutTopic[];
  readonly host: Host;
  readonly session: Session;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Variables that are worked out when they are read, by name: `PWD`. */
  readonly automatic?: Readonly<Record<string, () => Value>>;
  /** Told when a cmdlet begins, with the streams that its caller wants to see; the answer is called when it ends. */
  readonly onCall?: CallObserver;
}

export function createEngine<Session>(options: EngineOptions<Session>): Engine {
  const commands = new CommandTable(options.commands);
  const global = new Scope();
  const { host, session, environment, topics = [], onCall = () => () => {}, automatic = {} } = options;
  const state = newState();
  let lastDuration = 0;
  const runtime: Runtime = {
    host,
    commands,
    topics,
    session,
    environment,
    automatic: byName({
      ...automatic,
      LastDuration: () => new TimeSpan(ticksOf(lastDuration, ticksPer.millisecond)),
    }),
    global,
    state,
    inputs: new Inputs(),
    onCall,
    runText,
  };
  for (const cell of initialVariables(options.version, environment)) global.put(cell);
  const promptText = promptRunner();
  const prompt = frameOf(runtime, NO_SOURCE, { signal: NEVER });
  async function runAndNote(source: string, signal: AbortSignal, abandoned?: AbortSignal): Promise<RunResult> {
    const time = Date.now();
    // the global performance would load all of Node's perf_hooks at the start of -Command
    const began = process.hrtime.bigint();
    const location = toText(runtime.automatic.get('pwd')?.read() ?? '');
    const result = await runInput({ runtime, text: source, signal, abandoned });
    lastDuration = Number(process.hrtime.bigint() - began) / 1e6;
    const status = result.outcome === 'cancelled' ? 'Stopped' : result.ended ? 'Failed' : 'Completed';
    const line = await redact(source, commands);
    runtime.inputs.add({ line, time, ended: Date.now(), status, location }, keptInputs(global));
    return result;
  }
  return {
    ...createTyping(prompt),
    run: runAndNote,
    async runNested(source, signal, abandoned) {
      const restore = rememberOutcome(state);
      try {
        return await runAndNote(source, signal, abandoned);
      } finally {
        restore();
      }
    },
    async aside(source, { host: own, signal, abandoned, variables = {} }) {
      for (const [name, value] of Object.entries(variables)) global.set(name, value);
      return runInput({ runtime: { ...runtime, host: own, state: newState() }, text: source, signal, abandoned });
    },
    promptText: signal => promptText(frameOf(forInput(runtime), NO_SOURCE, { signal })),
    runFile: (path, args, signal, abandoned) => runScript({ runtime, path, args, signal, abandoned }),
    isIncomplete: source => expectsMore(parse(source).errors),
    redact: source => redact(source, commands),
  };
}

const newState = (): RunState => ({
  success: true,
  clean: true,
  mishaps: 0,
  rounds: 0,
  nested: 0,
  errors: new List(),
  failures: [],
  changes: { done: 0, failed: 0 },
  partial: false,
});

/** `$MaximumHistoryCount` */
const keptInputs = (global: Scope): number => Number(global.read('MaximumHistoryCount')) || Number.POSITIVE_INFINITY;

interface Stops {
  readonly signal: AbortSignal;
  readonly abandoned?: AbortSignal | undefined;
}

const NEVER = new AbortController().signal;

/** The host is asked once: it may have changed before the input ends. */
const forInput = (runtime: Runtime): Runtime => ({ ...runtime, host: runtime.host.forInput?.() ?? runtime.host });

const frameOf = (runtime: Runtime, source: Source, { signal, abandoned = NEVER }: Stops): Frame => ({
  runtime,
  scope: runtime.global,
  dollar: undefined,
  ownsScope: false,
  watched: false,
  calls: undefined,
  source,
  signal,
  abandoned,
  guarded: false,
  noteError: undefined,
  takeError: undefined,
  talk: undefined,
  overhear: undefined,
});

interface Input extends Stops {
  readonly runtime: Runtime;
  readonly text: string;
}

async function runInput({ text, ...input }: Input): Promise<RunResult> {
  const runtime = forInput(input.runtime);
  begin(runtime);
  const { script, errors } = parse(text);
  const source = await sourceOf(text, { path: undefined, script, commands: runtime.commands });
  const { signal } = input;
  const frame = frameOf(runtime, source, input);
  const [mistake] = errors;
  if (mistake) {
    const shown = await sourceOf(text, { path: undefined, script, commands: runtime.commands, always: true });
    const position = positionOf(shown, mistake.extent);
    reportError(errorRecordOf(parseFailure(mistake), { position }), frame);
    return { ...result(runtime, signal), ended: true };
  }
  const sink = { write: (values: readonly Value[]) => runtime.host.output(values, outputStyle(frame)) };
  return judge(frame, async () => {
    const { begin: first, process, end } = script;
    for (const block of [first, process, end]) if (block) await run(runStatements(block.statements, frame, sink));
  });
}

interface ScriptRun extends Stops {
  readonly runtime: Runtime;
  readonly path: string;
  readonly args: readonly string[];
}

/** The script sees the session's own variables and leaves its own there, as `pwsh -File` does. */
async function runScript({ path, args, ...input }: ScriptRun): Promise<RunResult> {
  const runtime = forInput(input.runtime);
  begin(runtime);
  const frame = frameOf(runtime, NO_SOURCE, input);
  return judge(frame, async () => {
    const call = { args: argumentsOf(args), input: undefined, ownScope: false, extent: NOWHERE };
    for await (const batch of functionStage(await scriptCell(path, runtime.commands), call, frame))
      await runtime.host.output(batch, outputStyle(frame));
  });
}

const NO_SOURCE: Source = { text: '', shown: '', path: undefined };
const NOWHERE = { start: 0, end: 0 };

/** Words from the outer shell: `-Name`, `-Name:value`, anything else is text. */
const argumentsOf = (words: readonly string[]): readonly BoundArgument[] =>
  words.map(word => {
    const [, name, text] = /^-([A-Za-z_]\w*)(?::(.*))?$/.exec(word) ?? [];
    if (name === undefined) return { kind: 'argument', value: word, extent: NOWHERE };
    if (text === undefined) return { kind: 'parameter', name, extent: NOWHERE };
    const value = /^\$(?:true|false)$/i.test(text) ? /true/i.test(text) : text;
    return { kind: 'parameter', name, value: { value }, extent: NOWHERE };
  });

/** Runs something to its end and tells what came of it; every input ends its own output, as tables of two inputs are two tables. */
async function judge(frame: Frame, work: () => Promise<void>): Promise<RunResult> {
  const { runtime, signal } = frame;
  try {
    try {
      await work();
    } finally {
      await runtime.host.endOutput();
    }
  } catch (error) {
    if (error instanceof ExitJump) return { ...result(runtime, signal), exit: error.code };
    if (error instanceof ReturnJump) return result(runtime, signal);
    if (!isAbort(error, signal)) reportError(errorRecordOf(error), frame);
    return { ...result(runtime, signal), ended: true };
  }
  return result(runtime, signal);
}

async function runText(text: string, frame: Frame, sink: Sink): Promise<void> {
  const { script, errors } = parse(text);
  const source = await sourceOf(text, { path: undefined, script, commands: frame.runtime.commands });
  const [mistake] = errors;
  if (mistake) throw parseFailure(mistake);
  await run(runStatements(script.end.statements, { ...frame, source }, sink));
}

function begin({ state }: Runtime): void {
  // `$?` still tells of the input before
  state.clean = true;
  state.failures = [];
  state.changes = { done: 0, failed: 0 };
  state.partial = false;
}

function result({ state }: Runtime, signal: AbortSignal): RunResult {
  const { clean, failures, changes, partial } = state;
  const outcome = signal.aborted
    ? 'cancelled'
    : partial || (changes.done > 0 && changes.failed > 0)
      ? 'partly'
      : clean
        ? 'ok'
        : 'failed';
  return { success: clean && !signal.aborted, outcome, ended: false, changed: changes.done, errors: failures };
}

const byName = (variables: Readonly<Record<string, () => Value>>): Runtime['automatic'] =>
  new Map(Object.entries(variables).map(([name, read]) => [name.toLowerCase(), { name, read }]));
