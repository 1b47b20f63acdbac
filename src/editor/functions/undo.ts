import { type EditFunction, stay } from '../state.ts';

/** Takes the last edit back. */
export const undo: EditFunction = state => {
  const buffer = state.undone.at(-1);
  if (buffer === undefined) return stay(state);
  const undone = state.undone.slice(0, -1);
  return stay({ ...state, buffer, undone, redone: [...state.redone, state.buffer], killing: false, walk: undefined });
};

/** Takes the last Undo back. */
export const redo: EditFunction = state => {
  const buffer = state.redone.at(-1);
  if (buffer === undefined) return stay(state);
  const redone = state.redone.slice(0, -1);
  return stay({ ...state, buffer, redone, undone: [...state.undone, state.buffer], killing: false, walk: undefined });
};
