import { ding, type EditFunction, stay } from '../state.ts';

/** Takes the last edit back. */
export const undo: EditFunction = state => {
  const buffer = state.undone.at(-1);
  if (buffer === undefined) return ding(state);
  const undone = state.undone.slice(0, -1);
  return stay({ ...state, buffer, undone, redone: [...state.redone, state.buffer], message: undefined });
};

/** Takes the last Undo back. */
export const redo: EditFunction = state => {
  const buffer = state.redone.at(-1);
  if (buffer === undefined) return ding(state);
  const redone = state.redone.slice(0, -1);
  return stay({ ...state, buffer, redone, undone: [...state.undone, state.buffer], message: undefined });
};

/** Takes all edits back, one after the other. */
export const undoAll: EditFunction = state => {
  const [first, ...rest] = state.undone;
  if (first === undefined) return ding(state);
  return stay({ ...state, buffer: first, undone: [], redone: [...state.redone, state.buffer, ...rest.reverse()] });
};
