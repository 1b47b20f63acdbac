import { typeNamed } from '../values/convert.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { Value } from '../values/value.ts';
import type { Binding } from './bind.ts';
import { blockCalls } from './block-calls.ts';
import { traced } from './call-stack.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import { unknownTerm } from './command-lookup.ts';
import type { Change, Context } from './context.ts';
import { type ErrorOrigin, type ErrorRecord, errorRecordOf, ShellError } from './error-record.ts';
import { ErrorValue } from './error-value.ts';
import type { Frame } from './frame.ts';
import { freedTogether } from './freed-space.ts';
import { keepIn } from './keep-variable.ts';
import { outputStyle } from './output-style.ts';
import { positionOf } from './position.ts';
import { createQuestions } from './questions.ts';
import { cmdletStage, type Invocation } from './run-cmdlet.ts';
import { scriptMembers } from './script-member.ts';
import { shellFacts } from './shell-facts.ts';
import { createConfirmer } from './should-process.ts';
import { callStaticMember } from './static-member.ts';
import { InformationRecord, TalkRecord } from './stream-record.ts';
import { type Preference, preferenceOf, preferenceVariable, writeError } from './streams.ts';
import { type TalkWishes, talk, talkPreference } from './talk.ts';

/** One call of a cmdlet: its context, its common parameters, and what came of its records. */
export interface Call {
  origin(): ErrorOrigin;
  readonly signal: AbortSignal;
  readonly preference: Preference;
  context(given: ReadonlySet<string>): Context<unknown>;
  /** A non-terminating error. Throws TerminatingError under -ErrorAction Stop. */
  error(problem: unknown, target: Value): void;
  /** The same for a record that is made already. */
  errorRecord(record: ErrorRecord): void;
  /** Nobody is asked about changes that are not severe, and an error does not stop the command: several may be made at once. */
  isSettled(): boolean;
  begin(): void;
  succeed(): void;
  /** So many changes were made in place of the one that was confirmed. */
  changed(count: number): void;
  /** Keeps output for -OutVariable. */
  collect(values: readonly Value[]): readonly Value[];
  end(): void;
}

export function createCall(
  cmdlet: AnyCmdlet,
  { common }: Binding,
  { extent, input, calledAs = cmdlet.name }: Invocation,
  frame: Frame,
): Call {
  const { runtime, scope, signal, abandoned } = frame;
  const { host, state } = runtime;
  const origin = (): ErrorOrigin => ({
    command: cmdlet.name,
    isCmdlet: true,
    position: positionOf(frame.source, extent),
  });
  const preference = common.errorAction ?? preferenceVariable('ErrorActionPreference', frame);
  const kept: Value[] = [];
  const keptErrors: Value[] = [];
  const keptTalk = { 3: [] as Value[], 6: [] as Value[] };
  let changing = false;
  let progressing = false;
  const asked = new Set<string>();
  const planned: Change[] = [];

  const simulating = common.whatIf ?? toBoolean(scope.find('WhatIfPreference')?.value ?? null);
  const confirmer = createConfirmer({
    host,
    grade: cmdlet.grade,
    commandName: cmdlet.name,
    common,
    confirmPreference: scope.find('ConfirmPreference')?.value ?? null,
    simulating,
    signal,
  });
  const questions = createQuestions(host);
  const wishes: TalkWishes = {
    3: common.warningAction,
    4: shown(common.verbose),
    5: shown(common.debug),
    6: common.informationAction,
  };
  const heard: Frame = {
    ...frame,
    overhear(stream, record) {
      if (stream === 3 || stream === 6) keptTalk[stream].push(record);
      frame.overhear?.(stream, record);
    },
  };
  const say = (record: TalkRecord | InformationRecord, always = false) => {
    const stream = record instanceof TalkRecord ? record.stream : 6;
    talk(record, talkPreference(stream, wishes, frame), heard, always);
  };
  const isShown = (stream: 4 | 5) => !['SilentlyContinue', 'Ignore'].includes(talkPreference(stream, wishes, frame));
  const verbose = (text: string) => say(new TalkRecord(4, text));
  const debug = (text: string) => say(new TalkRecord(5, text));
  const ended = runtime.onCall({
    verbose: isShown(4) ? verbose : undefined,
    debug: isShown(5) ? debug : undefined,
  });
  const showsProgress = ![common.progressAction ?? preferenceOf(scope.read('ProgressPreference'))].some(
    each => each === 'SilentlyContinue' || each === 'Ignore',
  );

  const call: Call = {
    origin,
    signal,
    preference,
    context: given => ({
      session: runtime.session,
      signal,
      abandoned,
      calledAs,
      given,
      piped: input !== undefined,
      interactive: host.interactive,
      simulating,
      shell: shellFacts(frame),
      async confirm(change) {
        if (simulating) planned.push(change);
        const yes = await confirmer(change);
        if (yes) changing = true;
        return yes;
      },
      changed: count => call.changed(count),
      sending() {
        signal.throwIfAborted();
        host.sending?.();
      },
      once: key => !asked.has(key) && asked.add(key).has(key),
      error: (problem, target = null) => call.error(problem, target),
      partial(problem) {
        const record = traced(errorRecordOf(problem, origin()), frame);
        keptErrors.push(new ErrorValue(record));
        state.partial = true;
        // what stops the script is shown where it stops
        if (preference !== 'Stop') say(new TalkRecord(3, sentencesOf(record)));
        writeError(record, preference === 'Continue' ? 'SilentlyContinue' : preference, frame);
      },
      writeRecord: record => call.errorRecord({ ...record, position: record.position ?? origin().position }),
      warning: text => say(new TalkRecord(3, text)),
      verbose,
      debug,
      information: text => say(new InformationRecord(text, { source: cmdlet.name })),
      inform: (data, { tags = [], shown: always, look }) =>
        say(new InformationRecord(data, { tags, source: cmdlet.name, look }), always),
      progress(progress) {
        // what a script says of its own work outlives the command that says it
        if (progress?.id === undefined) progressing = progress !== undefined;
        if (showsProgress) host.progress(progress);
      },
      async browse(request) {
        if (!host.browse) throw noBrowser();
        const marked = await host.browse({ ...request, signal, abandoned });
        scope.root.set('Marked', [...marked]);
        return marked;
      },
      async show(values, paged = false) {
        for await (const batch of values) {
          const style = { ...outputStyle(frame), ...(paged ? { paged } : {}) };
          const answer = await (host.show ? host.show(batch, style) : host.output(batch, style));
          if (answer === 'enough') break;
        }
        await host.endOutput();
      },
      ...questions,
      create: (typeName, args) => callStaticMember(typeNamed(typeName), 'new', args, frame),
      async pipe(command, parameters, input) {
        const entry = runtime.commands.find(command);
        if (!entry) throw new ShellError('CommandNotFoundException', unknownTerm(command));
        const args = Object.entries(parameters).map(([name, value]) => ({
          kind: 'parameter' as const,
          name,
          value: { value },
          extent,
        }));
        for await (const _ of cmdletStage(entry, { args, input, extent }, frame)) {
          // its output is nobody's
        }
      },
      ...blockCalls(frame),
      ...scriptMembers(runtime),
    }),
    error(problem, target) {
      call.errorRecord(errorRecordOf(problem, { ...origin(), target }));
    },
    errorRecord(made) {
      const record = traced(made, frame);
      keptErrors.push(new ErrorValue(record));
      if (cmdlet.grade !== 'read') state.changes.failed++;
      changing = false;
      writeError(record, preference, frame);
    },
    isSettled: () => preference !== 'Stop' && confirmer.isSettled(),
    begin() {
      changing = false;
    },
    succeed() {
      if (changing) state.changes.done++;
    },
    changed(count) {
      state.changes.done += count;
      changing = false;
    },
    collect(values) {
      if (common.outVariable !== undefined) for (const each of values) kept.push(each);
      return values;
    },
    end() {
      ended();
      if (planned.length > 1) host.whatIf([simulatedText(planned), ...freedTogether(planned)]);
      if (progressing) host.progress(undefined);
      keepIn(scope, common.outVariable, kept);
      keepIn(scope, common.errorVariable, keptErrors);
      keepIn(scope, common.warningVariable, keptTalk[3]);
      keepIn(scope, common.informationVariable, keptTalk[6]);
    },
  };
  return call;
}

const noBrowser = (): ShellError =>
  new ShellError('NoBrowser', 'The browser needs the prompt of acrsh in a terminal; there is none here.', {
    category: 'InvalidOperation',
    recommendation:
      'Use the cmdlets: Get-AzContainerRegistryRepository, Get-AzContainerRegistryTag, Get-AzContainerRegistryManifest.',
  });

/** What closes the What if of several operations (interface C4). */
function simulatedText(planned: readonly Change[]): string {
  const failing = planned.filter(each => each.fails).length;
  const failures = failing === 0 ? '' : `, ${failing} would fail`;
  return `What if: ${planned.length} operations${failures}. Nothing was changed.`;
}

/** The message and what to do, in one line. */
const sentencesOf = ({ exception, recommendation }: ErrorRecord): string =>
  [exception.message, ...(recommendation === undefined ? [] : [recommendation])].join(' ');

/** -Verbose and -Debug as what happens with the stream. */
const shown = (given: boolean | undefined): Preference | undefined =>
  given === undefined ? undefined : given ? 'Continue' : 'SilentlyContinue';
