import { type Buffer, bufferOf, emptyBuffer } from './buffer.ts';
import type { Suggestion } from './completion.ts';
import type { Effect } from './effect.ts';
import type { HistoryWalk } from './history-walk.ts';
import type { KeyBindings } from './keys/bindings.ts';
import type { Opened } from './opened.ts';
import type { EditorOptions } from './options.ts';
import { noPrediction, type Prediction } from './prediction.ts';
import type { Run } from './run.ts';

/** Everything the line editor knows between two keys. */
export interface EditorState extends Edits {
  /** Killed text; the piece that Yank inserts comes first. */
  readonly kills: readonly string[];
  /** Where SetMark was called, in graphemes; the text may have become shorter since. */
  readonly mark: number;
  /** What is selected reaches from here to the cursor. Ends with the first function that does not renew it. */
  readonly selection: Selection | undefined;
  /** What functions of one kind, called one after the other, pass on. Ends as the selection does. */
  readonly run: Run | undefined;
  /** Ends as the selection does. */
  readonly walk: HistoryWalk | undefined;
  /** The first key of a chord of two, once it has been pressed. */
  readonly chord: string | undefined;
  readonly argument: DigitArgument | undefined;
  /** What takes the keys before the bindings do: a menu, a search, a question. */
  readonly opened: Opened | undefined;
  readonly prediction: Prediction;
  /** What the user switched the view of the suggestions to, in place of the option's style at that time. */
  readonly viewStyle: SwitchedView | undefined;
  /** Why ValidateAndAcceptLine did not accept; the next edit takes it away. */
  readonly message: string | undefined;
  /** What AcceptAndGetNext wants on the next line. */
  readonly upNext: { readonly text: string; readonly index: number } | undefined;
}

/** The text with its undo history. */
export interface Edits {
  readonly buffer: Buffer;
  /** Earlier buffers, latest last. */
  readonly undone: readonly Buffer[];
  readonly redone: readonly Buffer[];
}

export interface Selection {
  readonly anchor: number;
}

/** A digit argument as it is typed; `-1` stands for a lone Alt+-. */
export interface DigitArgument {
  readonly text: string;
  readonly sawDigit: boolean;
}

export interface SwitchedView {
  readonly option: 'InlineView' | 'ListView';
  readonly shown: 'InlineView' | 'ListView';
}

/** What the editor asks and does not know itself. */
export interface EditorContext {
  /** Earlier inputs, oldest first. */
  readonly history: readonly string[];
  readonly keys: Pick<KeyBindings, 'lookup' | 'isPrefix' | 'list'>;
  readonly options: EditorOptions;
  /** Size of the terminal in cells. */
  readonly columns: number;
  readonly rows: number;
  /** True when the text cannot be run yet, so that Enter adds a line. */
  isIncomplete(text: string): boolean;
  /** Lines that begin with the text and fit the location, the best first. Answers at once. */
  suggest(text: string): readonly Suggestion[];
}

export interface Step {
  readonly state: EditorState;
  /** What the owner has to do, in this order. */
  readonly effects: readonly Effect[];
}

/** How a function was called. */
export interface Call {
  /** The last key of the chord that called it, as `chordOf` writes it. */
  readonly key: string;
  /** The digit argument typed before it. */
  readonly argument: number | undefined;
}

/** An editing function: PSReadLine's name for it is its key in the table of functions. */
export type EditFunction = (state: EditorState, context: EditorContext, call: Call) => Step;

export const emptyEditor: EditorState = {
  buffer: emptyBuffer,
  undone: [],
  redone: [],
  kills: [],
  mark: 0,
  selection: undefined,
  run: undefined,
  walk: undefined,
  chord: undefined,
  argument: undefined,
  opened: undefined,
  prediction: noPrediction,
  viewStyle: undefined,
  message: undefined,
  upNext: undefined,
};

/** A fresh line. Killed text is kept for later, and so is the view of the suggestions. */
export function nextLine({ kills, viewStyle, upNext }: EditorState): EditorState {
  const fresh = { ...emptyEditor, kills, viewStyle };
  if (upNext === undefined) return fresh;
  const walk = { prefix: '', index: upNext.index, from: editsOf(fresh), emphasised: false };
  return { ...fresh, buffer: bufferOf(upNext.text), undone: [emptyBuffer], walk };
}

export function editsOf({ buffer, undone, redone }: Edits): Edits {
  return { buffer, undone, redone };
}

/** A buffer as the one edit since then, whatever there was in between. */
export function oneEdit(from: Edits, buffer: Buffer): Edits {
  return { buffer, undone: [...from.undone, from.buffer], redone: [] };
}

/** Nothing is left to be done outside the editor. */
export function stay(state: EditorState): Step {
  return { state, effects: [] };
}

/** The state as it is, and what the owner has to do. */
export function ask(state: EditorState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** There is nothing to be done. */
export function ding(state: EditorState): Step {
  return ask(state, { kind: 'ding' });
}

/** Moves the cursor and nothing else; places out of the text are taken for its ends. */
export function moved(state: EditorState, place: number): Step {
  const { buffer } = state;
  return stay({ ...state, buffer: { ...buffer, cursor: Math.min(Math.max(0, place), buffer.text.length) } });
}

/** Puts an edited buffer in place: the old one can be brought back by Undo. */
export function edited(state: EditorState, buffer: Buffer): EditorState {
  return { ...state, ...oneEdit(state, buffer), message: undefined };
}
