import { textOf } from '../buffer.ts';
import { type EditFunction, type EditorContext, type EditorState, recalled, type Step, stay } from '../state.ts';

/** The next older entry that begins with what was typed before the walk and differs from what is shown. */
export const historySearchBackward: EditFunction = (state, context) => search(state, context, -1, typed(state));

/** The next newer one; past the newest, what was typed before the walk. */
export const historySearchForward: EditFunction = (state, context) => search(state, context, 1, typed(state));

/** As HistorySearchBackward, whatever was typed. */
export const previousHistory: EditFunction = (state, context) => search(state, context, -1, '');
export const nextHistory: EditFunction = (state, context) => search(state, context, 1, '');

export const beginningOfHistory: EditFunction = (state, context) => {
  const first = context.history[0];
  return first === undefined ? stay(state) : recalled(state, first, { typed: typed(state), index: 0 });
};

export const endOfHistory: EditFunction = (state, context) =>
  state.walk === undefined
    ? stay(state)
    : recalled(state, state.walk.typed, { typed: state.walk.typed, index: context.history.length });

function typed(state: EditorState): string {
  return state.walk?.typed ?? textOf(state.buffer);
}

function search(state: EditorState, { history }: EditorContext, step: -1 | 1, prefix: string): Step {
  const shown = textOf(state.buffer);
  const line = typed(state);
  for (let index = (state.walk?.index ?? history.length) + step; index >= 0 && index < history.length; index += step) {
    const entry = history[index];
    if (entry !== undefined && entry !== shown && entry.startsWith(prefix))
      return recalled(state, entry, { typed: line, index });
  }
  const pastNewest = step === 1 && state.walk !== undefined;
  return pastNewest ? recalled(state, line, { typed: line, index: history.length }) : stay(state);
}
