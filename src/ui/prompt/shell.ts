import type { Completion, Suggestion } from '../../editor/completion.ts';
import type { KeyBindings } from '../../editor/keys/bindings.ts';
import type { EditorOptions } from '../../editor/options.ts';
import type { FullScreen } from '../full-screen/full-screen.ts';
import type { PagedLines } from '../pager/paged-lines.ts';
import type { Clipboard } from './context.ts';
import type { Span } from './layout.ts';
import type { PromptText } from './prompt-text.ts';

/** What the prompt needs from the program behind it. The state lives there, outside React; the prompt only edits lines and shows text. */
export interface Shell {
  /** What to say before the first line, such as a history that could not be read. */
  readonly notices: readonly string[];
  /** A screen reader reads what is drawn: nothing is to come and go. */
  readonly isSpoken: boolean;
  /** What runs before the first line: the profile. As `run`. */
  start(face: PromptFace, stops: Stops): Promise<RunResult>;
  /** The terminal has told its background, 0 to 255 each. */
  setBackground(colour: { readonly r: number; readonly g: number; readonly b: number }): void;
  /** Tells how many conversations wait for the present one to end: 0 at first, 1 at a suspended question. */
  setLevel(level: number): void;
  /** The prompt of the next line. The user's own function may run commands for it. */
  prompt(face: PromptFace, stops: Stops): Promise<PromptText>;
  /** The prompt where the user's own function was stopped. */
  readonly plainPrompt: PromptText;
  /** One line of plain text that stands under the input, where the user wants one. */
  status(): string | undefined;
  /** True when the text cannot be run yet because something in it is still open: Enter then adds a line. */
  isIncomplete(text: string): boolean;
  /**
   * Runs one accepted input to its end. A user's mistake is written to the face, never thrown.
   * @returns `exit`, the exit code, when the shell is to be left.
   */
  run(text: string, face: PromptFace, stops: Stops): Promise<RunResult>;
  /** Opens the browser where the session stands; what is wrong is written to the face. */
  browse(face: PromptFace, stops: Stops): Promise<void>;
  readonly editor: {
    /** As they are now: cmdlets change them. */
    readonly keys: KeyBindings;
    readonly options: EditorOptions;
    readonly keyboard: {
      /** Milliseconds after which an ESC is a key of its own. */
      readonly ansiEscapeTimeout: number;
      /** What the terminal sends for Backspace. */
      readonly backspaceByte: 'DEL' | 'BS';
    };
  };
  /** What may stand at a place of the text, in UTF-16 units; from caches only, so that it never waits for the network. */
  complete(text: string, cursor: number): Promise<Completion>;
  /** Drops the names that were fetched for completion. */
  forgetNames(): void;
  /** Called when a suggestion is drawn: what a newcomer should know about suggestions, once; undefined when there is nothing to tell. */
  suggestionHint(): string | undefined;
  /** What fits the location, for a half-typed line; from caches only. */
  suggest(text: string): readonly Suggestion[];
  /** What the parts of the text are; from what is known now. */
  highlight(text: string): readonly Span[];
  /** Calls the listener when `complete` or `highlight` would answer more than before; `undefined` takes it away. */
  onMore(listener: (() => void) | undefined): void;
  /** The help of the command at a place of the text, and the line to begin with. */
  commandHelp(text: string, cursor: number, width: number): Promise<HelpText | undefined>;
  /** A few lines about the parameter at a place of the text. */
  parameterHelp(text: string, cursor: number, width: number): Promise<readonly string[] | undefined>;
  /** The text with the alias at its end spelled out; undefined where there is none or the user does not want that on Space. */
  expand(text: string): string | undefined;
  readonly history: {
    /** Earlier inputs, oldest first. Read again for every new line. */
    entries(): readonly PastInput[];
    /** Called with each accepted input before it runs; blank ones are left out. */
    add(line: string): void;
    /** Writes what is not on the disk yet, at once: the process is about to end. */
    save(): void;
    /** Forgets what was typed, for this session. */
    clear(): void;
  };
}

/** How the user stops a run. */
export interface Stops {
  /** Ctrl+C: it is to end, what it has sent is awaited. */
  readonly signal: AbortSignal;
  /** Ctrl+C once more, soon: nothing is awaited any more. */
  readonly abandoned: AbortSignal;
}

/** Text for the pager. */
export interface HelpText {
  readonly lines: readonly string[];
  /** Index of the line to begin with. */
  readonly top: number;
}

/** One earlier input. */
export interface PastInput {
  readonly line: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly status?: 'ok' | 'failed' | 'cancelled' | undefined;
  readonly registry?: string | undefined;
}

export interface RunResult {
  readonly exit?: number;
}

/** What a running command may do to the terminal. Text from outside must already have passed `clean`. */
export interface PromptFace {
  /** Cells of a row, now. */
  readonly width: number;
  /** Writes whole lines above the live region, in order; resolves when the terminal has taken them. */
  write(lines: readonly string[]): Promise<void>;
  /** Shows one transient line below the transcript, styled and no wider than the terminal; `undefined` removes it. */
  progress(line: string | undefined): void;
  /** Hands the terminal a sequence that draws nothing. */
  send(sequence: string): void;
  /**
   * Asks for one of several choices. Input typed before the question stood on the screen is thrown away and a paste is
   * never an answer. Resolves with the `key` of the choice, or `undefined` after Ctrl+C, which also aborts the run.
   */
  ask(question: Question): Promise<string | undefined>;
  /** Asks for a line of text, as for a name to be typed; the same guards as `ask`. `undefined` after Ctrl+C. */
  askText(question: TextQuestion): Promise<string | undefined>;
  /** Asks for a secret, drawn as `*` and kept nowhere. `undefined` after Ctrl+C. */
  askSecret(label: string): Promise<string | undefined>;
  /** Lines of one output that go to a pager when they are taller than the screen, until `signal` closes it. */
  paged(signal: AbortSignal): PagedLines;
  /** Where copied text goes. */
  readonly clipboard: Clipboard;
  /** Gives the terminal, in its usual modes, to another program for a while. */
  lend<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Fills the screen with something until it closes; every key is its own meanwhile, Ctrl+C too. */
  fill(content: FullScreen): Promise<void>;
  /** Lets the user run other inputs in the middle of this run, behind a prompt of their own, until `exit`. */
  nest(): Promise<void>;
  /** Clears the visible screen. */
  clear(): void;
}

export interface Question {
  /** Lines above the choices, e.g. `Confirm`, `Are you sure …`, the operation and its effects. */
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
  /** The `key` chosen by Enter alone. */
  readonly default: string;
}

/** One choice of a question, drawn as `[Y] Yes`. Chosen by its key or its label, in any letter case, and by nothing else. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  /** Printed as `Y - help` when `?` is answered. */
  readonly help: string;
}

export interface TextQuestion {
  readonly lines: readonly string[];
  /** Drawn in front of the field, e.g. `Type team/api to delete it, or press Enter to keep it: `. */
  readonly label: string;
  /** Escape cancels it, as Ctrl+C does. */
  readonly escapes: boolean;
}
