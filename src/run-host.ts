import { setImmediate } from 'node:timers/promises';
import type { Host, OutputStyle } from './engine/host.ts';
import type { HostLine } from './engine/host-line.ts';
import { ProgressDisplay } from './progress-display.ts';
import type { OpenBrowser } from './prompt-host.ts';
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

/** What the host of one run is given besides its face. */
export interface RunHostParts {
  readonly theme: Theme;
  readonly hyperlinks: boolean;
  readonly taskbar: boolean;
  readonly openBrowser: OpenBrowser | undefined;
  /** Has the user waited for by the clock. */
  readonly wait: <Result>(forUser: () => Promise<Result>) => Promise<Result>;
}

/** Of so many values at once every so many are shown; in between a key is seen, and Ctrl+C leaves out the rest. */
const SLICE = 500;

/**
 * The host of one run at the prompt, on the face of that run: one that was left behind has a dead face and is heard by nobody. Lines are
 * written in the order in which they were made.
 */
export class RunHost implements Host {
  readonly interactive = true;
  readonly warning: Host['warning'];
  readonly verbose: Host['verbose'];
  readonly debug: Host['debug'];
  readonly information: Host['information'];
  readonly whatIf: Host['whatIf'];
  readonly browse?: NonNullable<Host['browse']>;
  readonly #face: PromptFace;
  readonly #parts: RunHostParts;
  readonly #progress: ProgressDisplay;
  #output: Output | undefined;
  /** Where the output goes that a pager is to show. */
  #paged: PagedLines | undefined;
  #enough = false;
  #most: number | undefined;
  readonly #said = new Set<string>();
  readonly #finishLine: () => void;
  #written: Promise<void> = Promise.resolve();

  constructor(face: PromptFace, parts: RunHostParts) {
    const { theme, taskbar, openBrowser, wait } = parts;
    this.#face = face;
    this.#parts = parts;
    if (openBrowser) this.browse = request => wait(() => openBrowser(request, face));
    this.#progress = new ProgressDisplay({
      theme,
      width: () => face.width,
      draw: line => face.progress(line),
      taskbar: taskbar ? sequence => face.send(sequence) : undefined,
      now: () => Date.now(),
      later: (work, milliseconds) => void setTimeout(work, milliseconds).unref(),
    });
    ({
      warning: this.warning,
      verbose: this.verbose,
      debug: this.debug,
      information: this.information,
      whatIf: this.whatIf,
      finishLine: this.#finishLine,
    } = talkStreams(theme, lines => this.#write(lines), { width: () => face.width }));
  }

  /** The run is over: what it has written is on the screen when this resolves. */
  async end(): Promise<void> {
    await this.endOutput();
    this.#progress.clear();
    await this.#written;
  }

  async output(values: readonly Value[], style?: OutputStyle): Promise<void> {
    await this.show(values, style);
  }

  async show(values: readonly Value[], style?: OutputStyle): Promise<'enough' | undefined> {
    this.#most = style?.most;
    const signal = style?.signal ?? new AbortController().signal;
    if (!this.#output && (style?.paged || isPaged(values))) {
      this.#paged = this.#face.paged(signal);
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
      width: this.#face.width,
      print: lines => this.#print(lines),
      now: () => Date.now(),
      ...inksOf(this.#parts.theme),
      ...(this.#parts.hyperlinks ? { link: hyperlink } : {}),
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
    if (paged) await this.#parts.wait(() => paged.end());
    this.#finishLine();
    if (notices.length > 0) this.#write(notices.flatMap(each => wrap(each, this.#face.width)));
    await this.#written;
  }

  error(record: Parameters<Host['error']>[0]): void {
    this.#write(errorLines(record, this.#parts.theme, this.#face.width));
  }

  progress(progress: Parameters<Host['progress']>[0]): void {
    this.#progress.take(progress);
  }

  async choose({ lines, choices, fallback }: Parameters<Host['choose']>[0]): Promise<number | undefined> {
    await this.#written;
    const question = { lines: this.#hostLines(lines), choices, default: choices[fallback]?.key ?? '' };
    const key = await this.#parts.wait(() => this.#face.ask(question));
    return key === undefined ? undefined : choices.findIndex(each => each.key === key);
  }

  async askText(
    lines: readonly HostLine[],
    label: string,
    { escapes } = { escapes: false },
  ): Promise<string | undefined> {
    await this.#written;
    const question = { lines: this.#hostLines(lines), label: clean(label), escapes };
    return this.#parts.wait(() => this.#face.askText(question));
  }

  async askSecret(label: string): Promise<string | undefined> {
    await this.#written;
    return this.#parts.wait(() => this.#face.askSecret(clean(label)));
  }

  nest(): Promise<void> {
    return this.#parts.wait(() => this.#face.nest());
  }

  clear(): void {
    this.#face.clear();
  }

  #hostLines(lines: readonly HostLine[]): string[] {
    return lines.flatMap(each => hostLines(each, this.#parts.theme, this.#face.width));
  }

  #print(lines: readonly string[]): void {
    if (!this.#paged) this.#write(lines);
    else if (!this.#paged.print(lines)) this.#enough = true;
  }

  #write(lines: readonly string[]): void {
    this.#written = this.#written.then(() => this.#face.write(lines));
  }
}
