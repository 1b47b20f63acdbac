import type { BrowseRequest, Host, OutputStyle } from './engine/host.ts';
import { RunHost } from './run-host.ts';
import type { PromptFace } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';
import type { Value } from './values/value.ts';

/** What the terminal can do beyond text and colours. */
export interface TerminalGifts {
  /** It makes links of OSC 8 sequences. */
  readonly hyperlinks?: boolean;
  /** It shows progress in the task bar (OSC 9;4). */
  readonly taskbar?: boolean;
  /** Left out: there is no browser. */
  readonly openBrowser?: OpenBrowser;
}

/** Opens the browser on a face; answers what was marked in it. */
export type OpenBrowser = (request: BrowseRequest, face: PromptFace) => Promise<readonly Value[]>;

/** The host behind the prompt: that of the run that has begun last and is not over. */
export class PromptHost implements Host {
  readonly interactive = true;
  readonly #theme: Theme;
  readonly #gifts: TerminalGifts;
  #run: RunHost | undefined;
  #waited = 0;

  constructor(theme: Theme, gifts: TerminalGifts = {}) {
    this.#theme = theme;
    this.#gifts = gifts;
  }

  /** Runs with this face, and has everything on the screen when it is over. */
  async with<Result>(face: PromptFace, run: () => Promise<Result>): Promise<Result> {
    const { hyperlinks = false, taskbar = false, openBrowser } = this.#gifts;
    const wait = this.#wait.bind(this);
    const host = new RunHost(face, { theme: this.#theme, hyperlinks, taskbar, openBrowser, wait });
    // a run in the middle of another one, at its suspended question, leaves that one as it was
    const before = this.#run;
    this.#run = host;
    try {
      return await run();
    } finally {
      await host.end();
      // one that was left behind ends in the middle of another
      if (this.#run === host) this.#run = before;
    }
  }

  forInput(): Host {
    return this.#run ?? this;
  }

  /** Milliseconds that the user has been waited for so far: for answers, at a suspended question, and to close the pager. */
  get waited(): number {
    return this.#waited;
  }

  async #wait<Result>(forUser: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const before = this.#waited;
    try {
      return await forUser();
    } finally {
      // what was waited for at a nested prompt is a part of it
      this.#waited = before + performance.now() - began;
    }
  }

  output(values: readonly Value[], style?: OutputStyle): Promise<void> {
    return this.#now.output(values, style);
  }

  show(values: readonly Value[], style?: OutputStyle): Promise<'enough' | undefined> {
    return this.#now.show(values, style);
  }

  endOutput(): Promise<void> {
    return this.#now.endOutput();
  }

  error(record: Parameters<Host['error']>[0]): void {
    this.#now.error(record);
  }

  warning(text: string): void {
    this.#now.warning(text);
  }

  verbose(text: string): void {
    this.#now.verbose(text);
  }

  debug(text: string): void {
    this.#now.debug(text);
  }

  information(...[text, look]: Parameters<Host['information']>): void {
    this.#now.information(text, look);
  }

  whatIf(lines: Parameters<Host['whatIf']>[0]): void {
    this.#now.whatIf(lines);
  }

  progress(progress: Parameters<Host['progress']>[0]): void {
    // what has ended may still tell how far it is
    this.#run?.progress(progress);
  }

  choose(question: Parameters<Host['choose']>[0]): Promise<number | undefined> {
    return this.#now.choose(question);
  }

  askText(...asked: Parameters<Host['askText']>): Promise<string | undefined> {
    return this.#now.askText(...asked);
  }

  askSecret(label: string): Promise<string | undefined> {
    return this.#now.askSecret(label);
  }

  nest(): Promise<void> {
    return this.#now.nest();
  }

  clear(): void {
    this.#now.clear();
  }

  get #now(): RunHost {
    if (this.#run) return this.#run;
    throw new Error('nothing is running at the prompt');
  }
}
