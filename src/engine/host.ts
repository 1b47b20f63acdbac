import type { Value } from '../values/value.ts';
import type { Change } from './context.ts';
import type { ErrorRecord } from './error-record.ts';
import type { HostLine } from './host-line.ts';

/** How objects are to be shown, and until when. */
export interface OutputStyle {
  /** Ctrl+C: nothing more is read for the sake of showing them; left out: never. */
  readonly signal?: AbortSignal;
  /** `$FormatEnumerationLimit`: how many values of a collection are shown, all below 0; the views' own if left out. */
  readonly most?: number | undefined;
  /** What is taller than the screen goes to the pager, where the host has one: -Paging, `$OutputPaging`. */
  readonly paged?: boolean;
}

/** Renders the streams and asks the questions: prompt, browser, -Command and the transcript runner are four hosts. */
export interface Host {
  readonly interactive: boolean;
  /** Objects that reached the end of a pipeline, in order; resolves when the host can take more. */
  output(values: readonly Value[], style?: OutputStyle): Promise<void>;
  /** A pipeline that sent objects to `output` is over: tables end here. */
  endOutput(): Promise<void>;
  /**
   * Out-Host, where `output` is data for programs; left out: what is shown goes to `output`. Answers `enough` when the reader has closed the
   * pager and needs no more.
   */
  show?(values: readonly Value[], style?: OutputStyle): Promise<'enough' | undefined>;
  error(record: ErrorRecord): void;
  warning(text: string): void;
  verbose(text: string): void;
  debug(text: string): void;
  information(text: string, look?: HostText): void;
  /** `What if: …` with its effect lines. */
  whatIf(lines: readonly HostLine[]): void;
  /** undefined: what the running command does is over. */
  progress(progress: Progress | undefined): void;
  /** A question with one-letter choices; answers the index of the choice. undefined: Ctrl+C. */
  choose(question: Choice): Promise<number | undefined>;
  /** A line of text; undefined: cancelled, which Escape does too where `escapes` says so. */
  askText(
    lines: readonly HostLine[],
    label: string,
    options?: { readonly escapes: boolean },
  ): Promise<string | undefined>;
  /** Asks without echo; undefined: cancelled. */
  askSecret(label: string): Promise<string | undefined>;
  /** Decides about a change in place of a question by `choose` or `askText`: the browser's dialog shows many of them at once. */
  decide?(change: Change): Promise<boolean>;
  /** It decides also where a flag or a default of a parameter says yes. */
  readonly decidesAll?: boolean;
  /** Told right before a confirmed change goes out; what it throws keeps it from being sent. */
  sending?(): void;
  /** The host that an input has from its beginning to its end; left out: this one. */
  forInput?(): Host;
  /** Opens the full-screen browser and answers what was marked in it; left out: there is none here. */
  browse?(request: BrowseRequest): Promise<readonly Value[]>;
  /** Lets the user run other inputs before a question is answered; left out: a question cannot be suspended here. */
  nest?(): Promise<void>;
  /** All of standard input, where it is not read for something else. */
  readInput?(): Promise<string>;
  clear(): void;
}

/** What the browser is to show. */
export interface BrowseRequest {
  /** A location, `contoso:/team/api:1.4.2`; undefined: where the session stands. */
  readonly path: string | undefined;
  /** Objects in place of what a registry lists, as they come. */
  readonly values: AsyncIterable<readonly Value[]> | undefined;
  readonly signal: AbortSignal;
  /** As a context's. */
  readonly abandoned: AbortSignal;
}

/** How a text of the information stream looks. */
export interface HostText {
  /** The next text goes on in the same line. */
  readonly noNewline?: boolean;
  /** PowerShell's sixteen colours: `DarkYellow`. */
  readonly foreground?: string | undefined;
  readonly background?: string | undefined;
}

export interface Choice {
  readonly lines: readonly HostLine[];
  /** `Yes` with key `Y` and a help sentence. */
  readonly choices: readonly { readonly key: string; readonly label: string; readonly help: string }[];
  readonly fallback: number;
}

/** How far something is. */
export interface Progress {
  /** What is being done: `Deleting manifests`. */
  readonly activity: string;
  /** What it is at. */
  readonly status?: string;
  readonly done?: number;
  readonly total?: number;
  /** What is counted; left out: things. */
  readonly unit?: 'bytes';
  /** Worked out from the speed if left out. */
  readonly secondsRemaining?: number;
  /** A script's own record, which stays until it is completed or the input is over; left out: that of the running command. */
  readonly id?: number;
  /** The record that it is a part of. */
  readonly parentId?: number;
  /** The record goes away. */
  readonly completed?: boolean;
}
