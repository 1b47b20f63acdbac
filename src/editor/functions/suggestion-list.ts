import { bufferOf } from '../buffer.ts';
import { listIsOpen, unpredicted, visibleLines } from '../prediction.ts';
import { type EditorContext, type EditorState, editsOf, oneEdit, type Step, stay } from '../state.ts';

/** Goes so many lines on in the list of suggestions, round over what was typed; undefined where no list is open. */
export function chooseSuggestion(state: EditorState, context: EditorContext, by: number): Step | undefined {
  const { prediction } = state;
  if (!listIsOpen(prediction)) return undefined;
  const places = prediction.items.length + 1;
  const place = (((prediction.chosen + 1 + by) % places) + places) % places;
  return stay(choose(state, context, place - 1));
}

/** Goes a page on or back, or to one end of the list. */
export function pageSuggestions(
  state: EditorState,
  context: EditorContext,
  page: 'up' | 'down' | 'top' | 'bottom',
): Step | undefined {
  const { prediction } = state;
  if (!listIsOpen(prediction)) return undefined;
  const last = prediction.items.length - 1;
  const { list: size } = visibleLines(context.rows);
  const { chosen } = prediction;
  const target = { up: Math.max(0, chosen - size), down: Math.min(last, chosen + size), top: 0, bottom: last }[page];
  return stay(choose(state, context, target));
}

/** Shows a line of the list in place of what was typed, or that again for -1. All of it together is one edit. */
function choose(state: EditorState, context: EditorContext, chosen: number): EditorState {
  const { prediction } = state;
  const from = prediction.from ?? editsOf(state);
  const item = prediction.items[chosen];
  if (item === undefined)
    return { ...state, ...from, prediction: { ...prediction, chosen: -1, top: 0, from: undefined } };
  const { list: size } = visibleLines(context.rows);
  const top = Math.min(Math.max(prediction.top, chosen - size + 1), chosen);
  return {
    ...state,
    ...oneEdit(from, bufferOf(item.text)),
    prediction: { ...prediction, chosen, top, from },
  };
}

/** Closes the list and brings back what was typed; undefined where no list is open. */
export function closeList(state: EditorState): Step | undefined {
  const { prediction } = state;
  if (!listIsOpen(prediction)) return undefined;
  return stay({ ...state, ...(prediction.from ?? editsOf(state)), prediction: unpredicted(prediction) });
}
