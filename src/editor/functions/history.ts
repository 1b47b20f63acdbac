import { bufferOf, sliceOf, textOf } from '../buffer.ts';
import type { HistoryWalk } from '../history-walk.ts';
import { beginsWith } from '../match.ts';
import { unpredicted } from '../prediction.ts';
import {
  ask,
  type EditFunction,
  type EditorContext,
  type EditorState,
  editsOf,
  oneEdit,
  type Step,
  stay,
} from '../state.ts';
import { byLines } from './movement.ts';
import { chooseSuggestion } from './suggestion-list.ts';

/** Older entries, whatever was typed; in an input of several lines first the lines above, in the list the line above. */
export const previousHistory: EditFunction = (state, context, { argument = 1 }) =>
  walk(state, context, -Math.abs(argument), false);

/** Newer entries; past the newest, what was typed. */
export const nextHistory: EditFunction = (state, context, { argument = 1 }) => walk(state, context, argument, false);

/** As PreviousHistory, but only entries that begin with what stood before the cursor. */
export const historySearchBackward: EditFunction = (state, context, { argument = 1 }) =>
  walk(state, context, -Math.abs(argument), true);

/** The same towards the newest. */
export const historySearchForward: EditFunction = (state, context, { argument = 1 }) =>
  walk(state, context, argument, true);

/** The oldest entry. */
export const beginningOfHistory: EditFunction = (state, context) =>
  context.history.length === 0
    ? stay(state)
    : stay(recall(state, context, { ...startOf(state, context, false), index: 0 }));

/** What was typed. */
export const endOfHistory: EditFunction = (state, context) =>
  stay(recall(state, context, { ...startOf(state, context, false), index: context.history.length }));

/** Choosing from a list and forgetting all of it is up to the owner. */
export const historyPicker: EditFunction = state => ask(state, { kind: 'history-picker' });
export const clearHistory: EditFunction = state => ask(state, { kind: 'clear-history' });

function walk(state: EditorState, context: EditorContext, by: number, byPrefix: boolean): Step {
  const chosen = chooseSuggestion(state, context, by);
  if (chosen !== undefined) return chosen;
  if (state.walk === undefined && state.buffer.text.includes('\n')) {
    const step = byLines(state, by);
    if (step.state.buffer.cursor !== state.buffer.cursor) return step;
  }
  const start = startOf(state, context, byPrefix);
  const index = entryFrom(start, context, by);
  return stay(index === undefined ? { ...state, walk: { ...start } } : recall(state, context, { ...start, index }));
}

function startOf(state: EditorState, { history }: EditorContext, byPrefix: boolean): HistoryWalk {
  const prefix = byPrefix ? sliceOf(state.buffer, { start: 0, end: state.buffer.cursor }) : '';
  return state.walk ?? { prefix, index: history.length, from: editsOf(state), emphasised: byPrefix };
}

/** The entry so many steps away, or the number of entries for what was typed; undefined past the oldest. */
function entryFrom(
  { prefix, index, from }: HistoryWalk,
  { history, options }: EditorContext,
  by: number,
): number | undefined {
  const typed = textOf(from.buffer);
  const step = Math.sign(by);
  let found: number | undefined;
  let left = Math.abs(by);
  for (let at = index + step; left > 0 && at >= 0 && at <= history.length; at += step) {
    const entry = history[at];
    if (entry === undefined) return index === history.length ? undefined : at;
    if (!beginsWith(entry, prefix, options.historySearchCaseSensitive)) continue;
    if (options.historyNoDuplicates && (entry === typed || history.lastIndexOf(entry) !== at)) continue;
    found = at;
    left -= 1;
  }
  return found;
}

/** Shows an entry; the walk as a whole can be undone, and leads back to what was typed with its own undo. */
function recall(state: EditorState, { history, options }: EditorContext, to: HistoryWalk): EditorState {
  const entry = history[to.index];
  const prediction = unpredicted(state.prediction);
  const quiet = { ...state, walk: to, prediction, message: undefined };
  if (entry === undefined) return { ...quiet, ...to.from };
  const buffer = bufferOf(entry);
  const stays = to.emphasised && !options.historySearchCursorMovesToEnd;
  const cursor = stays ? Math.min(to.from.buffer.cursor, buffer.cursor) : buffer.cursor;
  return { ...quiet, ...oneEdit(to.from, { ...buffer, cursor }) };
}
