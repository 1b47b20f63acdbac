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

/**
 * -Command, -File, `-`, piped input, and the lines of a terminal that has no cursor to steer: runs and leaves. stdout is data, stderr is talk;
 * only on such a terminal is anything asked. Answers the exit code.
 */
export async function runConsole({ line, version, process, environment }: Start): Promise<number> {
  const streams = standardStreams(process);
  const appearance = openAppearance(line, environment, process.platform);
  const readInput = async () => (await import('node:stream/consumers')).text(process.stdin);
  const stop = new AbortController();
  const theme = appearance.theme(process.stderr.isTTY === true);
  const asksFor = line.mode.kind === 'prompt' && !line.nonInteractive;
  const input =
    line.mode.kind === 'prompt' || (line.mode.kind === 'input' && !line.passwordStdin)
      ? new (await import('./line-input.ts')).LineInput(process.stdin, stop.signal)
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
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const password = line.passwordStdin ? (await readInput()).replace(/\r?\n$/, '') : environment.ACRSH_PASSWORD;
    try {
      await connectAsAsked(shell.session, { line, password, host, environment, signal: stop.signal });
    } catch (error) {
      const record = errorRecordOf(error, { command: 'Connect-AzContainerRegistry' });
      host.error(record);
      return exitCode({ kind: 'error', record, cancelled: stop.signal.aborted });
    }
    // the registry may have a theme of its own
    themes.choose();
    if (!line.noProfile) await runProfile(shell.engine, environment, stop.signal);
    const result = await runMode(line, { shell, input, talk: streams.talk, asks: asksFor, signal: stop.signal });
    return exitCode({ kind: 'run', result, fromFile: line.mode.kind === 'file' });
  } finally {
    process.off('SIGINT', interrupt);
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
  readonly signal: AbortSignal;
}

/** Piped input is read line by line, and each statement runs when it is whole. On a terminal that has no cursor to steer, a prompt asks for it. */
async function runMode({ mode }: CommandLine, { shell, input, asks, talk, signal }: Surroundings): Promise<RunResult> {
  const { engine, session } = shell;
  if (mode.kind === 'command') return engine.run(mode.text, signal);
  if (mode.kind === 'file') return engine.runFile(mode.path, mode.args, signal);
  let last: RunResult = { success: true, outcome: 'ok', ended: false, errors: [] };
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
    last = await engine.run(statement, signal);
    if (last.exit !== undefined || last.outcome === 'cancelled') break;
  }
  return last;
}
