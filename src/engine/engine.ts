import { readFileSync } from 'node:fs';
import { expectsMore, parse } from '../language/parse.ts';
import { Hashtable } from '../values/hashtable.ts';
import type { Value } from '../values/value.ts';
import { type CommandEntry, CommandTable } from './commands.ts';
import { ExitJump, isAbort, ReturnJump } from './control-flow.ts';
import { type ErrorRecord, errorRecordOf, ShellError } from './error-record.ts';
import { runStatements } from './evaluate-statement.ts';
import type { Frame } from './frame.ts';
import type { Host } from './host.ts';
import { redact } from './redact.ts';
import type { CallObserver, Runtime } from './runtime.ts';
import { Scope } from './scope.ts';
import { run } from './step.ts';
import { reportError } from './streams.ts';

/** What came of an input. */
export interface RunResult {
  /** `$?` at its end. */
  readonly success: boolean;
  readonly outcome: 'ok' | 'failed' | 'partly' | 'cancelled';
  /** An error that nothing caught ended it before its last statement. */
  readonly ended: boolean;
  /** Everything that was shown as an error. */
  readonly errors: readonly ErrorRecord[];
  /** The code of `exit`, when that ended it. */
  readonly exit?: number;
}

/** Runs lines and scripts in one session of variables. */
export interface Engine {
  /** Runs one input; shows its errors and never throws for them. */
  run(source: string, signal: AbortSignal): Promise<RunResult>;
  /** Runs a script file with `$args`; a file that cannot be read is an error of the script. */
  runFile(path: string, args: readonly string[], signal: AbortSignal): Promise<RunResult>;
  /** Is something still open, so that a further line is needed? */
  isIncomplete(source: string): boolean;
  /** The source without the secrets in it, for the history. */
  redact(source: string): Promise<string>;
}

export interface EngineOptions<Session> {
  readonly commands: readonly CommandEntry<Session>[];
  readonly host: Host;
  readonly session: Session;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Told when a cmdlet begins, with the streams that its caller wants to see; the answer is called when it ends. */
  readonly onCall?: CallObserver;
}

export function createEngine<Session>(options: EngineOptions<Session>): Engine {
  const commands = new CommandTable(options.commands);
  const global = new Scope();
  const { host, session, environment, onCall = () => () => {} } = options;
  const state = { success: true, mishaps: 0, errors: [], failures: [], changes: { done: 0, failed: 0 } };
  const runtime: Runtime = { host, commands, session, environment, global, state, inputs: [], onCall };
  for (const [name, value] of constants(options.version)) global.setConstant(name, value);
  for (const [name, value] of preferences) global.set(name, value);
  const runSource = (source: string, signal: AbortSignal) => runInput({ runtime, source, signal });
  return {
    async run(source, signal) {
      const time = Date.now();
      try {
        return await runSource(source, signal);
      } finally {
        runtime.inputs.push({ line: await redact(source, commands), time });
      }
    },
    runFile(path, args, signal) {
      global.set('args', [...args]);
      const source = readScript(path);
      return source instanceof ShellError ? failed(source, runtime, signal) : runSource(source, signal);
    },
    isIncomplete: source => expectsMore(parse(source).errors),
    redact: source => redact(source, commands),
  };
}

const constants = (version: string): readonly (readonly [string, Value])[] => [
  ['true', true],
  ['false', false],
  ['null', null],
  [
    'PSVersionTable',
    new Hashtable(
      [
        ['PSVersion', '7.5'],
        ['PSEdition', 'Core'],
        ['AcrshVersion', version],
      ],
      { ordered: true },
    ),
  ],
];

const preferences: readonly (readonly [string, Value])[] = [
  ['ErrorActionPreference', 'Continue'],
  ['WarningPreference', 'Continue'],
  ['VerbosePreference', 'SilentlyContinue'],
  ['DebugPreference', 'SilentlyContinue'],
  ['InformationPreference', 'SilentlyContinue'],
  ['ConfirmPreference', 'Medium'],
  ['WhatIfPreference', false],
  ['OFS', ' '],
];

interface Input {
  readonly runtime: Runtime;
  readonly source: string;
  readonly signal: AbortSignal;
}

async function runInput({ runtime, source, signal }: Input): Promise<RunResult> {
  const { host, global } = runtime;
  begin(runtime);
  const frame: Frame = { runtime, scope: global, dollar: undefined, source, signal, guarded: false };
  const { script, errors } = parse(source);
  const [mistake] = errors;
  if (mistake) {
    const error = new ShellError(mistake.id, mistake.message, { category: 'ParserError' });
    Object.defineProperty(error, 'name', { value: mistake.incomplete ? 'IncompleteParseException' : 'ParseException' });
    reportError(errorRecordOf(error, { extent: mistake.extent }), frame);
    return { ...result(runtime, signal), ended: true };
  }
  const sink = { write: (values: readonly Value[]) => host.output(values) };
  try {
    const { begin: first, process, end } = script;
    for (const block of [first, process, end]) if (block) await runAndShow(block.statements, frame, sink);
  } catch (error) {
    if (error instanceof ExitJump) return { ...result(runtime, signal), exit: error.code };
    if (error instanceof ReturnJump) return result(runtime, signal);
    if (!isAbort(error, signal)) reportError(errorRecordOf(error), frame);
    return { ...result(runtime, signal), ended: true };
  }
  return result(runtime, signal);
}

/** Every top-level statement ends its own output, as tables of two commands are two tables. */
async function runAndShow(
  statements: Parameters<typeof runStatements>[0],
  frame: Frame,
  sink: Parameters<typeof runStatements>[2],
): Promise<void> {
  try {
    await run(runStatements(statements, frame, sink));
  } finally {
    await frame.runtime.host.endOutput();
  }
}

function begin({ state }: Runtime): void {
  state.success = true;
  state.failures = [];
  state.changes = { done: 0, failed: 0 };
}

function result({ state }: Runtime, signal: AbortSignal): RunResult {
  const { success, failures, changes } = state;
  const outcome = signal.aborted
    ? 'cancelled'
    : changes.done > 0 && changes.failed > 0
      ? 'partly'
      : success
        ? 'ok'
        : 'failed';
  return { success: success && !signal.aborted, outcome, ended: false, errors: failures };
}

function failed(error: ShellError, runtime: Runtime, signal: AbortSignal): Promise<RunResult> {
  begin(runtime);
  const frame: Frame = { runtime, scope: runtime.global, dollar: undefined, source: '', signal, guarded: false };
  reportError(errorRecordOf(error), frame);
  return Promise.resolve({ ...result(runtime, signal), ended: true });
}

function readScript(path: string): string | ShellError {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'there is no such file' : String(cause);
    return new ShellError('ScriptNotReadable', `The script '${path}' cannot be read: ${why}.`, {
      category: 'ObjectNotFound',
      recommendation: 'Give -File the path of a script.',
    });
  }
}
