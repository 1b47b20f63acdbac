import type { Host, OutputStyle } from './engine/host.ts';
import { settleSoon } from './settle-soon.ts';
import { errorLines, progressText, talkStreams } from './stream-lines.ts';
import { clean } from './terminal/clean.ts';
import { hyperlink } from './terminal/hyperlinks.ts';
import type { PromptFace } from './ui/prompt/shell.ts';
import type { Theme } from './ui/theme/theme.ts';
import type { Value } from './values/value.ts';
import { createOutput, type Output } from './views/default-output.ts';
import { prepareViews } from './views/prepare.ts';

/** What the terminal can do beyond text and colours. */
export interface TerminalGifts {
  /** It makes links of OSC 8 sequences. */
  readonly hyperlinks?: boolean;
}

/** The host behind the prompt: one face a run, so it is set before each. Lines are written in the order in which they were made. */
export class PromptHost implements Host {
  readonly interactive = true;
  readonly warning: Host['warning'];
  readonly verbose: Host['verbose'];
  readonly debug: Host['debug'];
  readonly information: Host['information'];
  readonly whatIf: Host['whatIf'];
  readonly #theme: Theme;
  readonly #hyperlinks: boolean;
  #face: PromptFace | undefined;
  #output: Output | undefined;
  #most: number | undefined;
  readonly #said = new Set<string>();
  readonly #finishLine: () => void;
  #written: Promise<void> = Promise.resolve();

  constructor(theme: Theme, { hyperlinks = false }: TerminalGifts = {}) {
    this.#theme = theme;
    this.#hyperlinks = hyperlinks;
    ({
      warning: this.warning,
      verbose: this.verbose,
      debug: this.debug,
      information: this.information,
      whatIf: this.whatIf,
      finishLine: this.#finishLine,
    } = talkStreams(theme, lines => this.#write(lines)));
  }

  /** Runs with this face, and has everything on the screen when it is over. */
  async with<Result>(face: PromptFace, run: () => Promise<Result>): Promise<Result> {
    this.#face = face;
    try {
      return await run();
    } finally {
      await this.endOutput();
      face.progress(undefined);
      await this.#written;
      this.#face = undefined;
    }
  }

  async output(values: readonly Value[], style?: OutputStyle): Promise<void> {
    this.#most = style?.most;
    const said = await prepareViews(values, {
      signal: style?.signal ?? new AbortController().signal,
      isFirst: this.#output === undefined,
      progress: progress => this.progress(progress),
    });
    for (const each of said) this.#said.add(each);
    this.#output ??= createOutput({
      most: () => this.#most,
      width: this.#now().width,
      print: lines => this.#write(lines),
      now: () => Date.now(),
      paint: (look, text) => this.#theme.paint(look, text),
      styled: (sgr, text) => this.#theme.style(sgr, text),
      ...(this.#hyperlinks ? { link: hyperlink } : {}),
      later: settleSoon,
    });
    this.#output.write(values);
    await this.#written;
  }

  async endOutput(): Promise<void> {
    const notices = [...(this.#output?.end() ?? []), ...this.#said];
    this.#said.clear();
    this.#output = undefined;
    this.#finishLine();
    if (notices.length > 0) this.#write(notices);
    await this.#written;
  }

  error(record: Parameters<Host['error']>[0]): void {
    this.#write(errorLines(record, this.#theme, this.#now().width));
  }

  progress(progress: Parameters<Host['progress']>[0]): void {
    this.#now().progress(progress && progressText(progress));
  }

  async choose({ lines, choices, fallback }: Parameters<Host['choose']>[0]): Promise<number | undefined> {
    await this.#written;
    const key = await this.#now().ask({ lines: lines.map(clean), choices, default: choices[fallback]?.key ?? '' });
    return key === undefined ? undefined : choices.findIndex(each => each.key === key);
  }

  async askText(lines: readonly string[], label: string): Promise<string | undefined> {
    await this.#written;
    return this.#now().askText({ lines: lines.map(clean), label: clean(label) });
  }

  async askSecret(label: string): Promise<string | undefined> {
    await this.#written;
    return this.#now().askSecret(clean(label));
  }

  clear(): void {
    this.#now().clear();
  }

  #now(): PromptFace {
    if (this.#face) return this.#face;
    throw new Error('nothing is running at the prompt');
  }

  #write(lines: readonly string[]): void {
    const face = this.#now();
    this.#written = this.#written.then(() => face.write(lines));
  }
}
