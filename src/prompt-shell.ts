import { join } from 'node:path';
import { type CommandLine, startsBehind } from './command-line.ts';
import { errorRecordOf } from './engine/error-record.ts';
import { connectAsAsked } from './first-connection.ts';
import { runProfile } from './profile.ts';
import { PromptHost } from './prompt-host.ts';
import { findDirectories } from './session/directories.ts';
import { EMBEDDED_NAME } from './session/embedded-name.ts';
import { formatLocation } from './session/location.ts';
import { createShell, type Shell } from './shell.ts';
import { errorLines, talkStreams } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import type { Shell as PromptShell } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';

export interface PromptShellOptions {
  readonly line: CommandLine;
  readonly version: string;
  readonly theme: Theme;
  readonly process: NodeJS.Process;
}

/** The session behind the prompt, and how to end it. */
export interface OpenShell {
  readonly shell: PromptShell;
  close(): Promise<void>;
}

/** Opens a session and connects as acrsh's arguments say. */
export async function openPromptShell({ line, version, theme, process }: PromptShellOptions): Promise<OpenShell> {
  const { stderr, env } = process;
  const host = new PromptHost(theme);
  const historyFile = join(findDirectories(env).data, 'history.jsonl');
  const shell = createShell({ host, line, environment: env, version, historyFile });
  const start = () => connect(line, shell, text => stderr.write(text), theme);
  // the embedded registry starts with the first command, so that it holds up neither the prompt nor the first keys
  if (!startsBehind(line)) await start();
  const connectFirst = startsBehind(line) ? start : undefined;
  return { shell: promptShell({ shell, host, line, connectFirst }), close: () => shell.session.close() };
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
    const host = talkStreams(theme, lines => talk(`${lines.join('\n')}\n`));
    const { env } = process;
    await connectAsAsked(session, { line, password: env.ACRSH_PASSWORD, host, environment: env, signal: stop.signal });
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
  /** What is connected with the first command. */
  readonly connectFirst: (() => Promise<void>) | undefined;
}

function promptShell({ shell: { session, engine }, host, line, connectFirst }: PromptShellParts): PromptShell {
  const record = async (source: string) => session.history.add({ line: await engine.redact(source), time: Date.now() });
  let recorded: Promise<void> = Promise.resolve();
  let profile = line.noProfile ? undefined : (signal: AbortSignal) => runProfile(engine, process.env, signal);
  const { damaged } = session.history;
  let waiting = connectFirst;
  return {
    notices: damaged === undefined ? [] : [`The history file could not be read; it was kept as ${damaged}.`],
    prompt() {
      const { drive, segments } = session.places.current;
      const location = formatLocation({ drive: drive ?? (waiting ? EMBEDDED_NAME : undefined), segments });
      return location === '' ? 'PS> ' : `PS ${location}> `;
    },
    isIncomplete: source => engine.isIncomplete(source),
    run: (source, face, signal) =>
      host.with(face, async () => {
        await recorded;
        await waiting?.();
        waiting = undefined;
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
