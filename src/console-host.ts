import type { Host, OutputStyle } from './engine/host.ts';
import { ProgressDisplay } from './progress-display.ts';
import { settleSoon } from './settle-soon.ts';
import { errorJson, errorLines, inksOf, talkStreams } from './stream-lines.ts';
import type { Theme } from './ui/theme/theme.ts';
import type { Value } from './values/value.ts';
import { createOutput, type Output } from './views/default-output.ts';
import { createJsonArray } from './views/json-array.ts';

/** Where the console host writes: data to one stream, talk to the other. */
export interface ConsoleStreams {
  /** Resolves when the stream can take more. */
  data(text: string): Promise<void>;
  talk(text: string): void;
  /** Resolves when everything has been taken; rejects when something could not be written. */
  flush(): Promise<void>;
  readonly width: number;
  /** Cells of the terminal that talk goes to; left out where it goes elsewhere. */
  readonly talkWidth?: number | undefined;
  /** Sends that terminal a sequence for the task bar; left out where it shows nothing there. */
  readonly taskbar?: ((sequence: string) => void) | undefined;
}

export interface ConsoleHostOptions {
  readonly streams: ConsoleStreams;
  readonly json: boolean;
  /** How talk looks. */
  readonly theme: Theme;
  /** How output for people looks. */
  readonly dataTheme: Theme;
  /** Standard input as text; left out where statements are read from it. */
  readonly readInput: (() => Promise<string>) | undefined;
  /** Asks the person at a terminal; left out where nobody is there. */
  readonly questions?: Questions | undefined;
}

type Questions = Pick<Host, 'choose' | 'askText' | 'askSecret'>;

const nobodyThere = () => Promise.reject(new Error('nothing can be asked here'));

/** The host of -Command, -File and piped input: stdout is data, stderr is talk, and only who types the lines is ever asked. */
export class ConsoleHost implements Host {
  readonly interactive: boolean;
  readonly warning: Host['warning'];
  readonly verbose: Host['verbose'];
  readonly debug: Host['debug'];
  readonly information: Host['information'];
  readonly whatIf: Host['whatIf'];
  readonly readInput?: () => Promise<string>;
  readonly choose: Host['choose'];
  readonly askText: Host['askText'];
  readonly askSecret: Host['askSecret'];
  readonly #finishLine: () => void;
  readonly #streams: ConsoleStreams;
  readonly #json: boolean;
  readonly #theme: Theme;
  readonly #outputTheme: Theme;
  readonly #array: ReturnType<typeof createJsonArray> | undefined;
  #output: Output | undefined;
  #most: number | undefined;
  readonly #progress: ProgressDisplay | undefined;
  /** A line of progress stands on the terminal. */
  #isLineBegun = false;
  #written: Promise<void> = Promise.resolve();

  constructor(options: ConsoleHostOptions) {
    this.#streams = options.streams;
    this.interactive = options.questions !== undefined;
    const { choose, askText, askSecret } = options.questions ?? {
      choose: nobodyThere,
      askText: nobodyThere,
      askSecret: nobodyThere,
    };
    const written = async () => this.#written;
    this.choose = question => written().then(() => choose(question));
    this.askText = (...question) => written().then(() => askText(...question));
    this.askSecret = askSecret;
    if (options.readInput) this.readInput = options.readInput;
    this.#json = options.json;
    this.#theme = options.theme;
    this.#outputTheme = options.json ? options.theme : options.dataTheme;
    ({
      warning: this.warning,
      verbose: this.verbose,
      debug: this.debug,
      information: this.information,
      whatIf: this.whatIf,
      finishLine: this.#finishLine,
    } = talkStreams(options.theme, lines => this.#talk(lines), {
      // what a script writes to the host is part of what it prints, unless programs read the output
      showText: lines => (options.json ? this.#talk(lines) : this.#write(lines)),
      textTheme: this.#outputTheme,
    }));
    const { talk, talkWidth, taskbar } = options.streams;
    if (talkWidth !== undefined) {
      this.#progress = new ProgressDisplay({
        theme: options.theme,
        width: () => talkWidth,
        draw: line => {
          talk(`\r${line ?? ''}\x1b[K`);
          this.#isLineBegun = line !== undefined;
        },
        taskbar,
        now: () => Date.now(),
        later: (work, milliseconds) => void setTimeout(work, milliseconds).unref(),
      });
    }
    this.#array = options.json ? createJsonArray(lines => this.#write(lines)) : undefined;
  }

  async output(values: readonly Value[], style?: OutputStyle): Promise<void> {
    if (this.#array) this.#array.write(values);
    else await this.show(values, style);
    await this.#written;
  }

  async show(values: readonly Value[], style?: OutputStyle): Promise<undefined> {
    this.#most = style?.most;
    this.#output ??= createOutput({
      most: () => this.#most,
      width: this.#streams.width,
      print: lines => (this.#json ? this.#talk(lines) : this.#write(lines)),
      now: () => Date.now(),
      ...inksOf(this.#outputTheme),
      later: settleSoon,
    });
    this.#output.write(values);
    await this.#written;
  }

  async endOutput(): Promise<void> {
    const notices = this.#output?.end() ?? [];
    this.#output = undefined;
    this.#finishLine();
    if (notices.length > 0) this.#talk(notices);
    await this.#written;
  }

  /** Ends the JSON array; call once, when everything has run. */
  async finish(): Promise<void> {
    await this.endOutput();
    this.#progress?.clear();
    this.#array?.end();
    await this.#written;
    await this.#streams.flush();
  }

  error(record: Parameters<Host['error']>[0]): void {
    this.#talk(this.#json ? [errorJson(record)] : errorLines(record, this.#theme, this.#streams.talkWidth));
  }

  progress(progress: Parameters<Host['progress']>[0]): void {
    // a log is no place for a line that comes and goes
    this.#progress?.take(progress);
  }

  clear(): void {
    // there is no screen
  }

  #write(lines: readonly string[]): void {
    const text = `${lines.join('\n')}\n`;
    this.#written = this.#written.then(() => {
      this.#wipe();
      return this.#streams.data(text);
    });
  }

  /** Takes the line of progress away, since what comes now may go to the same terminal. */
  #wipe(): void {
    if (this.#isLineBegun) this.#streams.talk('\r\x1b[K');
    this.#isLineBegun = false;
  }

  #talk(lines: readonly string[]): void {
    this.#wipe();
    this.#streams.talk(`${lines.join('\n')}\n`);
  }
}
