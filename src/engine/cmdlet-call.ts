import type { StreamNumber } from '../language/syntax.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import type { Binding } from './bind.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import type { Context } from './context.ts';
import { type ErrorOrigin, ErrorValue, errorRecordOf, ShellError } from './error-record.ts';
import type { Frame } from './frame.ts';
import { invokeBlock } from './invoke-block.ts';
import { keepIn } from './keep-variable.ts';
import { createQuestions } from './questions.ts';
import type { Invocation } from './run-cmdlet.ts';
import { ScriptBlock } from './script-block.ts';
import { shellFacts } from './shell-facts.ts';
import { createConfirmer } from './should-process.ts';
import { ROUNDS_BETWEEN_TURNS, run, turn } from './step.ts';
import { type Preference, preferenceOf, preferenceVariable, writeError } from './streams.ts';

/** One call of a cmdlet: its context, its common parameters, and what came of its records. */
export interface Call {
  readonly origin: ErrorOrigin;
  readonly signal: AbortSignal;
  readonly preference: Preference;
  context(given: ReadonlySet<string>): Context<unknown>;
  /** A non-terminating error. Throws TerminatingError under -ErrorAction Stop. */
  error(problem: unknown, target: Value): void;
  begin(): void;
  succeed(): void;
  /** Keeps output for -OutVariable. */
  collect(values: readonly Value[]): readonly Value[];
  end(): void;
}

export function createCall(cmdlet: AnyCmdlet, { common }: Binding, { extent }: Invocation, frame: Frame): Call {
  const { runtime, scope, signal } = frame;
  const { host, state } = runtime;
  const origin: ErrorOrigin = { command: cmdlet.name, extent };
  const preference = common.errorAction ?? preferenceVariable('ErrorActionPreference', frame);
  const kept: Value[] = [];
  const keptErrors: Value[] = [];
  let changing = false;
  let progressing = false;
  const asked = new Set<string>();

  const simulating = common.whatIf ?? toBoolean(scope.find('WhatIfPreference')?.value ?? null);
  const confirmer = createConfirmer({
    host,
    grade: cmdlet.grade,
    commandName: cmdlet.name,
    common,
    confirmPreference: scope.find('ConfirmPreference')?.value ?? null,
    simulating,
  });
  const questions = createQuestions(host);
  const tell = (stream: StreamNumber, text: string, show: (text: string) => void) =>
    (frame.talk?.get(stream) ?? show)(text);
  const shows = (action: Preference | undefined, variable: string, otherwise: Preference) =>
    !['SilentlyContinue', 'Ignore'].includes(action ?? preferenceOf(scope.find(variable)?.value) ?? otherwise);
  const verbosely = common.verbose ?? shows(undefined, 'VerbosePreference', 'SilentlyContinue');
  const debugging = common.debug ?? shows(undefined, 'DebugPreference', 'SilentlyContinue');
  const warning = shows(common.warningAction, 'WarningPreference', 'Continue');
  const informing = shows(common.informationAction, 'InformationPreference', 'Continue');

  const verbose = (text: string) => tell(4, text, each => host.verbose(each));
  const debug = (text: string) => tell(5, text, each => host.debug(each));
  const ended = runtime.onCall({ verbose: verbosely ? verbose : undefined, debug: debugging ? debug : undefined });

  const call: Call = {
    origin,
    signal,
    preference,
    context: given => ({
      session: runtime.session,
      signal,
      given,
      interactive: host.interactive,
      simulating,
      shell: shellFacts(frame),
      async confirm(change) {
        const yes = await confirmer(change);
        if (yes) changing = true;
        return yes;
      },
      once: key => !asked.has(key) && asked.add(key).has(key),
      error: (problem, target = null) => call.error(problem, target),
      warning: text => void (warning && tell(3, text, each => host.warning(each))),
      verbose: text => void (verbosely && verbose(text)),
      debug: text => void (debugging && debug(text)),
      information: text => void (informing && tell(6, text, each => host.information(each))),
      progress(progress) {
        progressing = progress !== undefined;
        host.progress(progress);
      },
      ...questions,
      async *invoke(block, dollar) {
        yield* await run(invokeBlock(blockOf(block), { dollar }, frame));
      },
      async invokeAll(block, dollars) {
        const code = blockOf(block);
        const results: (readonly Value[])[] = [];
        for (const dollar of dollars) {
          const outputs = run(invokeBlock(code, { dollar }, frame));
          results.push(outputs instanceof Promise ? await outputs : outputs);
          if (results.length % ROUNDS_BETWEEN_TURNS === 0) await pause();
        }
        return results;
      },
      async *invokeEach(block, dollars) {
        const code = blockOf(block);
        let finished: (readonly Value[])[] = [];
        let waits = false;
        for (const dollar of dollars) {
          try {
            const outputs = run(invokeBlock(code, { dollar }, frame));
            waits ||= outputs instanceof Promise;
            finished.push(outputs instanceof Promise ? await outputs : outputs);
          } catch (error) {
            if (finished.length > 0) yield finished;
            throw error;
          }
          if (!waits && finished.length < ROUNDS_BETWEEN_TURNS) continue;
          if (!waits) await pause();
          yield finished;
          finished = [];
        }
        if (finished.length > 0) yield finished;
      },
    }),
    error(problem, target) {
      const record = errorRecordOf(problem, { ...origin, target });
      keptErrors.push(new ErrorValue(record));
      if (cmdlet.grade !== 'read') state.changes.failed++;
      changing = false;
      writeError(record, preference, frame);
    },
    begin() {
      changing = false;
    },
    succeed() {
      if (changing) state.changes.done++;
    },
    collect(values) {
      if (common.outVariable !== undefined) kept.push(...values);
      return values;
    },
    end() {
      ended();
      if (progressing) host.progress(undefined);
      keepIn(scope, common.outVariable, kept);
      keepIn(scope, common.errorVariable, keptErrors);
    },
  };
  return call;

  async function pause(): Promise<void> {
    await turn();
    signal.throwIfAborted();
  }
}

function blockOf(value: Value): ScriptBlock {
  if (value instanceof ScriptBlock) return value;
  throw new ShellError('NotAScriptBlock', 'A script block { … } is needed here.', { category: 'InvalidArgument' });
}
