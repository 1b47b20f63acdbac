import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startsBehind } from './command-line.ts';
import { createKeyBindings } from './editor/keys/bindings.ts';
import { defaultOptions } from './editor/options.ts';
import { errorRecordOf } from './engine/error-record.ts';
import { connectAsAsked } from './first-connection.ts';
import { profilePath, runProfile } from './profile.ts';
import { PromptHost } from './prompt-host.ts';
import { defaultPrompt } from './prompt-line.ts';
import { findDirectories } from './session/directories.ts';
import { EMBEDDED_NAME } from './session/embedded-name.ts';
import { formatLocation } from './session/location.ts';
import type { Session } from './session/session.ts';
import { createShell, type Shell } from './shell.ts';
import type { Start } from './start.ts';
import { errorLines, talkStreams } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import type { Shell as PromptShell } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';

/** The session behind the prompt, and how to end it. */
export interface OpenShell {
  readonly shell: PromptShell;
  /** Where the session stands: `contoso:/team/api`. */
  location(): string;
  close(): Promise<void>;
}

/** Opens a session and connects as acrsh's arguments say. */
export async function openPromptShell(start: Start, theme: Theme): Promise<OpenShell> {
  const { line, version, environment } = start;
  const host = new PromptHost(theme);
  const historyFile = join(findDirectories(environment).data, 'history.jsonl');
  const shell = createShell({ host, line, environment, version, historyFile });
  const connectNow = () => connect(start, shell.session, theme);
  // the embedded registry starts with the first command, so that it holds up neither the prompt nor the first keys
  if (!startsBehind(line)) await connectNow();
  const connectFirst = startsBehind(line) ? connectNow : undefined;
  return {
    shell: promptShell({ shell, host, start, connectFirst }),
    location: () => formatLocation(shell.session.places.current),
    close: () => shell.session.close(),
  };
}

async function connect({ line, process, environment }: Start, session: Session, theme: Theme): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  const talk = (lines: readonly string[]) => void process.stderr.write(`${lines.join('\n')}\n`);
  process.once('SIGINT', interrupt);
  try {
    if (line.registry !== undefined) talk([`Connecting to ${clean(line.registry)}…`]);
    const host = talkStreams(theme, talk);
    const password = environment.ACRSH_PASSWORD;
    await connectAsAsked(session, { line, password, host, environment, signal: stop.signal });
  } catch (error) {
    talk(errorLines(errorRecordOf(error, { command: 'Connect-AzContainerRegistry' }), theme));
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Said once a session. */
const SECRET_CUT =
  'The secret in this line was cut out of the history. Leave it out to be asked for it, or use Read-Host -AsSecureString.';

interface PromptShellParts {
  readonly shell: Shell;
  readonly host: PromptHost;
  readonly start: Start;
  /** What is connected with the first command. */
  readonly connectFirst: (() => Promise<void>) | undefined;
}

function promptShell({ shell: { session, engine }, host, start, connectFirst }: PromptShellParts): PromptShell {
  const { line, environment, process } = start;
  const editMode = process.platform === 'win32' ? 'Windows' : 'Emacs';
  let notice: string | undefined = SECRET_CUT;
  let cut = false;
  const record = async (source: string) => {
    const line = await engine.redact(source);
    cut ||= line !== source;
    session.history.add({ line, time: Date.now() });
  };
  let recorded: Promise<void> = Promise.resolve();
  const { damaged } = session.history;
  const notices = [
    damaged === undefined ? undefined : `The history file could not be read; it was kept as ${damaged}.`,
    session.settings.damage,
  ].filter(each => each !== undefined);
  let waiting: Promise<void> | undefined;
  /** Connects once; whoever comes first waits for it. */
  const connectWaiting = () => {
    waiting ??= connectFirst?.();
    return waiting;
  };
  let last: { readonly success: boolean; readonly duration: number | undefined } = {
    success: true,
    duration: undefined,
  };
  const editor = { keys: createKeyBindings(editMode), options: defaultOptions(editMode) };
  return {
    notices,
    editor,
    start: (face, signal) =>
      host.with(face, async () => {
        if (line.noProfile || !existsSync(profilePath(environment))) return {};
        await connectWaiting();
        await runProfile(engine, environment, signal);
        return {};
      }),
    async prompt() {
      const { drive, segments } = session.places.current;
      const location = formatLocation({
        drive: drive ?? (connectFirst && !waiting ? EMBEDDED_NAME : undefined),
        segments,
      });
      const { readOnly = line.readOnly } = session.connections.all.find(each => each.name === drive) ?? {};
      return defaultPrompt({ location, readOnly, isPrivate: false, ...last });
    },
    status: () => undefined,
    complete: async (_text, cursor) => ({ start: cursor, end: cursor, candidates: [], pending: false }),
    forgetNames: () => {},
    suggest: () => [],
    highlight: () => [],
    onMore: () => {},
    commandHelp: async () => undefined,
    parameterHelp: async () => undefined,
    expand: () => undefined,
    isIncomplete: source => engine.isIncomplete(source),
    run: (source, face, signal) =>
      host.with(face, async () => {
        await recorded;
        if (cut && notice !== undefined) {
          host.warning(notice);
          notice = undefined;
        }
        await connectWaiting();
        const began = performance.now();
        const { success, exit } = await engine.run(source, signal);
        last = { success, duration: performance.now() - began };
        return exit === undefined ? {} : { exit };
      }),
    history: {
      entries: () => session.history.entries,
      add(source) {
        // as in other shells, a leading space keeps a line out
        if (!source.startsWith(' ')) recorded = record(source);
      },
      clear: () => {},
    },
  };
}
