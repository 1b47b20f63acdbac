import { sliceOf, splice, textOf } from '../buffer.ts';
import { selected } from '../selection.ts';
import { ask, type EditFunction, edited, stay } from '../state.ts';

/** Copies what is selected, or the whole input. */
export const copy: EditFunction = state => {
  const range = selected(state);
  const text = range === undefined ? textOf(state.buffer) : sliceOf(state.buffer, range);
  return text === '' ? stay(state) : ask(state, { kind: 'copy', text });
};

/** Copies what is selected and takes it out. */
export const cut: EditFunction = state => {
  const range = selected(state);
  if (range === undefined || range.start === range.end) return stay(state);
  const buffer = splice(state.buffer, range.start, range.end, '');
  return ask(edited(state, buffer), { kind: 'copy', text: sliceOf(state.buffer, range) });
};

/** Copies what is selected; where nothing is, gives the input up. */
export const copyOrCancelLine: EditFunction = (state, context, call) =>
  selected(state) === undefined ? ask(state, { kind: 'cancel' }) : copy(state, context, call);

/** Gives the input up. */
export const cancelLine: EditFunction = state => ask(state, { kind: 'cancel' });

/** The answer takes the place of what is selected, so the selection is kept for it. */
export const paste: EditFunction = state =>
  ask({ ...state, selection: state.selection && { ...state.selection } }, { kind: 'paste' });
