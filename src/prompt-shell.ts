import { existsSync } from 'node:fs';
import type { Appearance } from './appearance.ts';
import { suggestLines } from './cmdlets/location/suggest-lines.ts';
import { startsBehind } from './command-line.ts';
import { errorRecordOf } from './engine/error-record.ts';
import { connectAsAsked } from './first-connection.ts';
import { profilePath, runProfile } from './profile.ts';
import { promptHistory } from './prompt-history.ts';
import { PromptHost } from './prompt-host.ts';
import { defaultPrompt } from './prompt-line.ts';
import { historyPath } from './session/directories.ts';
import { EMBEDDED_NAME } from './session/embedded-name.ts';
import { formatLocation } from './session/location.ts';
import type { Session } from './session/session.ts';
import { createShell, type Shell } from './shell.ts';
import type { Start } from './start.ts';
import { statusText } from './status-line.ts';
import { errorLines, talkStreams } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import { hasHyperlinks } from './terminal/hyperlinks.ts';
import { hasTaskbar } from './terminal/taskbar.ts';
import { commandHelpPage, parameterHelpLines } from './ui/help/command-help.ts';
import { promptTextOf } from './ui/prompt/prompt-text.ts';
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
export async function openPromptShell(start: Start, appearance: Appearance): Promise<OpenShell> {
  const { line, version, environment } = start;
  const theme = appearance.theme(true);
  const host = new PromptHost(theme, {
    hyperlinks: hasHyperlinks(environment, true),
    taskbar: hasTaskbar(environment, true),
  });
  const historyFile = historyPath(environment);
  const shell = createShell({ host, line, appearance, environment, version, historyFile });
  const connectNow = () => connect(start, shell.session, appearance.theme(start.process.stderr.isTTY));
  // the embedded registry starts with the first command, so that it holds up neither the prompt nor the first keys
  if (!startsBehind(line)) await connectNow();
  const connectFirst = startsBehind(line) ? connectNow : undefined;
  return {
    shell: promptShell({ shell, host, theme, start, connectFirst }),
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

/** Who has typed more than this knows what the grey text is (interface R4). */
const NEWCOMER = 20;
/** Fits a row of 80 cells. */
const HOW_TO_REFUSE = '→ take · F2 list · Esc dismiss · off Set-PSReadLineOption -PredictionSource None';

interface PromptShellParts {
  readonly shell: Shell;
  readonly host: PromptHost;
  readonly theme: Theme;
  readonly start: Start;
  /** What is connected with the first command. */
  readonly connectFirst: (() => Promise<void>) | undefined;
}

function promptShell({
  shell: { session, engine, lineEditor },
  host,
  theme,
  start,
  connectFirst,
}: PromptShellParts): PromptShell {
  const { line, environment } = start;
  const { damaged } = session.history;
  const notices = [
    damaged === undefined ? undefined : `The history file could not be read; it was kept as ${damaged}.`,
    session.settings.damage,
    ...session.themes.notices,
  ].filter(each => each !== undefined);
  let connecting: Promise<void> | undefined;
  let isConnecting = connectFirst !== undefined;
  /** Connects once; whoever comes first waits for it. */
  const connectWaiting = () => {
    connecting ??= connectFirst?.().finally(() => {
      isConnecting = false;
    });
    return connecting;
  };
  let last: { readonly success: boolean; readonly duration: number } = {
    success: true,
    duration: 0,
  };
  const whereabouts = () => {
    const { drive, segments } = session.places.current;
    return formatLocation({ drive: drive ?? (isConnecting ? EMBEDDED_NAME : undefined), segments });
  };
  const history = promptHistory(session, whereabouts, source => engine.redact(source));
  const told = new Set(session.themes.notices);
  /** What is wrong with a theme that was chosen since the last prompt. */
  const newFaults = () => session.themes.notices.filter(each => !told.has(each) && told.add(each));
  let isHinted = false;
  let level = 0;
  let forget = () => {};
  if (line.screenReader) {
    // what is repainted is read out again: nothing grey behind the cursor, and candidates as lines of their own
    lineEditor.setOption('PredictionSource', 'None');
    lineEditor.bind('Tab', 'Complete');
  }
  return {
    notices,
    editor: {
      keys: lineEditor.keys,
      get options() {
        return lineEditor.editorOptions;
      },
      get keyboard() {
        return lineEditor.promptOptions;
      },
    },
    start: (face, signal) =>
      host.with(face, async () => {
        if (line.noProfile || !existsSync(profilePath(environment))) return {};
        await connectWaiting();
        const slow = await runProfile(engine, environment, signal);
        if (slow !== undefined && !line.noLogo) await face.write([slow]);
        return {};
      }),
    setLevel(next) {
      level = next;
    },
    setBackground: colour => session.themes.setBackground(colour),
    async prompt(face, signal) {
      session.themes.choose();
      await face.write(newFaults());
      const own = await host.with(face, () => engine.promptText(signal));
      if (own !== undefined) return promptTextOf(own);
      const { readOnly = line.readOnly } =
        session.connections.all.find(each => each.name === session.places.current.drive) ?? {};
      return defaultPrompt({ location: whereabouts(), readOnly, isPrivate: line.isPrivate, level, ...last });
    },
    status: () =>
      lineEditor.promptOptions.statusLine ? statusText(session, lineEditor.editorOptions.editMode) : undefined,
    async complete(source, cursor) {
      await connectWaiting();
      return engine.complete(source, cursor);
    },
    forgetNames: () => session.forgetNames(),
    suggestionHint() {
      if (isHinted || session.history.entries.length > NEWCOMER) return undefined;
      isHinted = true;
      return HOW_TO_REFUSE;
    },
    suggest: source => suggestLines(session, source),
    highlight: source => engine.highlight(source).map(each => ({ ...each, token: `shell.${each.token}` })),
    onMore(listener) {
      forget();
      forget = () => {};
      if (listener === undefined) return;
      const forgets = [engine.onKnown(listener), session.names.onChange(listener)];
      forget = () => {
        for (const each of forgets) each();
      };
    },
    async commandHelp(source, cursor, width) {
      const at = await engine.helpAt(source, cursor);
      if (!at) return undefined;
      const { lines, anchorOf } = commandHelpPage(at.cmdlet, width, { related: at.related, theme });
      return { lines, top: at.parameter === undefined ? 0 : anchorOf(at.parameter) };
    },
    async parameterHelp(source, cursor, width) {
      const at = await engine.helpAt(source, cursor);
      return at?.parameter === undefined ? undefined : parameterHelpLines(at.cmdlet, at.parameter, width);
    },
    expand: source => (lineEditor.promptOptions.expandOnSpace ? engine.expandAlias(source) : undefined),
    isIncomplete: source => engine.isIncomplete(source),
    run: (source, face, signal) =>
      host.with(face, async () => {
        for (const sentence of await history.added()) host.warning(sentence);
        await connectWaiting();
        const began = performance.now();
        const { success, outcome, exit } = await (level > 0
          ? engine.runNested(source, signal)
          : engine.run(source, signal));
        last = { success, duration: performance.now() - began };
        history.finish(outcome, last.duration);
        return exit === undefined ? {} : { exit };
      }),
    history: {
      entries: () => history.entries,
      add: source => history.add(source),
      save: () => session.history.close(),
      clear: () => session.history.forget(),
    },
  };
}
