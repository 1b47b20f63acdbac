import { setImmediate } from 'node:timers/promises';
import type { BrowseRequest, Host, OutputStyle } from './engine/host.ts';
import type { HostLine } from './engine/host-line.ts';
import { ProgressDisplay } from './progress-display.ts';
import { settleSoon } from './settle-soon.ts';
import { errorLines, hostLines, inksOf, talkStreams } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import { hyperlink } from './terminal/hyperlinks.ts';
import type { PagedLines } from './ui/pager/paged-lines.ts';
import type { PromptFace } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';
import type { Value } from './values/value.ts';
import { createOutput, type Output } from './views/default-output.ts';
import { wrap } from './views/lines.ts';
import { isPaged } from './views/paged.ts';
import { prepareViews } from './views/prepare.ts';

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

/** Of so many values at once every so many are shown; in between a key is seen, and Ctrl+C leaves out the rest. */
const SLICE = 500;

/** The host behind the prompt: one face a run, so it is set before each. Lines are written in the order in which they were made. */
export class PromptHost implements Host {
  readonly interactive = true;
  readonly warning: Host['warning'];
  readonly verbose: Host['verbose'];
  readonly debug: Host['debug'];
  readonly information: Host['information'];
  readonly whatIf: Host['whatIf'];
  readonly browse?: NonNullable<Host['browse']>;
  readonly #theme: Theme;
  readonly #hyperlinks: boolean;
  readonly #progress: ProgressDisplay;
  #face: PromptFace | undefined;
  #output: Output | undefined;
  /** Where the output goes that a pager is to show. */
  #paged: PagedLines | undefined;
  #enough = false;
  #most: number | undefined;
  readonly #said = new Set<string>();
  readonly #finishLine: () => void;
  #waited = 0;
  #written: Promise<void> = Promise.resolve();

  constructor(theme: Theme, { hyperlinks = false, taskbar = false, openBrowser }: TerminalGifts = {}) {
    this.#theme = theme;
    if (openBrowser) {
      this.browse = request => {
        const face = this.#now();
        return this.#wait(() => openBrowser(request, face));
      };
    }
    this.#progress = new ProgressDisplay({
      theme,
      // what an abandoned command still tells is drawn nowhere
      width: () => this.#face?.width ?? 0,
      draw: line => this.#face?.progress(line),
      taskbar: taskbar ? sequence => this.#face?.send(sequence) : undefined,
      now: () => Date.now(),
      later: (work, milliseconds) => void setTimeout(work, milliseconds).unref(),
    });
    this.#hyperlinks = hyperlinks;
    ({
      warning: this.warning,
      verbose: this.verbose,
      debug: this.debug,
      information: this.information,
      whatIf: this.whatIf,
      finishLine: this.#finishLine,
    } = talkStreams(theme, lines => this.#write(lines), { width: () => this.#now().width }));
  }

  /** Runs with this face, and has everything on the screen when it is over. */
  async with<Result>(face: PromptFace, run: () => Promise<Result>): Promise<Result> {
    // a run in the middle of another one, at its suspended question, leaves that one's face and half a table as they were
    const before = { face: this.#face, output: this.#output, paged: this.#paged };
    this.#face = face;
    this.#output = undefined;
    this.#paged = undefined;
    try {
      return await run();
    } finally {
      await this.endOutput();
      this.#progress.clear();
      await this.#written;
      this.#face = before.face;
      this.#output = before.output;
      this.#paged = before.paged;
    }
  }

  async output(values: readonly Value[], style?: OutputStyle): Promise<void> {
    await this.show(values, style);
  }

  async show(values: readonly Value[], style?: OutputStyle): Promise<'enough' | undefined> {
    this.#most = style?.most;
    const signal = style?.signal ?? new AbortController().signal;
    if (!this.#output && (style?.paged || isPaged(values))) {
      this.#paged = this.#now().paged(signal);
      this.#enough = false;
    }
    const said = await prepareViews(values, {
      signal,
      isFirst: this.#output === undefined,
      progress: progress => this.progress(progress),
    });
    for (const each of said) this.#said.add(each);
    this.#output ??= createOutput({
      most: () => this.#most,
      width: this.#now().width,
      print: lines => this.#print(lines),
      now: () => Date.now(),
      ...inksOf(this.#theme),
      ...(this.#hyperlinks ? { link: hyperlink } : {}),
      later: settleSoon,
    });
    const output = this.#output;
    for (let start = 0; start < values.length && !this.#enough; start += SLICE) {
      if (start > 0) {
        await setImmediate();
        signal.throwIfAborted();
      }
      output.write(values.slice(start, start + SLICE));
      // what is written aside waits until the pager closes; the pager must not wait for it
      if (!this.#paged) await this.#written;
    }
    return this.#enough ? 'enough' : undefined;
  }

  async endOutput(): Promise<void> {
    const notices = [...(this.#output?.end() ?? []), ...this.#said];
    this.#said.clear();
    this.#output = undefined;
    const paged = this.#paged;
    this.#paged = undefined;
    this.#enough = false;
    if (paged) await this.#wait(() => paged.end());
    this.#finishLine();
    if (notices.length > 0) this.#write(notices.flatMap(each => wrap(each, this.#now().width)));
    await this.#written;
  }

  error(record: Parameters<Host['error']>[0]): void {
    this.#write(errorLines(record, this.#theme, this.#now().width));
  }

  progress(progress: Parameters<Host['progress']>[0]): void {
    this.#progress.take(progress);
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

  async choose({ lines, choices, fallback }: Parameters<Host['choose']>[0]): Promise<number | undefined> {
    await this.#written;
    const question = { lines: this.#hostLines(lines), choices, default: choices[fallback]?.key ?? '' };
    const key = await this.#wait(() => this.#now().ask(question));
    return key === undefined ? undefined : choices.findIndex(each => each.key === key);
  }

  async askText(
    lines: readonly HostLine[],
    label: string,
    { escapes } = { escapes: false },
  ): Promise<string | undefined> {
    await this.#written;
    const question = { lines: this.#hostLines(lines), label: clean(label), escapes };
    return this.#wait(() => this.#now().askText(question));
  }

  async askSecret(label: string): Promise<string | undefined> {
    await this.#written;
    return this.#wait(() => this.#now().askSecret(clean(label)));
  }

  nest(): Promise<void> {
    return this.#wait(() => this.#now().nest());
  }

  clear(): void {
    this.#now().clear();
  }

  #hostLines(lines: readonly HostLine[]): string[] {
    return lines.flatMap(each => hostLines(each, this.#theme, this.#now().width));
  }

  #now(): PromptFace {
    if (this.#face) return this.#face;
    throw new Error('nothing is running at the prompt');
  }

  #print(lines: readonly string[]): void {
    if (!this.#paged) this.#write(lines);
    else if (!this.#paged.print(lines)) this.#enough = true;
  }

  #write(lines: readonly string[]): void {
    const face = this.#now();
    this.#written = this.#written.then(() => face.write(lines));
  }
}
