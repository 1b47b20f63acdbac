import { stripVTControlCharacters } from 'node:util';
import { openAppearance } from './appearance.ts';
import type { CommandLine } from './command-line.ts';
import { ConsoleHost } from './console-host.ts';
import type { RunResult } from './engine/engine.ts';
import { errorRecordOf } from './engine/error-record.ts';
import { exitCode } from './exit-code.ts';
import { connectAsAsked } from './first-connection.ts';
import type { LineInput } from './line-input.ts';
import { runProfile } from './profile.ts';
import { formatLocation } from './session/location.ts';
import { createShell, type Shell } from './shell.ts';
import { standardStreams } from './standard-streams.ts';
import type { Start } from './start.ts';
import { statementsOf } from './statements.ts';
import { listenForStops, type StopSignals } from './stop-signals.ts';

/**
 * -Command, -File, `-`, piped input, and the lines of a terminal that has no cursor to steer: runs and leaves. stdout is data, stderr is talk;
 * only on such a terminal is anything asked. Answers the exit code.
 */
export async function runConsole({ line, version, process, environment }: Start): Promise<number> {
  const streams = standardStreams(process);
  const appearance = openAppearance(line, environment, process.platform);
  const readInput = async () => (await import('node:stream/consumers')).text(process.stdin);
  const stops = listenForStops(process, streams.talk);
  const theme = appearance.theme(process.stderr.isTTY === true);
  const asksFor = line.mode.kind === 'prompt' && !line.nonInteractive;
  const input =
    line.mode.kind === 'prompt' || (line.mode.kind === 'input' && !line.passwordStdin)
      ? new (await import('./line-input.ts')).LineInput(process.stdin, stops.signal)
      : undefined;
  const questions =
    asksFor && input
      ? (await import('./line-questions.ts')).lineQuestions({ input, talk: streams.talk, theme, width: streams.width })
      : undefined;
  const host = new ConsoleHost({
    streams,
    questions,
    json: line.outputFormat === 'Json',
    theme,
    dataTheme: appearance.theme(process.stdout.isTTY === true),
    readInput: line.mode.kind === 'input' || line.passwordStdin ? undefined : readInput,
  });
  const shell = createShell({ host, line, appearance, environment, version, historyFile: undefined });
  const { settings, themes } = shell.session;
  if (settings.damage !== undefined) host.warning(settings.damage);
  for (const notice of themes.notices) host.warning(notice);
  try {
    const password = line.passwordStdin ? (await readInput()).replace(/\r?\n$/, '') : environment.ACRSH_PASSWORD;
    try {
      await connectAsAsked(shell.session, { line, password, host, environment, signal: stops.signal });
    } catch (error) {
      const record = errorRecordOf(error, { command: 'Connect-AzContainerRegistry' });
      host.error(record);
      return exitCode({ kind: 'error', record, cancelled: stops.signal.aborted }, stops);
    }
    // the registry may have a theme of its own
    themes.choose();
    if (!line.noProfile) await runProfile(shell.engine, environment, stops);
    const run = runMode(line, { shell, input, talk: streams.talk, asks: asksFor, stops });
    const result = await stops.orLeft(run);
    if (result === undefined) return stops.exitCode;
    return exitCode({ kind: 'run', result, fromFile: line.mode.kind === 'file' }, stops);
  } finally {
    stops.release();
    await host.finish();
    await shell.session.close();
  }
}

interface Surroundings {
  readonly shell: Shell;
  /** Where statements are read from; undefined where they are not. */
  readonly input: LineInput | undefined;
  /** Each line is asked for. */
  readonly asks: boolean;
  /** Writes to the terminal what is no data. */
  readonly talk: (text: string) => void;
  readonly stops: Pick<StopSignals, 'signal' | 'abandoned'>;
}

/** Piped input is read line by line, and each statement runs when it is whole. On a terminal that has no cursor to steer, a prompt asks for it. */
async function runMode({ mode }: CommandLine, { shell, input, asks, talk, stops }: Surroundings): Promise<RunResult> {
  const { engine, session } = shell;
  const { signal, abandoned } = stops;
  if (mode.kind === 'command') return engine.run(mode.text, signal, abandoned);
  if (mode.kind === 'file') return engine.runFile(mode.path, mode.args, signal, abandoned);
  let last: RunResult = { success: true, outcome: 'ok', ended: false, changed: 0, errors: [] };
  async function ask(isOpen: boolean): Promise<void> {
    const location = formatLocation(session.places.current);
    const own = isOpen ? '>> ' : await engine.promptText(signal);
    talk(stripVTControlCharacters(own ?? `PS${location === '' ? '' : ` ${location}`}> `));
  }
  for await (const statement of statementsOf(
    input ?? [],
    source => engine.isIncomplete(source),
    asks ? ask : undefined,
  )) {
    last = await engine.run(statement, signal, abandoned);
    if (last.exit !== undefined || last.outcome === 'cancelled') break;
  }
  return last;
}
