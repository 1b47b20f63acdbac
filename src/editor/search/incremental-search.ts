import { bufferOf, rangeOf, textOf } from '../buffer.ts';
import { indexIn } from '../match.ts';
import { unpredicted } from '../prediction.ts';
import { type EditorContext, type EditorState, type Edits, editsOf, oneEdit } from '../state.ts';
import type { Range } from '../view.ts';

/** A search through the history that goes on with each character. */
export interface IncrementalSearch {
  readonly kind: 'search';
  /** Before the search. */
  readonly from: Edits;
  /** One for each typed character, behind the one for none. */
  readonly frames: readonly [Frame, ...Frame[]];
}

export interface Frame {
  readonly typed: string;
  /** Index of the entry shown; the number of entries stands for the line before. */
  readonly index: number;
  readonly backward: boolean;
  readonly failed: boolean;
  /** Where the entry contains what was typed. */
  readonly match: Range | undefined;
}

export function frameShown({ frames }: IncrementalSearch): Frame {
  return frames.at(-1) ?? frames[0];
}

export function beginSearch(state: EditorState, { history }: EditorContext, backward: boolean): EditorState {
  const index = state.walk?.index ?? history.length;
  const frame: Frame = { typed: '', index, backward, failed: false, match: undefined };
  const opened = { kind: 'search', from: state.walk?.from ?? editsOf(state), frames: [frame] } as const;
  return { ...state, opened, prediction: unpredicted(state.prediction), selection: undefined };
}

/** Looks for a further entry, in the direction given. */
export function searchOn(
  state: EditorState,
  search: IncrementalSearch,
  backward: boolean,
  context: EditorContext,
): EditorState {
  const [first, ...rest] = search.frames;
  const frame = find({ ...frameShown(search), backward }, context);
  return show(
    state,
    { ...search, frames: rest.length === 0 ? [frame] : [first, ...rest.slice(0, -1), frame] },
    context,
  );
}

/** Goes on with one more character; the entry shown stays if it contains that too. */
export function searchMore(
  state: EditorState,
  search: IncrementalSearch,
  character: string,
  context: EditorContext,
): EditorState {
  const frame = frameShown(search);
  const typed = frame.typed + character;
  const match = matchIn(textOf(state.buffer), typed, context);
  const next = match === undefined ? find({ ...frame, typed }, context) : { ...frame, typed, match, failed: false };
  return show(state, { ...search, frames: [...search.frames, next] }, context);
}

/** Takes the last character back; undefined where there is none. */
export function searchLess(
  state: EditorState,
  search: IncrementalSearch,
  context: EditorContext,
): EditorState | undefined {
  const [first, ...rest] = search.frames;
  if (rest.length === 0) return undefined;
  return show(state, { ...search, frames: [first, ...rest.slice(0, -1)] }, context);
}

/** Ends the search and keeps what was found; a walk through the history goes on from there. */
export function keepFound(state: EditorState, search: IncrementalSearch): EditorState {
  const { index } = frameShown(search);
  return { ...state, opened: undefined, walk: { prefix: '', index, from: search.from, emphasised: false } };
}

/** Ends the search; the line is what it was before. */
export function giveUpSearch(state: EditorState, search: IncrementalSearch): EditorState {
  return { ...state, ...search.from, opened: undefined };
}

function find(frame: Frame, context: EditorContext): Frame {
  const { history, options } = context;
  const step = frame.backward ? -1 : 1;
  for (let index = frame.index + step; index >= 0 && index < history.length; index += step) {
    const entry = history[index] ?? '';
    const match = matchIn(entry, frame.typed, context);
    if (match === undefined) continue;
    if (options.historyNoDuplicates && history.lastIndexOf(entry) !== index) continue;
    return { ...frame, index, match, failed: false };
  }
  return { ...frame, match: undefined, failed: true };
}

function matchIn(entry: string, typed: string, { options }: EditorContext): Range | undefined {
  const at = indexIn(entry, typed, options.historySearchCaseSensitive);
  if (at === -1) return undefined;
  return rangeOf(bufferOf(entry), { start: at, end: at + typed.length });
}

function show(state: EditorState, search: IncrementalSearch, { history, options }: EditorContext): EditorState {
  const { index, match } = frameShown(search);
  const { from } = search;
  const entry = history[index];
  const shown = { ...state, opened: search };
  if (entry === undefined) return { ...shown, ...from };
  const buffer = bufferOf(entry);
  const cursor = options.historySearchCursorMovesToEnd || match === undefined ? buffer.cursor : match.start;
  return { ...shown, ...oneEdit(from, { ...buffer, cursor }) };
}
