import { type Buffer, bufferOf, emptyBuffer } from './buffer.ts';
import type { Suggestion } from './completion.ts';
import type { Effect } from './effect.ts';
import type { KeyBindings } from './keys/bindings.ts';
import type { EditorOptions } from './options.ts';

/** Everything the line editor knows between two keys. */
export interface EditorState {
  readonly buffer: Buffer;
  /** Earlier buffers, latest last. */
  readonly undone: readonly Buffer[];
  readonly redone: readonly Buffer[];
  /** Killed text, latest first. */
  readonly kills: readonly string[];
  /** True right after a kill: the next one joins it to one piece. */
  readonly killing: boolean;
  readonly walk: HistoryWalk | undefined;
  /** The first key of a chord of two, once it has been pressed. */
  readonly chord: string | undefined;
}

/** A walk through the history, begun by the first Up and ended by the first edit. */
export interface HistoryWalk {
  /** What was on the line; only entries that begin with it are visited. */
  readonly typed: string;
  /** Index of the entry shown; the number of entries stands for what was typed. */
  readonly index: number;
}

/** What the editor asks and does not know itself. */
export interface EditorContext {
  /** Earlier inputs, oldest first. */
  readonly history: readonly string[];
  readonly keys: KeyBindings;
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
  /** The chord that called it, as `chordOf` writes it. */
  readonly chord: string;
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
  killing: false,
  walk: undefined,
  chord: undefined,
};

/** A fresh line; killed text is kept for later. */
export function nextLine(state: EditorState): EditorState {
  return { ...emptyEditor, kills: state.kills };
}

/** Nothing is left to be done outside the editor. */
export function stay(state: EditorState): Step {
  return { state, effects: [] };
}

/** The state as it is, and what the owner has to do. */
export function ask(state: EditorState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** Moves the cursor and nothing else. */
export function moved(state: EditorState, cursor: number): Step {
  return stay({ ...state, buffer: { ...state.buffer, cursor }, killing: false });
}

/** Puts an edited buffer in place: the old one can be brought back by Undo, and a walk through the history ends. */
export function edited(state: EditorState, buffer: Buffer): Step {
  const undone = [...state.undone, state.buffer];
  return stay({ ...state, buffer, undone, redone: [], killing: false, walk: undefined });
}

/** Shows an entry of the history, the cursor behind it. */
export function recalled(state: EditorState, text: string, walk: HistoryWalk): Step {
  return stay({ ...edited(state, bufferOf(text)).state, walk });
}
