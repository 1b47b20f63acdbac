import { join } from 'node:path';
import type { CommandLine } from './command-line.ts';
import { errorRecordOf } from './engine/error-record.ts';
import { runProfile } from './profile.ts';
import { PromptHost } from './prompt-host.ts';
import { findDirectories } from './session/directories.ts';
import { formatLocation } from './session/location.ts';
import { EMULATOR_NAME } from './session/session.ts';
import { connectAsAsked, createShell, type Shell } from './shell.ts';
import { errorLines, talkLines } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import type { Shell as PromptShell } from './ui/prompt/shell.ts';
import { startPrompt } from './ui/prompt/start.ts';
import { colourLevel, createTheme, type Theme } from './ui/theme/theme.ts';

/** The interactive face: greets, connects as acrsh's arguments say, and runs what is typed until `exit`. Answers the exit code. */
export async function runPrompt(line: CommandLine, version: string, process: NodeJS.Process): Promise<number> {
  const { stdin, stdout, stderr, env } = process;
  const theme = createTheme(colourLevel(env, true));
  const host = new PromptHost(theme);
  const historyFile = join(findDirectories(env).data, 'history.jsonl');
  const shell = createShell({ host, line, environment: env, version, historyFile });
  if (!line.noLogo)
    stdout.write(`acrsh ${version}: Get-Command lists what there is, Get-Help explains it, exit leaves.\n`);
  const { damaged } = shell.session.history;
  if (damaged !== undefined) stderr.write(`The history file could not be read; it was kept as ${damaged}.\n`);
  // the embedded registry starts behind the prompt; anything that can fail is waited for
  const embeddedOnly = line.emulator && line.registry === undefined && line.port === undefined && !line.tls;
  const connecting = connect(line, shell, text => stderr.write(text), theme);
  if (!embeddedOnly) await connecting;
  try {
    return await startPrompt({
      shell: promptShell({ shell, host, line, ready: connecting }),
      stdin,
      stdout,
      process,
      editMode: process.platform === 'win32' ? 'Windows' : 'Emacs',
      theme,
    });
  } finally {
    await shell.session.close();
  }
}

async function connect(
  line: CommandLine,
  { session }: Shell,
  talk: (text: string) => void,
  theme: Theme,
): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    if (line.registry !== undefined) talk(`Connecting to ${clean(line.registry)}…\n`);
    const warn = (text: string) => talk(`${talkLines('out.warning', text, theme).join('\n')}\n`);
    await connectAsAsked(session, { line, password: process.env.ACRSH_PASSWORD, warn, signal: stop.signal });
  } catch (error) {
    talk(`${errorLines(errorRecordOf(error, { command: 'Connect-AzContainerRegistry' }), theme).join('\n')}\n`);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

interface PromptShellParts {
  readonly shell: Shell;
  readonly host: PromptHost;
  readonly line: CommandLine;
  /** Settles when the first connection stands or has failed. */
  readonly ready: Promise<void>;
}

function promptShell({ shell: { session, engine }, host, line, ready }: PromptShellParts): PromptShell {
  const record = async (source: string) => session.history.add({ line: await engine.redact(source), time: Date.now() });
  let recorded: Promise<void> = Promise.resolve();
  let profile = line.noProfile ? undefined : (signal: AbortSignal) => runProfile(engine, process.env, signal);
  return {
    prompt() {
      const { drive, segments } = session.places.current;
      const location = formatLocation({ drive: drive ?? (line.emulator ? EMULATOR_NAME : undefined), segments });
      return location === '' ? 'PS> ' : `PS ${location}> `;
    },
    isIncomplete: source => engine.isIncomplete(source),
    run: (source, face, signal) =>
      host.with(face, async () => {
        await recorded;
        await ready;
        await profile?.(signal);
        profile = undefined;
        const { exit } = await engine.run(source, signal);
        return exit === undefined ? {} : { exit };
      }),
    history: {
      entries: () => session.history.entries.map(each => each.line),
      add(source) {
        // as in other shells, a leading space keeps a line out
        if (!source.startsWith(' ')) recorded = record(source);
      },
    },
  };
}
