import { existsSync } from 'node:fs';
import { suggestLines } from './cmdlets/location/suggest-lines.ts';
import { makeProfileFolder, profilePath, runProfile } from './profile.ts';
import { type PromptHistory, promptHistory } from './prompt-history.ts';
import type { PromptHost } from './prompt-host.ts';
import { defaultPrompt } from './prompt-line.ts';
import { EMBEDDED_NAME } from './session/embedded-name.ts';
import { formatLocation } from './session/location.ts';
import type { Shell } from './shell.ts';
import type { Start } from './start.ts';
import { statusText } from './status-line.ts';
import { commandHelpPage, parameterHelpLines } from './ui/help/command-help.ts';
import { type PromptText, promptTextOf } from './ui/prompt/prompt-text.ts';
import type { PromptFace, Shell as PromptShell, RunResult, Stops } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';

export interface SessionShellParts {
  readonly shell: Shell;
  readonly host: PromptHost;
  readonly theme: Theme;
  readonly start: Start;
  /** Connects to what the arguments name; undefined where that has been done. */
  readonly connectFirst: (() => Promise<void>) | undefined;
}

/** Who has typed more than this knows what the grey text is (interface R4). */
const NEWCOMER = 20;
/** Fits a row of 80 cells. */
const HOW_TO_REFUSE = '→ take · F2 list · Esc dismiss · off Set-PSReadLineOption -PredictionSource None';

/** The session as the prompt sees it. */
export class SessionShell implements PromptShell {
  readonly notices: readonly string[];
  readonly #parts: SessionShellParts;
  readonly #kept: PromptHistory;
  /** Faults of themes that have been told. */
  readonly #told: Set<string>;
  #connecting: Promise<void> | undefined;
  #isConnecting: boolean;
  #last = { success: true, duration: 0 };
  #level = 0;
  #isHinted = false;
  #forgetListener = () => {};

  constructor(parts: SessionShellParts) {
    this.#parts = parts;
    const { shell, start } = parts;
    const { session, engine, lineEditor } = shell;
    const { history, settings, themes } = session;
    this.#isConnecting = parts.connectFirst !== undefined;
    this.#kept = promptHistory(
      session,
      () => this.#location,
      source => engine.redact(source),
    );
    this.#told = new Set(themes.notices);
    this.notices = [
      history.damaged === undefined
        ? undefined
        : `The history file could not be read; it was kept as ${history.damaged}.`,
      settings.damage,
      ...themes.notices,
    ].filter(each => each !== undefined);
    if (start.line.screenReader) {
      // what is repainted is read out again: nothing grey behind the cursor, and candidates as lines of their own
      lineEditor.setOption('PredictionSource', 'None');
      lineEditor.bind('Tab', 'Complete');
    }
  }

  get isSpoken(): boolean {
    return this.#parts.start.line.screenReader;
  }

  get editor(): PromptShell['editor'] {
    const { keys, editorOptions, promptOptions } = this.#parts.shell.lineEditor;
    return { keys, options: editorOptions, keyboard: promptOptions };
  }

  get history(): PromptShell['history'] {
    const { history } = this.#parts.shell.session;
    return {
      entries: () => this.#kept.entries,
      add: source => this.#kept.add(source),
      save: () => history.close(),
      clear: () => history.forget(),
    };
  }

  start(face: PromptFace, { signal, abandoned }: Stops): Promise<RunResult> {
    const { host, start, shell } = this.#parts;
    const { line, environment } = start;
    makeProfileFolder(environment);
    return host.with(face, async () => {
      if (line.noProfile || !existsSync(profilePath(environment))) return {};
      await this.#connect();
      const slow = await runProfile(shell.engine, environment, { signal, abandoned });
      if (slow !== undefined && !line.noLogo) await face.write([slow]);
      return {};
    });
  }

  run(source: string, face: PromptFace, { signal, abandoned }: Stops): Promise<RunResult> {
    const { host, shell } = this.#parts;
    return host.with(face, async () => {
      const { notices, finish } = await this.#kept.added();
      for (const sentence of notices) host.warning(sentence);
      await this.#connect();
      const began = performance.now() - host.waited;
      const run = this.#level > 0 ? shell.engine.runNested : shell.engine.run;
      const { success, outcome, exit } = await run(source, signal, abandoned);
      this.#last = { success, duration: performance.now() - host.waited - began };
      finish(outcome, this.#last.duration);
      return exit === undefined ? {} : { exit };
    });
  }

  browse(face: PromptFace, stops: Stops): Promise<void> {
    const { host, shell } = this.#parts;
    return host.with(face, async () => {
      await this.#connect();
      await shell.engine.aside('Show-Browser', { host, ...stops });
    });
  }

  setLevel(level: number): void {
    this.#level = level;
  }

  async prompt(face: PromptFace, { signal }: Stops): Promise<PromptText> {
    const { host, shell } = this.#parts;
    const { themes } = shell.session;
    themes.choose();
    await face.write(themes.notices.filter(each => !this.#told.has(each) && this.#told.add(each)));
    const own = await host.with(face, () => shell.engine.promptText(signal));
    return own === undefined ? this.plainPrompt : promptTextOf(own);
  }

  get plainPrompt(): PromptText {
    const { shell, start } = this.#parts;
    const { connections, places } = shell.session;
    const connection = connections.at(places.current.drive);
    return defaultPrompt({
      location: this.#location,
      readOnly: connection?.readOnly ?? start.line.readOnly,
      isProtected: connection?.isProtected ?? false,
      isPrivate: start.line.isPrivate,
      level: this.#level,
      ...this.#last,
    });
  }

  setBackground(colour: Parameters<PromptShell['setBackground']>[0]): void {
    this.#parts.shell.session.themes.setBackground(colour);
  }

  status(): string | undefined {
    const { session, lineEditor } = this.#parts.shell;
    return lineEditor.promptOptions.statusLine ? statusText(session, lineEditor.editorOptions.editMode) : undefined;
  }

  isIncomplete(source: string): boolean {
    return this.#parts.shell.engine.isIncomplete(source);
  }

  async complete(source: string, cursor: number): ReturnType<PromptShell['complete']> {
    await this.#connect();
    return this.#parts.shell.engine.complete(source, cursor);
  }

  forgetNames(): void {
    this.#parts.shell.session.forgetNames();
  }

  suggest(source: string): ReturnType<PromptShell['suggest']> {
    return suggestLines(this.#parts.shell.session, source);
  }

  suggestionHint(): string | undefined {
    if (this.#isHinted || this.#parts.shell.session.history.entries.length > NEWCOMER) return undefined;
    this.#isHinted = true;
    return HOW_TO_REFUSE;
  }

  highlight(source: string): ReturnType<PromptShell['highlight']> {
    return this.#parts.shell.engine.highlight(source).map(each => ({ ...each, token: `shell.${each.token}` }));
  }

  onMore(listener: (() => void) | undefined): void {
    const { engine, session } = this.#parts.shell;
    this.#forgetListener();
    const forgets = listener === undefined ? [] : [engine.onKnown(listener), session.names.onChange(listener)];
    this.#forgetListener = () => {
      for (const each of forgets) each();
    };
  }

  async commandHelp(source: string, cursor: number, width: number): ReturnType<PromptShell['commandHelp']> {
    const { shell, theme } = this.#parts;
    const at = await shell.engine.helpAt(source, cursor);
    if (!at) return undefined;
    const { lines, anchorOf } = commandHelpPage(at.cmdlet, width, { related: at.related, theme });
    return { lines, top: at.parameter === undefined ? 0 : anchorOf(at.parameter) };
  }

  async parameterHelp(source: string, cursor: number, width: number): ReturnType<PromptShell['parameterHelp']> {
    const at = await this.#parts.shell.engine.helpAt(source, cursor);
    return at?.parameter === undefined ? undefined : parameterHelpLines(at.cmdlet, at.parameter, width);
  }

  expand(source: string): string | undefined {
    const { engine, lineEditor } = this.#parts.shell;
    return lineEditor.promptOptions.expandOnSpace ? engine.expandAlias(source) : undefined;
  }

  /** Where the session stands: `contoso:/team/api`; empty while nothing is connected. */
  get #location(): string {
    const { drive, segments } = this.#parts.shell.session.places.current;
    return formatLocation({ drive: drive ?? (this.#isConnecting ? EMBEDDED_NAME : undefined), segments });
  }

  /** Connects once; whoever comes first waits for it. */
  async #connect(): Promise<void> {
    this.#connecting ??= this.#parts.connectFirst?.().finally(() => {
      this.#isConnecting = false;
    });
    await this.#connecting;
  }
}
