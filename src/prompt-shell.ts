import type { Appearance } from './appearance.ts';
import { startsBehind } from './command-line.ts';
import { errorRecordOf } from './engine/error-record.ts';
import { connectAsAsked } from './first-connection.ts';
import { type OpenBrowser, PromptHost } from './prompt-host.ts';
import { historyPath } from './session/directories.ts';
import { formatLocation } from './session/location.ts';
import type { Session } from './session/session.ts';
import { SessionShell } from './session-shell.ts';
import { createShell } from './shell.ts';
import type { Start } from './start.ts';
import { errorLines, talkStreams } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import { hasHyperlinks } from './terminal/hyperlinks.ts';
import { hasTaskbar } from './terminal/taskbar.ts';
import type { Shell as PromptShell } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';

/** The session behind the prompt, and how to end it. */
export interface OpenShell {
  readonly shell: PromptShell;
  /** Where the session stands: `contoso:/team/api`. */
  location(): string;
  /** The registry of the location is a protected one. */
  isProtected(): boolean;
  close(): Promise<void>;
}

/** Opens a session and connects as acrsh's arguments say. */
export async function openPromptShell(start: Start, appearance: Appearance): Promise<OpenShell> {
  const { line, version, environment } = start;
  const theme = appearance.theme(true);
  const host = new PromptHost(theme, {
    openBrowser: (request, face) => openBrowser(request, face),
    hyperlinks: hasHyperlinks(environment, true),
    taskbar: hasTaskbar(environment, true),
  });
  const historyFile = historyPath(environment);
  const shell = createShell({ host, line, appearance, environment, version, historyFile });
  let browser: OpenBrowser | undefined;
  const openBrowser: OpenBrowser = async (request, face) => {
    // it takes its time to load, and most sessions at the prompt never see it
    browser ??= (await import('./session-browser.ts')).createBrowser({
      shell,
      theme,
      environment,
      spokenHost: line.screenReader ? host : undefined,
    });
    return browser(request, face);
  };
  const connectNow = () => connect(start, shell.session, appearance.theme(start.process.stderr.isTTY));
  // the embedded registry starts with the first command, so that it holds up neither the prompt nor the first keys
  if (!startsBehind(line)) await connectNow();
  const connectFirst = startsBehind(line) ? connectNow : undefined;
  return {
    shell: new SessionShell({ shell, host, theme, start, connectFirst }),
    location: () => formatLocation(shell.session.places.current),
    isProtected: () => {
      const { connections, places } = shell.session;
      return connections.at(places.current.drive)?.isProtected ?? false;
    },
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
